import { type Db, sql } from '../../platform/db/index.ts'

/** Text read out of a file before; null when it was never tried. */
export async function readBefore(db: Db, hash: string): Promise<string | null> {
  const { rows } = await sql<{ body: string }>`select body from search.file_texts where hash = ${hash}`.execute(db)
  return rows[0]?.body ?? null
}

export async function keepFileText(
  db: Db,
  { hash, body, problem }: { hash: string; body: string; problem: string | null },
  at: Temporal.Instant,
) {
  await sql`
    insert into search.file_texts (hash, body, problem, read_at) values (${hash}, ${body}, ${problem}, ${at})
    on conflict (hash) do nothing`.execute(db)
}
