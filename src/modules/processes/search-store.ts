import { type Db, sql } from '../../platform/db/index.ts'
import type { Process } from './rules.ts'
import { COLUMNS } from './store.ts'
import type { ProcessesTables } from './tables.ts'

const on = (db: Db) => db.withTables<ProcessesTables>()

export async function processesByIds(db: Db, ids: string[]): Promise<Map<string, Process>> {
  if (ids.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('processes.processes')
    .select(COLUMNS)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Words of the updates of these processes, by process. */
export async function updateWords(db: Db, processIds: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; words: string }>`
    select process_id as id, string_agg(title || E'\n' || body, E'\n' order by published_at desc) as words
    from processes.updates where removed_at is null and process_id = any(${processIds}::uuid[])
    group by process_id`.execute(db)
  return new Map(rows.map(({ id, words }) => [id, words]))
}

export interface FindableDocument {
  id: string
  processId: string
  title: string
  description: string
  plainSummary: string | null
  /** Of the newest version. */
  fileId: string | null
  addedAt: Temporal.Instant
}

export async function documentsByIds(db: Db, ids: string[]): Promise<FindableDocument[]> {
  const { rows } = await sql<FindableDocument>`
    select d.id, process_id as "processId", title, description, plain_summary as "plainSummary",
      v.file_id as "fileId", coalesce(v.added_at, d.added_at) as "addedAt"
    from processes.documents d
    left join lateral (select file_id, added_at from processes.document_versions
      where document_id = d.id order by number desc limit 1) v on true
    where d.removed_at is null and d.id = any(${ids}::uuid[])`.execute(db)
  return rows
}

/** Ids of all processes, or of all their documents, after one. */
export async function idsOf(
  db: Db,
  table: 'processes.processes' | 'processes.documents',
  after: string | null,
  limit: number,
): Promise<string[]> {
  let query = on(db).selectFrom(table).select('id').orderBy('id').limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map(({ id }) => id)
}

/** When a process was announced, reported or cancelled last. */
export async function lastAnnouncedAt(db: Db): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select max(greatest(announced_at, cancelled_at)) as at from processes.processes
    where announced_at is not null`.execute(db)
  return rows[0]?.at ?? null
}
