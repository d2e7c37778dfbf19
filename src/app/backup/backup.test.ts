import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EngineName, eachEngine, type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { aHouse, type TestHouse } from '../../../tests/support/house.ts'
import { loadPlaces } from '../../modules/places/index.ts'
import { countPractices } from '../../modules/practices/index.ts'
import { openBus } from '../../platform/bus.ts'
import { type House, systemContext } from '../../platform/context.ts'
import { type Db, json, newId, sql } from '../../platform/db/index.ts'
import { openDisk } from '../../platform/files/disk.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { testJobs } from '../../platform/jobs/testing.ts'
import { seedDemo } from '../demo/index.ts'
import { definitions } from '../jobs.ts'
import { makeBackup } from './backup.ts'
import { RestoreRefused, restoreBackup } from './restore.ts'
import { rowsOf, sequencesOf, speakPlainly, tablesOf } from './tables.ts'

const SECRET = 'a kept secret of the portal, long enough'

let archives: string
let demonstration: Awaited<ReturnType<typeof aDemonstration>>

beforeAll(async () => {
  archives = await mkdtemp(join(tmpdir(), 'wiec-backup-'))
  demonstration = await aDemonstration(join(archives, 'demonstracja.tar'))
}, 120_000)
afterAll(() => rm(archives, { recursive: true, force: true }))

// The network is brought once; each engine begins with what was put back into it, which is the first thing looked at.
eachEngine('a backup', (at) => {
  let folder: string
  let house: TestHouse
  let file: string
  let begun: Record<string, string[]>

  beforeAll(async () => {
    folder = await mkdtemp(join(archives, 'of-'))
    house = await aHouse(at)
    const place = await aPlace(at, house.files)
    await restoreBackup(place, demonstration.file)
    begun = await everything(at.db)
    await awkwardRows(at.db)
    file = join(folder, 'kopia.tar')
    await makeBackup({ db: at.db, files: house.files, secret: SECRET }, file)
  }, 120_000)
  afterAll(() => house.close())

  test('of the demonstration network holds all of it', async () => {
    expect(begun).toEqual(demonstration.rows)
    expect(await contentsOf(house.files)).toEqual(demonstration.contents)
    expect(Object.keys(demonstration.contents).length).toBeGreaterThan(20)
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
      expect(target.secret()).toBe(SECRET)
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

  test('practices put back are on the map as they are, and followed from then on', async () => {
    const target = await emptyPlace(at.engine)
    if (!target) throw new Error('this engine is here')
    // As from a server that has done far more than this one.
    await sql`alter table practices.practices disable trigger note_map_change`.execute(at.db)
    await sql`update practices.practices set map_changed = 900000000 + map_number`.execute(at.db)
    await sql`alter table practices.practices enable trigger note_map_change`.execute(at.db)
    const later = join(folder, 'later.tar')
    await makeBackup({ db: at.db, files: house.files, secret: null }, later)
    await restoreBackup(target, later)
    const { rows } = await sql<{ most: number }>`
      select max(map_changed)::int as most from practices.practices`.execute(target.db)
    expect(rows[0]?.most).toBe(0)

    const bus = await openBus(null)
    const moved = { db: target.db, house: { ...house, db: target.db, bus } as unknown as House }
    const whole = await countPractices(moved, {})
    expect(whole).toBe(await countPractices({ db: at.db, house }, {}))
    expect(whole).toBeGreaterThan(50)
    await sql`update practices.practices set hidden_at = now(), hidden_reason = 'próba' where map_number % 2 = 0`.execute(
      target.db,
    )
    await bus.tell(['practices'])
    const { rows: left } = await sql<{ count: number }>`
      select count(*)::int as count from practices.practices where is_public`.execute(target.db)
    expect(await countPractices(moved, {})).toBe(left[0]?.count)
    expect(left[0]?.count).toBeLessThan(whole)
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

/** The demonstration network on the embedded engine, kept in an archive. */
async function aDemonstration(file: string) {
  const at = await testDatabase('embedded')
  const house = await aHouse(at)
  house.jobs = testJobs(definitions())
  await seedDemo(systemContext(house, 'test'))
  await makeBackup({ db: at.db, files: house.files, secret: SECRET }, file)
  const [rows, contents] = [await everything(at.db), await contentsOf(house.files)]
  await house.close()
  await at.close()
  return { file, rows, contents }
}

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

async function aPlace(at: TestDatabase, files?: FileStore): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'wiec-place-'))
  await loadPlaces(at.db)
  let secret: string | null = null
  return {
    db: at.db,
    files: files ?? (await openDisk(folder)),
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
      // Whose transaction wrote a practice is of no use in another place; a test of its own says what becomes of it.
      const foreign = table.columns.findIndex(({ name }) => name === 'map_changed')
      const plain = (row: string) => (foreign < 0 ? row : JSON.stringify(JSON.parse(row).with(foreign, '0')))
      for await (const rows of rowsOf(inside, table)) found[table.name]?.push(...rows.map(plain))
    }
    return found
  })
}

async function contentsOf(files: FileStore): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for await (const hash of files.list()) found[hash] = Buffer.from(await files.read(hash)).toString('base64')
  return found
}
