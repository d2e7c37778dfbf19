import { type Db, sql } from '../../platform/db/index.ts'
import type { Format } from './rules.ts'

export interface Dump {
  collection: string
  format: 'jsonl' | Exclude<Format, 'json'>
  hash: string
  /** Bytes, and things in it. */
  size: number
  things: number
  madeAt: Temporal.Instant
}

export async function listDumps(db: Db): Promise<Dump[]> {
  const { rows } = await sql<Dump>`
    select collection, format, hash, size, things, made_at as "madeAt" from open_data.dumps
    order by collection, format`.execute(db)
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

/** Puts a file in the place of the one of the night before. @returns the hash of that one, if its bytes were others */
export async function putDump(db: Db, dump: Dump): Promise<string | null> {
  const { rows } = await sql<{ hash: string }>`
    select hash from open_data.dumps where collection = ${dump.collection} and format = ${dump.format} for update`.execute(
    db,
  )
  await sql`
    insert into open_data.dumps (collection, format, hash, size, things, made_at)
    values (${dump.collection}, ${dump.format}, ${dump.hash}, ${dump.size}, ${dump.things}, ${dump.madeAt})
    on conflict (collection, format) do update set hash = excluded.hash, size = excluded.size, things = excluded.things,
      made_at = excluded.made_at`.execute(db)
  const before = rows[0]?.hash
  return before && before !== dump.hash ? before : null
}

export async function isDumpUsed(db: Db, hash: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from open_data.dumps where hash = ${hash}) as used`.execute(db)
  return rows[0]?.used ?? false
}
