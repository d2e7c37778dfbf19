import { type Db, sql } from '../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../platform/http/paging.ts'
import { isId } from '../../platform/ids.ts'
import { type ListedRemark, withDecisions } from './deciding/decisions-store.ts'
import { asRemark, on, REMARK_COLUMNS } from './store.ts'

/** Public remarks of all processes, the newest first by their ids, which are ordered by time. */
export async function publicRemarks(
  db: Db,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<PageOf<ListedRemark>> {
  const [id] = decodeCursor(after, 1) ?? []
  let query = on(db)
    .selectFrom('remarks.remarks')
    .select(REMARK_COLUMNS)
    .where('is_public', '=', true)
    .orderBy('remarks.remarks.id', 'desc')
    .limit(limit + 1)
  if (typeof id === 'string' && isId(id)) query = query.where('remarks.remarks.id', '<', id)
  const { rows, next } = pageOf(await query.execute(), limit, (row) => [row.id])
  return { rows: await withDecisions(db, rows.map(asRemark)), next }
}

/** When a public remark came, or was settled, last. */
export async function lastChangedAt(db: Db): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select max(given_at) as at from (
      select given_at from remarks.remarks where is_public order by id desc limit 1) newest`.execute(db)
  return rows[0]?.at ?? null
}
