import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EngineName, eachEngine, type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { aHouse, type TestHouse } from '../../../tests/support/house.ts'
import { loadPlaces } from '../../modules/places/index.ts'
import { systemContext } from '../../platform/context.ts'
import { type Db, json, newId, sql } from '../../platform/db/index.ts'
import { openDisk } from '../../platform/files/disk.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { testJobs } from '../../platform/jobs/testing.ts'
import { seedDemo } from '../demo/index.ts'
import { definitions } from '../jobs.ts'
import { makeBackup } from './backup.ts'
import { RestoreRefused, restoreBackup } from './restore.ts'
import { rowsOf, sequencesOf, speakPlainly, tablesOf } from './tables.ts'

eachEngine('a backup', (at) => {
  let folder: string
  let house: TestHouse
  let file: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wiec-backup-'))
    house = await aHouse(at)
    house.jobs = testJobs(definitions())
    await seedDemo(systemContext(house, 'test'))
    await awkwardRows(at.db)
    file = join(folder, 'kopia.tar')
    await makeBackup({ db: at.db, files: house.files, secret: 'a kept secret of the portal, long enough' }, file)
  })
  afterAll(async () => {
    await house.close()
    await rm(folder, { recursive: true, force: true })
  })

  for (const engine of ['embedded', 'postgres'] as const)
    test(`is put back row for row and file for file into ${engine}`, async () => {
      const target = await emptyPlace(engine)
      if (!target) return
      const told = await restoreBackup(target, file)

      const before = await everything(at.db)
      expect(await everything(target.db)).toEqual(before)
      expect(before['remarks.remarks']?.length).toBeGreaterThan(20)
      expect(told.rows).toBe(Object.values(before).flat().length)
      expect(await sequencesOf(target.db)).toEqual(await sequencesOf(at.db))
      expect(await contentsOf(target.files)).toEqual(await contentsOf(house.files))
      expect(target.secret()).toBe('a kept secret of the portal, long enough')
      await target.close()
    })

  test('once put back, references and triggers hold as before', async () => {
    const target = await emptyPlace(at.engine)
    if (!target) throw new Error('this engine is here')
    await restoreBackup(target, file)
    const orphan = sql`insert into identity.sessions (id, person_id, token, created_at, updated_at, expires_at)
      values (${newId()}, ${newId()}, 'x', now(), now(), now())`
    await expect(orphan.execute(target.db)).rejects.toMatchObject({ code: '23503' })
    await expect(sql`delete from audit.events`.execute(target.db)).rejects.toThrow()
    await target.close()
  })

  test('an inhabited database is refused and left as it was', async () => {
    const before = await everything(at.db)
    const inhabited = { ...(await aPlace(at)), db: at.db }
    await expect(restoreBackup(inhabited, file)).rejects.toMatchObject({ reason: 'not-empty' })
    expect(await everything(at.db)).toEqual(before)
  })

  test('an archive cut short, of another kind or damaged is refused before anything is touched', async () => {
    const target = await emptyPlace(at.engine)
    if (!target) throw new Error('this engine is here')
    const short = join(folder, 'short.tar')
    await writeFile(short, await readFile(file))
    await truncate(short, (await stat(file)).size - 4096)
    await expect(restoreBackup(target, short)).rejects.toMatchObject({ reason: 'cut-short' })
    const other = join(folder, 'other.tar')
    await writeFile(other, 'not an archive at all'.repeat(100))
    await expect(restoreBackup(target, other)).rejects.toBeInstanceOf(RestoreRefused)
    expect((await everything(target.db))['platform.migrations']?.length).toBeGreaterThan(0)
    await target.close()
  })

  test('one that could not be finished leaves nothing at its path', async () => {
    const path = join(folder, 'unfinished.tar')
    const broken: FileStore = { ...house.files, open: () => Promise.reject(new Error('disk gone')) }
    await expect(makeBackup({ db: at.db, files: broken, secret: null }, path)).rejects.toThrow('disk gone')
    expect(existsSync(path) || existsSync(`${path}.part`)).toBe(false)
  })
})

/** Values that lose something easily: nothing beside "nothing", microseconds, bytes, quotes, long text. */
async function awkwardRows(db: Db) {
  await sql`insert into platform.settings (name, value, changed_at) values
    ('test.null', ${json(null)}, '2026-03-29 01:59:59.123456+00'),
    ('test.text', ${json({ text: 'cudzysłów " ukośnik \\ nowy\nwiersz 👩‍🌾', none: null, list: [1.5, 'ż'] })}, 'infinity')`.execute(
    db,
  )
  await sql`insert into platform.throttles (key, window_starts_at, count) values (${`k,{}"\\'`}, now(), ${2 ** 31 - 1})`.execute(
    db,
  )
}

interface Place {
  db: Db
  files: FileStore
  makeQueue(): Promise<void>
  keepSecret(secret: string): Promise<void>
  secret(): string | null
  close(): Promise<void>
}

/** A migrated database with the register of units and nothing else; null where the engine is not tested. */
async function emptyPlace(engine: EngineName): Promise<Place | null> {
  if (engine === 'postgres' && process.env.WIEC_TEST_ENGINES === 'embedded') return null
  return aPlace(await testDatabase(engine))
}

async function aPlace(at: TestDatabase): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'wiec-place-'))
  await loadPlaces(at.db)
  let secret: string | null = null
  return {
    db: at.db,
    files: await openDisk(folder),
    makeQueue: async () => {},
    keepSecret: async (kept) => {
      secret = kept
    },
    secret: () => secret,
    close: async () => {
      await at.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function everything(db: Db): Promise<Record<string, string[]>> {
  return db.transaction().execute(async (transaction) => {
    const inside = transaction as unknown as Db
    await speakPlainly(inside)
    const found: Record<string, string[]> = {}
    for (const table of await tablesOf(inside)) {
      found[table.name] = []
      for await (const rows of rowsOf(inside, table)) found[table.name]?.push(...rows)
    }
    return found
  })
}

async function contentsOf(files: FileStore): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for await (const hash of files.list()) found[hash] = Buffer.from(await files.read(hash)).toString('base64')
  return found
}
