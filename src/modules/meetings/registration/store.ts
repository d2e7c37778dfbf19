import { type Db, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { on } from '../meeting/store.ts'
import { MODES, type Mode } from '../rules.ts'
import type { Registration } from './rules.ts'

const selected = (db: Db) => on(db).selectFrom('meetings.registrations').selectAll()

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

export async function registrationById(db: Db, id: string): Promise<Registration | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? registrationOf(row) : null
}

export async function registrationBySubmission(db: Db, submissionKey: string): Promise<Registration | null> {
  const row = await selected(db).where('submission_key', '=', submissionKey).executeTakeFirst()
  return row ? registrationOf(row) : null
}

/** The registration that stands under this address. */
export async function registrationByEmail(db: Db, meetingId: string, email: string): Promise<Registration | null> {
  const row = await selected(db)
    .where('meeting_id', '=', meetingId)
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  return row ? registrationOf(row) : null
}

export async function insertRegistration(
  db: Db,
  given: Omit<Registration, 'number' | 'offeredAt' | 'offerEndsAt' | 'cancelledAt' | 'answerId'> & {
    submissionKey: string
  },
) {
  await on(db)
    .insertInto('meetings.registrations')
    .values({
      id: given.id,
      meeting_id: given.meetingId,
      submission_key: given.submissionKey,
      name: given.name,
      email: given.email,
      person_id: given.personId,
      mode: given.mode,
      party_size: given.partySize,
      needs: given.needs,
      shows_name: given.showsName,
      locale: given.locale,
      registered_at: given.registeredAt,
      placed_at: given.placedAt,
    })
    .execute()
}

/** @returns false when it was cancelled before */
export async function recordCancellation(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('meetings.registrations')
    .set({ cancelled_at: at })
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function recordOffer(db: Db, id: string, at: Temporal.Instant, endsAt: Temporal.Instant) {
  await on(db)
    .updateTable('meetings.registrations')
    .set({ offered_at: at, offer_ends_at: endsAt })
    .where('id', '=', id)
    .execute()
}

export async function recordPlace(db: Db, id: string, at: Temporal.Instant) {
  await on(db).updateTable('meetings.registrations').set({ placed_at: at }).where('id', '=', id).execute()
}

/** Ends the offers whose moment has come without an answer, and gives back whose they were. */
export async function endOffers(db: Db, meetingId: string, now: Temporal.Instant): Promise<Registration[]> {
  const rows = await on(db)
    .updateTable('meetings.registrations')
    .set({ cancelled_at: sql<Temporal.Instant>`offer_ends_at` })
    .where('meeting_id', '=', meetingId)
    .where('placed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('offer_ends_at', '<=', now)
    .returningAll()
    .execute()
  return rows.map(registrationOf)
}

/** How many people hold places this way: those who have one, and those to whom one is offered. */
export async function placesTaken(db: Db, meetingId: string): Promise<Record<Mode, number>> {
  const rows = await on(db)
    .selectFrom('meetings.registrations')
    .select(['mode', sql<number>`sum(party_size)::int`.as('people')])
    .where('meeting_id', '=', meetingId)
    .where('cancelled_at', 'is', null)
    .where((where) => where.or([where('placed_at', 'is not', null), where('offered_at', 'is not', null)]))
    .groupBy('mode')
    .execute()
  return Object.fromEntries(MODES.map((mode) => [mode, rows.find((row) => row.mode === mode)?.people ?? 0])) as Record<
    Mode,
    number
  >
}

/** Who waits for a place this way, in the order of coming. */
export async function queueOf(db: Db, meetingId: string, mode: Mode): Promise<Registration[]> {
  const rows = await selected(db)
    .where('meeting_id', '=', meetingId)
    .where('mode', '=', mode)
    .where('cancelled_at', 'is', null)
    .where('placed_at', 'is', null)
    .where('offered_at', 'is', null)
    .orderBy('number')
    .execute()
  return rows.map(registrationOf)
}

/** How many registrations wait before this one. */
export async function waitingBefore(db: Db, { meetingId, mode, number }: Registration): Promise<number> {
  const row = await on(db)
    .selectFrom('meetings.registrations')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('meeting_id', '=', meetingId)
    .where('mode', '=', mode)
    .where('cancelled_at', 'is', null)
    .where('placed_at', 'is', null)
    .where('offered_at', 'is', null)
    .where('number', '<', number)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Names of those who come and agreed to be shown, in the order of coming. */
export async function namesShown(db: Db, meetingId: string): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('meetings.registrations')
    .select('name')
    .where('meeting_id', '=', meetingId)
    .where('placed_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .where('shows_name', '=', true)
    .where('name', '<>', '')
    .orderBy('number')
    .limit(300)
    .execute()
  return rows.map(({ name }) => name)
}

/** One page of the registrations that stand, in the order of coming. */
export async function registrationsPage(
  db: Db,
  meetingId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<Registration>> {
  const [key] = decodeCursor(after, 1) ?? []
  let query = selected(db)
    .where('meeting_id', '=', meetingId)
    .where('cancelled_at', 'is', null)
    .orderBy('number')
    .limit(limit + 1)
  if (Number.isSafeInteger(key)) query = query.where('number', '>', Number(key))
  const { rows, next } = pageOf(await query.execute(), limit, (row) => [row.number])
  return { rows: rows.map(registrationOf), next }
}

/** Everybody to be told of a change or the end of a meeting: those with a place, an offer, or waiting. */
export async function* everybodySigned(db: Db, meetingId: string): AsyncIterable<Registration> {
  let after: string | undefined
  do {
    const { rows, next } = await registrationsPage(db, meetingId, { after, limit: 500 })
    yield* rows
    after = next ?? undefined
  } while (after)
}

/** Meetings in which an offer has ended without an answer. */
export async function meetingsWithEndedOffers(db: Db, now: Temporal.Instant): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('meetings.registrations')
    .select('meeting_id')
    .distinct()
    .where('placed_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('offer_ends_at', '<=', now)
    .limit(500)
    .execute()
  return rows.map(({ meeting_id }) => meeting_id)
}

/** Meetings that begin in this stretch of time and were not called off. */
export async function meetingsBeginning(db: Db, from: Temporal.Instant, to: Temporal.Instant): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('meetings.meetings')
    .select('id')
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '>', from)
    .where('starts_at', '<=', to)
    .execute()
  return rows.map(({ id }) => id)
}

const registrationOf = (row: Row): Registration => ({
  id: row.id,
  meetingId: row.meeting_id,
  number: row.number,
  name: row.name,
  email: row.email,
  personId: row.person_id,
  mode: row.mode as Mode,
  partySize: row.party_size,
  needs: row.needs,
  showsName: row.shows_name,
  locale: row.locale === 'en' ? 'en' : 'pl',
  registeredAt: row.registered_at,
  placedAt: row.placed_at,
  offeredAt: row.offered_at,
  offerEndsAt: row.offer_ends_at,
  cancelledAt: row.cancelled_at,
  answerId: row.answer_id,
})
