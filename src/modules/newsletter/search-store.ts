import { type Db, sql } from '../../platform/db/index.ts'
import type { Issue } from './issues/rules.ts'
import { COLUMNS, issueOf } from './issues/store.ts'
import type { NewsletterTables } from './tables.ts'

const on = (db: Db) => db.withTables<NewsletterTables>()

/** Those of these issues that are in the archive. */
export async function archivedByIds(db: Db, ids: string[]): Promise<Issue[]> {
  const rows = await on(db)
    .selectFrom('newsletter.issues')
    .select(COLUMNS)
    .where('frozen_at', 'is not', null)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return rows.map(issueOf)
}

export async function archivedIds(db: Db, after: string | null, limit: number): Promise<string[]> {
  let query = on(db)
    .selectFrom('newsletter.issues')
    .select('id')
    .where('frozen_at', 'is not', null)
    .orderBy('id')
    .limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map(({ id }) => id)
}
