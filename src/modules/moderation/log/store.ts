import { type Db, sql } from '../../../platform/db/index.ts'
import { type ListedDecision, listDecisions } from '../decisions/list-store.ts'
import type { Action } from '../rules.ts'

export interface MonthCount {
  /** `2026-09`, in Warsaw. */
  month: string
  hidden: number
  kept: number
  restored: number
}

/** How many decisions of each kind there were in each of the last twelve months that had any, the newest first. */
export async function countByMonth(db: Db, now: Temporal.Instant): Promise<MonthCount[]> {
  const since = now
    .toZonedDateTimeISO('Europe/Warsaw')
    .subtract({ months: 11 })
    .with({ day: 1 })
    .startOfDay()
    .toInstant()
  const { rows } = await sql<{ month: string; action: Action; count: number }>`
    select to_char(decided_at at time zone 'Europe/Warsaw', 'YYYY-MM') as month, action, count(*) as count
    from moderation.decisions where decided_at >= ${since}::timestamptz
    group by 1, 2 order by 1 desc`.execute(db)
  const months = new Map<string, MonthCount>()
  for (const { month, action, count } of rows) {
    const counted = months.get(month) ?? { month, hidden: 0, kept: 0, restored: 0 }
    months.set(month, { ...counted, [action]: count })
  }
  return [...months.values()]
}

/** Every decision, the newest first, a thousand at a time. */
export async function* allDecisions(db: Db): AsyncGenerator<ListedDecision> {
  let after: string | undefined
  do {
    const { rows, next } = await listDecisions(db, {}, { after, limit: 1000 })
    yield* rows
    after = next ?? undefined
  } while (after)
}
