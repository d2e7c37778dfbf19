import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Db, sql } from '../../platform/db/index.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { ENDING, type Ending, FILES, MANIFEST, type Manifest, SECRET, TABLES } from './manifest.ts'
import { rowsOf, sequencesOf, speakPlainly, type Table, tablesOf } from './tables.ts'
import { type TarWriter, writeTar } from './tar.ts'

export interface BackupSource {
  db: Db
  files: FileStore
  /** The key of the portal when it is kept in the data folder: what it locked could not be opened without it. */
  secret: string | null
}

export interface BackupMade {
  rows: number
  files: number
  /** Bytes of the archive. */
  size: number
}

/**
 * Writes everything the portal keeps into one archive: each table as one moment saw it, then each file. The portal may
 * go on working. The archive appears at the path only when it is whole.
 * @throws Error `EEXIST` when another backup is being written there
 */
export async function makeBackup(source: BackupSource, path: string): Promise<BackupMade> {
  const aside = `${path}.part`
  const folder = await mkdtemp(join(dirname(path), '.wiec-backup-'))
  const tar = await writeTar(aside)
  try {
    const told = await addTables(source, tar, folder)
    if (source.secret) await addText(tar, SECRET, source.secret)
    const files = await addFiles(source.files, tar, folder)
    await addText(tar, ENDING, JSON.stringify({ ...told, files } satisfies Ending))
    await tar.finish()
    await rename(aside, path)
    const rows = Object.values(told.rows).reduce((sum, count) => sum + count, 0)
    return { rows, files, size: (await stat(path)).size }
  } catch (error) {
    await tar.abandon()
    await rm(aside, { force: true })
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function addTables({ db }: BackupSource, tar: TarWriter, folder: string): Promise<Omit<Ending, 'files'>> {
  const transaction = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return transaction.execute(async (transaction) => {
    const db = transaction as unknown as Db
    await speakPlainly(db)
    const tables = await tablesOf(db)
    await addText(tar, MANIFEST, JSON.stringify(await describe(db, tables)))
    const rows: Record<string, number> = {}
    for (const table of tables) {
      const { file, count } = await writeRows(db, table, folder)
      rows[table.name] = count
      await addFile(tar, `${TABLES}${table.name}.jsonl.gz`, file)
    }
    return { rows, sequences: await sequencesOf(db) }
  })
}

async function describe(db: Db, tables: Table[]): Promise<Manifest> {
  const migrations = await sql<{ number: number; name: string; checksum: string }>`
    select number, name, checksum from platform.migrations order by number`.execute(db)
  return {
    format: 'wiec-backup',
    version: 1,
    madeAt: Temporal.Now.instant().toString(),
    migrations: migrations.rows,
    queueVersion: await queueVersion(db),
    tables,
  }
}

/** The form of the queue's tables; null where there is no queue yet. */
export async function queueVersion(db: Db): Promise<number | null> {
  const { rows } = await sql<{ present: boolean }>`select to_regclass('jobs.version') is not null as present`.execute(
    db,
  )
  if (!rows[0]?.present) return null
  const found = await sql<{ version: number }>`select version from jobs.version`.execute(db)
  return found.rows[0]?.version ?? null
}

// The size stands before the bytes in the archive, so a table is written aside first.
async function writeRows(db: Db, table: Table, folder: string): Promise<{ file: string; count: number }> {
  const file = join(folder, 'rows')
  let count = 0
  async function* lines() {
    for await (const rows of rowsOf(db, table)) {
      count += rows.length
      yield `${rows.join('\n')}\n`
    }
  }
  await pipeline(Readable.from(lines()), createGzip({ level: 5 }), createWriteStream(file, { mode: 0o600 }))
  return { file, count }
}

// After the tables: a file that a row speaks of was there before the row.
async function addFiles(store: FileStore, tar: TarWriter, folder: string): Promise<number> {
  let count = 0
  const file = join(folder, 'file')
  for await (const hash of store.list()) {
    // Removed since it was listed: its row was gone before.
    if (!(await store.has(hash))) continue
    await pipeline(await store.open(hash), createWriteStream(file, { mode: 0o600 }))
    await addFile(tar, `${FILES}${hash}`, file)
    count += 1
  }
  return count
}

const addFile = async (tar: TarWriter, name: string, file: string) =>
  tar.add(name, (await stat(file)).size, createReadStream(file))

const addText = (tar: TarWriter, name: string, text: string) =>
  tar.add(name, Buffer.byteLength(text), Buffer.from(text))
