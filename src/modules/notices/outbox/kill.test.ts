import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openMigrated, testDatabase } from '../../../../tests/support/database.ts'
import { aHouse, contextOf, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { openEmbedded } from '../../../platform/db/embedded.ts'
import { type Db, dbEmbedded, dbOnServer, newId } from '../../../platform/db/index.ts'
import { openPool } from '../../../platform/db/server.ts'
import { aNotice, keepingTransport, outboxOf, withTransport } from '../examples.ts'
import { notify } from './actions.ts'
import { sendDue } from './sending.ts'

const bundle = join('node_modules', '.cache', `killed-worker-${newId()}`)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wiec-kill-'))
  await build({
    configFile: false,
    logLevel: 'silent',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { ssr: 'src/modules/notices/outbox/testing.ts', outDir: bundle },
  })
})
afterAll(async () => {
  await rm(bundle, { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
})

/** The worker that is killed; gives the Message-IDs its server got. */
async function killedWorker(engine: 'postgres' | 'embedded', place: string): Promise<string[]> {
  const delivered = join(folder, `delivered-${engine}`)
  const worker = spawn(process.execPath, [join(bundle, 'testing.js'), engine, place, folder, delivered], {
    stdio: 'inherit',
  })
  const signal = await new Promise((resolve) => worker.once('exit', (_code, signal) => resolve(signal)))
  expect(signal).toBe('SIGKILL')
  return readFileSync(delivered, 'utf8').trim().split('\n')
}

const write = (house: TestHouse) => notify(contextOf(house), aNotice())

async function afterTheKill(house: TestHouse, db: Db, delivered: string[]) {
  expect(await outboxOf(db)).toMatchObject([{ state: 'sending', attempts: 1 }])
  const next = keepingTransport()
  house.clock.set(Temporal.Now.instant().add({ hours: 1 }))
  const worker = systemContext(withTransport({ ...house, db }, next), 'test')
  await sendDue(worker)
  await sendDue(worker)
  expect(delivered).toHaveLength(1)
  expect(next.sent).toEqual([])
  expect(await outboxOf(db)).toMatchObject([{ state: 'unknown', reason: 'worker-lost' }])
}

test.skipIf(!inject('postgresUrl'))(
  'kill -9 after the server took a letter sends it no second time (postgres)',
  async () => {
    const at = await testDatabase('postgres')
    const house = await aHouse(at)
    await write(house)
    const delivered = await killedWorker('postgres', at.url ?? '')
    const db = dbOnServer(openPool(at.url ?? '', 2))
    await afterTheKill(house, db, delivered)
    await db.destroy()
    await house.close()
    await at.close()
  },
)

test('kill -9 after the server took a letter sends it no second time (embedded)', async () => {
  const place = join(folder, 'db')
  const before = dbEmbedded(await openMigrated(place))
  const house = await aHouse({ db: before, engine: 'embedded', url: null, close: async () => {} })
  await write(house)
  await before.destroy()
  const delivered = await killedWorker('embedded', place)
  const db = dbEmbedded(await openEmbedded(place))
  await afterTheKill(house, db, delivered)
  await db.destroy()
  await house.close()
})
