import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { decodeMomentCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { on } from '../meeting/store.ts'
import type { Kind } from '../rules.ts'
import type { DatePoll, PollDate } from './rules.ts'

export type PollInput = Pick<
  DatePoll,
  | 'title'
  | 'kind'
  | 'organisationId'
  | 'purpose'
  | 'placeName'
  | 'address'
  | 'onlineUrl'
  | 'minutes'
  | 'hidesNames'
  | 'isOpen'
  | 'answersUntil'
>

const selected = (db: Db) => on(db).selectFrom('meetings.date_polls').selectAll()

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

export async function pollById(db: Db, id: string): Promise<DatePoll | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? pollOf(row) : null
}

/** Holds a poll until the transaction ends: a date is chosen once, and answers and changes come one after another. */
export async function lockPoll(db: Db, id: string): Promise<DatePoll | null> {
  const row = await selected(db).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? pollOf(row) : null
}

/** @returns what it is kept under: an earlier one when the same form came before */
export async function insertPoll(
  db: Db,
  given: PollInput & { id: string; submissionKey: string; at: Temporal.Instant; by: string | null },
): Promise<string> {
  const row = await on(db)
    .insertInto('meetings.date_polls')
    .values({
      id: given.id,
      submission_key: given.submissionKey,
      created_at: given.at,
      created_by: given.by,
      ...columnsOf(given),
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) return row.id
  const kept = await on(db)
    .selectFrom('meetings.date_polls')
    .select('id')
    .where('submission_key', '=', given.submissionKey)
    .executeTakeFirstOrThrow()
  return kept.id
}

export async function updatePoll(db: Db, id: string, input: PollInput) {
  await on(db).updateTable('meetings.date_polls').set(columnsOf(input)).where('id', '=', id).execute()
}

export async function recordChosen(
  db: Db,
  id: string,
  { at, dateId, meetingId }: { at: Temporal.Instant; dateId: string; meetingId: string },
) {
  await on(db)
    .updateTable('meetings.date_polls')
    .set({ chosen_at: at, chosen_date_id: dateId, meeting_id: meetingId })
    .where('id', '=', id)
    .execute()
}

/** @returns false when there was nothing to call off any more */
export async function recordCalledOff(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('meetings.date_polls')
    .set({ called_off_at: at })
    .where('id', '=', id)
    .where('called_off_at', 'is', null)
    .where('chosen_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface KeptPoll extends DatePoll {
  dates: number
  answered: number
  missing: number
}

/** Polls a person keeps, the latest first, with how many answered. */
export async function keptPolls(
  db: Db,
  { organisationIds, ofNetwork }: { organisationIds: readonly string[]; ofNetwork: boolean },
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<KeptPoll>> {
  let query = selected(db)
    .select((row) => [
      row
        .selectFrom('meetings.poll_dates as d')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('d.poll_id', '=', 'meetings.date_polls.id')
        .where('d.removed_at', 'is', null)
        .as('dates'),
      row
        .selectFrom('meetings.poll_people as p')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('p.poll_id', '=', 'meetings.date_polls.id')
        .where('p.answered_at', 'is not', null)
        .as('answered'),
      row
        .selectFrom('meetings.poll_people as m')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('m.poll_id', '=', 'meetings.date_polls.id')
        .where('m.answered_at', 'is', null)
        .as('missing'),
    ])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (!ofNetwork) query = query.where(sql<boolean>`organisation_id = any(${[...organisationIds]}::uuid[])`)
  const key = decodeMomentCursor(after)
  if (key) query = query.where(sql<boolean>`(created_at, id) < (${key.at}, ${key.id}::uuid)`)
  const { rows, next } = pageOf(await query.execute(), limit, (row) => [row.created_at.toString(), row.id])
  return {
    rows: rows.map((row) => ({
      ...pollOf(row),
      dates: row.dates ?? 0,
      answered: row.answered ?? 0,
      missing: row.missing ?? 0,
    })),
    next,
  }
}

/** Every date of a poll, also those that were taken off, in order. */
export async function datesOf(db: Db, pollId: string): Promise<PollDate[]> {
  const rows = await on(db)
    .selectFrom('meetings.poll_dates')
    .select(['id', 'starts_at', 'moved_at', 'removed_at'])
    .where('poll_id', '=', pollId)
    .orderBy('starts_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    movedAt: row.moved_at,
    removedAt: row.removed_at,
  }))
}

/** Adds dates; one that was taken off comes back with its answers. */
export async function keepDates(db: Db, pollId: string, moments: readonly Temporal.Instant[]) {
  if (moments.length === 0) return
  await on(db)
    .insertInto('meetings.poll_dates')
    .values(moments.map((at) => ({ id: newId(), poll_id: pollId, starts_at: at })))
    .onConflict((conflict) => conflict.columns(['poll_id', 'starts_at']).doUpdateSet({ removed_at: null }))
    .execute()
}

export async function updateDate(
  db: Db,
  id: string,
  change: { startsAt: Temporal.Instant; movedAt: Temporal.Instant } | { removedAt: Temporal.Instant },
) {
  await on(db)
    .updateTable('meetings.poll_dates')
    .set(
      'removedAt' in change
        ? { removed_at: change.removedAt }
        : { starts_at: change.startsAt, moved_at: change.movedAt },
    )
    .where('id', '=', id)
    .execute()
}

const columnsOf = (input: PollInput) => ({
  title: input.title,
  kind: input.kind,
  organisation_id: input.organisationId,
  purpose: input.purpose,
  place_name: input.placeName,
  address: input.address,
  online_url: input.onlineUrl,
  minutes: input.minutes,
  hides_names: input.hidesNames,
  is_open: input.isOpen,
  answers_until: input.answersUntil,
})

const pollOf = (row: Row): DatePoll => ({
  id: row.id,
  title: row.title,
  kind: row.kind as Kind,
  organisationId: row.organisation_id,
  purpose: row.purpose,
  placeName: row.place_name,
  address: row.address,
  onlineUrl: row.online_url,
  minutes: row.minutes,
  hidesNames: row.hides_names,
  isOpen: row.is_open,
  answersUntil: row.answers_until,
  createdAt: row.created_at,
  chosenAt: row.chosen_at,
  chosenDateId: row.chosen_date_id,
  meetingId: row.meeting_id,
  calledOffAt: row.called_off_at,
})
