import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { peopleWrote } from '../../modules/knowledge/index.ts'
import { forgetForeignChanges } from '../../modules/practices/index.ts'
import { type Db, sql } from '../../platform/db/index.ts'
import { migrate } from '../../platform/db/migrate.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { queueVersion } from './backup.ts'
import { ENDING, Ending, FILES, MANIFEST, Manifest, SECRET, TABLES } from './manifest.ts'
import {
  insertRows,
  SCHEMAS,
  type Sequence,
  setSequence,
  speakPlainly,
  type Table,
  tablesOf,
  withoutRules,
} from './tables.ts'
import { BrokenArchive, readTar, type TarEntry, wholeOf } from './tar.ts'

/** Why a backup is not put back. Nothing has been changed. */
export type RestoreRefusal = 'not-empty' | 'not-a-backup' | 'newer' | 'other-queue' | 'cut-short'

export class RestoreRefused extends Error {
  readonly reason: RestoreRefusal
  constructor(reason: RestoreRefusal) {
    super(reason)
    this.reason = reason
  }
}

export interface RestoreTarget {
  db: Db
  files: FileStore
  /** Makes the queue's own tables. */
  makeQueue(): Promise<void>
  /** Told of the key that was kept in the data folder of the backed-up portal. */
  keepSecret(secret: string): Promise<void>
}

/**
 * Puts a backup back into an empty database of either engine: tables as they were, then the migrations that are newer
 * than the backup, then the files.
 * @throws RestoreRefused when the database holds anything, or the archive is no whole backup that this version reads
 */
export async function restoreBackup(target: RestoreTarget, path: string): Promise<{ rows: number; files: number }> {
  const { manifest, ending } = await lookThrough(path)
  const known = await migrationNames()
  if (manifest.migrations.some(({ name }) => !known.includes(name))) throw new RestoreRefused('newer')
  if (!(await isEmpty(target.db))) throw new RestoreRefused('not-empty')

  try {
    await clear(target.db)
    await migrateAsFarAs(target.db, manifest)
    await target.makeQueue()
    if (manifest.queueVersion !== null && manifest.queueVersion !== (await queueVersion(target.db)))
      throw new RestoreRefused('other-queue')
    await loadTables(target.db, path, { manifest, ending })
    await migrate(target.db, 'migrations')
  } catch (error) {
    await clear(target.db)
    throw error
  }
  await loadFiles(target, path)
  return { rows: Object.values(ending.rows).reduce((sum, count) => sum + count, 0), files: ending.files }
}

/**
 * What a fresh portal fills in by itself does not make it inhabited: the register of units, the queue, the index of search,
 * the room of the network, texts of the product, its own notes.
 */
const FRESH = /^(places\.|jobs\.|search\.|discussions\.rooms$|knowledge\.|platform\.(migrations|job_runs|throttles)$)/

async function isEmpty(db: Db): Promise<boolean> {
  for (const { name } of await tablesOf(db)) {
    // Texts of the product are in every fresh portal; those of people are not.
    if (name === 'knowledge.versions' && (await peopleWrote(db))) return false
    if (FRESH.test(name)) continue
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0) return false
  }
  return true
}

async function clear(db: Db) {
  for (const schema of SCHEMAS) await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(db)
}

const migrationNames = async () => (await readdir('migrations')).filter((name) => name.endsWith('.sql'))

// The rows fit the tables of the day they were saved; what was changed since changes them in turn.
async function migrateAsFarAs(db: Db, manifest: Manifest) {
  const folder = await mkdtemp(join(tmpdir(), 'wiec-restore-'))
  try {
    for (const { name } of manifest.migrations) await cp(join('migrations', name), join(folder, name))
    await migrate(db, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

// Read to the end before anything is touched: an archive cut short by a full disk is found out here.
async function lookThrough(path: string): Promise<{ manifest: Manifest; ending: Ending }> {
  let manifest: Manifest | null = null
  let ending: Ending | null = null
  try {
    for await (const entry of readTar(path)) {
      if (entry.name === MANIFEST) manifest = Manifest.parse(JSON.parse((await wholeOf(entry)).toString()))
      if (!manifest) throw new RestoreRefused('not-a-backup')
      if (entry.name === ENDING) ending = Ending.parse(JSON.parse((await wholeOf(entry)).toString()))
    }
  } catch (error) {
    if (error instanceof BrokenArchive && manifest) throw new RestoreRefused('cut-short')
    throw (error as NodeJS.ErrnoException).code ? error : new RestoreRefused('not-a-backup')
  }
  if (!manifest) throw new RestoreRefused('not-a-backup')
  if (!ending) throw new RestoreRefused('cut-short')
  return { manifest, ending }
}

async function loadTables(db: Db, path: string, { manifest, ending }: { manifest: Manifest; ending: Ending }) {
  await db.transaction().execute(async (transaction) => {
    const db = transaction as unknown as Db
    await speakPlainly(db)
    const tables = new Map(manifest.tables.map((table) => [table.name, table]))
    await withoutRules(db, manifest.tables, async () => {
      for (const name of tables.keys()) await sql`delete from ${sql.table(name)}`.execute(db)
      for await (const entry of readTar(path)) {
        if (!entry.name.startsWith(TABLES)) continue
        const name = entry.name.slice(TABLES.length).replace(/\.jsonl\.gz$/, '')
        const table = tables.get(name)
        if (!table) throw new RestoreRefused('not-a-backup')
        if ((await loadRows(db, table, entry)) !== ending.rows[name]) throw new RestoreRefused('cut-short')
      }
      await forgetForeignChanges(db)
    })
    for (const sequence of ending.sequences as Sequence[]) await setSequence(db, sequence)
  })
}

const ROWS_AT_ONCE = 500
const LETTERS_AT_ONCE = 4_000_000

async function loadRows(db: Db, table: Table, entry: TarEntry): Promise<number> {
  let count = 0
  let waiting: string[] = []
  let letters = 0
  const send = async () => {
    if (waiting.length > 0) await insertRows(db, table, waiting)
    count += waiting.length
    waiting = []
    letters = 0
  }
  await pipeline(Readable.from(entry.bytes()), createGunzip(), async (bytes: AsyncIterable<Buffer>) => {
    for await (const line of linesOf(bytes)) {
      waiting.push(line)
      letters += line.length
      if (waiting.length >= ROWS_AT_ONCE || letters >= LETTERS_AT_ONCE) await send()
    }
    await send()
  })
  return count
}

async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

async function loadFiles({ files, keepSecret }: RestoreTarget, path: string) {
  for await (const entry of readTar(path)) {
    if (entry.name === SECRET) await keepSecret((await wholeOf(entry)).toString())
    if (!entry.name.startsWith(FILES)) continue
    const { hash } = await files.put(Readable.from(entry.bytes()))
    if (hash !== entry.name.slice(FILES.length)) throw new BrokenArchive(entry.name)
  }
}
