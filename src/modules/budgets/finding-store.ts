import { type Db, sql } from '../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../platform/http/paging.ts'
import { isId } from '../../platform/ids.ts'
import { on, POOL, type Pool } from './editions/store.ts'
import type { Project } from './projects/rules.ts'
import { all } from './projects/store.ts'

/** What search and open data ask about editions and projects over all of them. */

export async function editionIds(db: Db, after: string | null, limit: number): Promise<string[]> {
  let query = on(db).selectFrom('budgets.editions').select('process_id').orderBy('process_id').limit(limit)
  if (after) query = query.where('process_id', '>', after)
  return (await query.execute()).map(({ process_id }) => process_id)
}

export async function projectIds(db: Db, after: string | null, limit: number): Promise<string[]> {
  let query = on(db).selectFrom('budgets.projects').select('id').orderBy('id').limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map(({ id }) => id)
}

/** Submitted projects among these; what an author still writes is nobody's to find. */
export async function submittedByIds(db: Db, ids: readonly string[]): Promise<Project[]> {
  const known = ids.filter(isId)
  if (known.length === 0) return []
  return (await all(db).where('id', 'in', known).where('submitted_at', 'is not', null).execute()) as Project[]
}

/** Pools of many editions, by edition. */
export async function poolsByEdition(db: Db, ids: readonly string[]): Promise<Map<string, Pool[]>> {
  if (ids.length === 0) return new Map()
  const rows = (await on(db)
    .selectFrom('budgets.pools')
    .select(POOL)
    .where('process_id', 'in', [...ids])
    .orderBy('position')
    .execute()) as Pool[]
  return Map.groupBy(rows, ({ processId }) => processId)
}

/** Editions from the newest, of one budget year or of all. */
export async function editionsPage(
  db: Db,
  { year }: { year?: number | undefined },
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<PageOf<string>> {
  const [last] = decodeCursor(after, 1) ?? []
  let query = on(db)
    .selectFrom('budgets.editions')
    .select('process_id')
    .orderBy('process_id', 'desc')
    .limit(limit + 1)
  if (year !== undefined) query = query.where('year', '=', year)
  if (typeof last === 'string' && isId(last)) query = query.where('process_id', '<', last)
  return pageOf(
    (await query.execute()).map(({ process_id }) => process_id),
    limit,
    (id) => [id],
  )
}

/** Submitted projects from the newest, of one edition or of all. */
export async function submittedPage(
  db: Db,
  { processId }: { processId?: string | undefined },
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<PageOf<Project>> {
  const [last] = decodeCursor(after, 1) ?? []
  let query = all(db)
    .where('submitted_at', 'is not', null)
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (processId) query = query.where('process_id', '=', processId)
  if (typeof last === 'string' && isId(last)) query = query.where('id', '<', last)
  return pageOf((await query.execute()) as Project[], limit, ({ id }) => [id])
}

/** When a project was submitted or changed, or a result published, last. */
export async function lastProjectAt(db: Db): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select greatest(
      (select max(greatest(submitted_at, edited_at, withdrawn_at, approved_at)) from budgets.projects
        where submitted_at is not null),
      (select max(published_at) from budgets.results)) as at`.execute(db)
  return rows[0]?.at ?? null
}
