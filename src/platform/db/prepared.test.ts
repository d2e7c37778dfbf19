import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmbedded } from './embedded.ts'
import { dbEmbedded, sql } from './index.ts'
import { layPrepared, makePrepared } from './prepared.ts'

let base: string
let prepared: string
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'wiec-prepared-'))
  prepared = join(base, 'prepared')
  await makePrepared(prepared, async (db) => {
    await sql`create table kept as select 42 as answer`.execute(db)
  })
})
afterAll(() => rm(base, { recursive: true, force: true }))

test('a new folder begins with what was prepared, and what it becomes stays its own', async () => {
  const folder = join(base, 'new')
  await layPrepared(prepared, folder)
  const db = dbEmbedded(await openEmbedded(folder))
  await sql`update kept set answer = answer + 1`.execute(db)
  await db.destroy()

  await layPrepared(prepared, folder)
  const again = dbEmbedded(await openEmbedded(folder))
  expect((await sql`select answer from kept`.execute(again)).rows).toEqual([{ answer: 43 }])
  await again.destroy()
})

test('half a copy is made again from the beginning', async () => {
  const folder = join(base, 'broken')
  await mkdir(`${folder}.half`)
  await writeFile(join(`${folder}.half`, 'PG_VERSION'), 'half')
  await layPrepared(prepared, folder)
  expect([existsSync(join(folder, 'base')), existsSync(`${folder}.half`)]).toEqual([true, false])
})

test('where nothing is prepared, nothing is laid', async () => {
  await layPrepared(join(base, 'missing'), join(base, 'untouched'))
  expect(existsSync(join(base, 'untouched'))).toBe(false)
})
