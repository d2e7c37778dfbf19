import type { Db } from '../../platform/db/index.ts'
import { isId } from '../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../platform/http/paging.ts'
import type { Remark } from './rules.ts'
import { asRemark, on, REMARK_COLUMNS } from './store.ts'

/** Remarks of these processes that nobody has shown or hidden yet, in the order they came. */
export async function listWaiting(
  db: Db,
  processIds: string[],
  page: { limit: number; after?: string | undefined },
): Promise<PageOf<Remark>> {
  if (processIds.length === 0) return { rows: [], next: null }
  const after = decodeCursor(page.after, 1)
  let query = on(db)
    .selectFrom('remarks.remarks')
    .select(REMARK_COLUMNS)
    .where('remarks.remarks.process_id', 'in', processIds)
    .where('published_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('hidden_at', 'is', null)
  if (after && isId(String(after[0]))) query = query.where('remarks.remarks.id', '>', String(after[0]))
  const rows = await query
    .orderBy('remarks.remarks.id')
    .limit(page.limit + 1)
    .execute()
  return pageOf(rows.map(asRemark), page.limit, (row) => [row.id])
}
