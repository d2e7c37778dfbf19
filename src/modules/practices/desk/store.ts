import type { Db } from '../../../platform/db/index.ts'
import type { Practice } from '../rules.ts'
import { on, practiceOf, selected } from '../store.ts'

/** What editors have to look at, the longest waiting first. */
export async function waitingPractices(db: Db, limit: number): Promise<Practice[]> {
  const rows = await selected(db)
    .where('submitted_at', 'is not', null)
    .orderBy('submitted_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(practiceOf)
}

export async function countWaiting(db: Db): Promise<number> {
  const { count } = await on(db)
    .selectFrom('practices.practices')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('submitted_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
