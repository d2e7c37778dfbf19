import { dateOf } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import { on } from '../meeting/store.ts'
import type { Duty, DutyYear } from './rules.ts'

/** Days of the network's own meetings that took place. */
export async function daysOfMeetings(db: Db, now: Temporal.Instant): Promise<Temporal.PlainDate[]> {
  const rows = await on(db)
    .selectFrom('meetings.meetings')
    .select('starts_at')
    .where('organisation_id', 'is', null)
    .where('kind', 'in', ['network', 'forum'])
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .where('ends_at', '<=', now)
    .orderBy('starts_at')
    .execute()
  return rows.map(({ starts_at }) => dateOf(starts_at))
}

/** What was done before it was kept here. */
export async function dutyYears(db: Db): Promise<DutyYear[]> {
  const rows = await on(db).selectFrom('meetings.duty_years').select(['duty', 'year', 'done']).orderBy('year').execute()
  return rows.map((row) => ({ ...row, duty: row.duty as Duty }))
}

/** Replaces what is known of a year. */
export async function keepDutyYear(db: Db, { duty, year, done }: DutyYear) {
  await on(db)
    .insertInto('meetings.duty_years')
    .values({ duty, year, done })
    .onConflict((conflict) => conflict.columns(['duty', 'year']).doUpdateSet({ done }))
    .execute()
}
