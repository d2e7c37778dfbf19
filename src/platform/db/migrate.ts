import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Db, sql } from './index.ts'

interface Migration {
  number: number
  name: string
  text: string
  checksum: string
}

/** A migration that ran before has since been edited: the database and the folder no longer tell one story. */
export class MigrationChanged extends Error {}

/** One lock for all nodes: whoever comes second waits, then finds nothing left to do. */
const LOCK = 7_734_301

/**
 * Runs the migrations that have not run, in order, all in one transaction under a lock.
 * @returns names of those that ran
 * @throws MigrationChanged when one that ran before has another checksum now
 */
export async function migrate(db: Db, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder)
  await sql`create schema if not exists platform`.execute(db)
  await sql`create table if not exists platform.migrations (
    number int primary key, name text not null, checksum text not null, ran_at timestamptz not null default now())`.execute(
    db,
  )

  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(transaction)
    const known = await sql<{ number: number; name: string; checksum: string }>`
      select number, name, checksum from platform.migrations`.execute(transaction)
    const ran = new Map(known.rows.map((row) => [row.number, row]))
    const names: string[] = []
    for (const migration of migrations) {
      const before = ran.get(migration.number)
      if (before && before.checksum !== migration.checksum)
        throw new MigrationChanged(
          `Migracja ${migration.name} została zmieniona po uruchomieniu. Przywróć jej treść; poprawki dodaj jako nową.`,
        )
      if (before) continue
      for (const statement of statements(migration.text)) await sql.raw(statement).execute(transaction)
      await sql`insert into platform.migrations (number, name, checksum)
        values (${migration.number}, ${migration.name}, ${migration.checksum})`.execute(transaction)
      names.push(migration.name)
    }
    return names
  })
}

/** The names of migrations in the folder that this database has not run. */
export async function pendingMigrations(db: Db, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const { rows } = await sql<{ present: boolean }>`
    select to_regclass('platform.migrations') is not null as present`.execute(db)
  if (!rows[0]?.present) return migrations.map((migration) => migration.name)
  const known = await sql<{ number: number }>`select number from platform.migrations`.execute(db)
  const ran = new Set(known.rows.map((row) => row.number))
  return migrations.filter((migration) => !ran.has(migration.number)).map((migration) => migration.name)
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { number: Number(name.slice(0, 4)), name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/** Splits at semicolons that end a line, outside `$$ … $$` bodies. The extended protocol takes one statement at a time. */
export function statements(text: string): string[] {
  const found: string[] = []
  let current = ''
  let inBody = false
  for (const line of text.split('\n')) {
    if ((line.match(/\$\$/g)?.length ?? 0) % 2 === 1) inBody = !inBody
    current += `${line}\n`
    if (!inBody && /;\s*(--.*)?$/.test(line) && !/^\s*--/.test(line)) {
      found.push(current.trim().replace(/;\s*(--.*)?$/, ''))
      current = ''
    }
  }
  if (current.replace(/--.*$/gm, '').trim()) found.push(current.trim())
  return found
}
