import { type Db, sql } from '../../platform/db/index.ts'
import { type ListedRemark, withDecisions } from './deciding/decisions-store.ts'
import { asRemark, on, REMARK_COLUMNS } from './store.ts'

/** Those of these remarks that everybody may read, each with the decision that holds. */
export async function publicByIds(db: Db, ids: string[]): Promise<ListedRemark[]> {
  if (ids.length === 0) return []
  const rows = await on(db)
    .selectFrom('remarks.remarks')
    .select(REMARK_COLUMNS)
    .where(sql<boolean>`remarks.remarks.id = any(${ids}::uuid[])`)
    .where('is_public', '=', true)
    .execute()
  return withDecisions(db, rows.map(asRemark))
}

export async function remarkIds(db: Db, after: string | null, limit: number): Promise<string[]> {
  let query = on(db).selectFrom('remarks.remarks').select('id').orderBy('id').limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map(({ id }) => id)
}
