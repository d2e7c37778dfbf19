import type { Db } from '../../platform/db/index.ts'
import type { Practice } from './rules.ts'
import { on, practiceOf, selected } from './store.ts'

/** Practices by their ids, whatever their state. */
export async function practicesByIds(db: Db, ids: readonly string[]): Promise<Practice[]> {
  if (ids.length === 0) return []
  return (await selected(db).where('id', 'in', ids).execute()).map(practiceOf)
}

export async function practiceIds(db: Db, after: string | null, limit: number): Promise<string[]> {
  let query = on(db).selectFrom('practices.practices').select('id').orderBy('id').limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map(({ id }) => id)
}

export async function lastPracticeAt(db: Db): Promise<Temporal.Instant | null> {
  const row = await on(db)
    .selectFrom('practices.practices')
    .select(({ fn }) => fn.max('updated_at').as('at'))
    .where('is_public', '=', true)
    .executeTakeFirst()
  return row?.at ?? null
}
