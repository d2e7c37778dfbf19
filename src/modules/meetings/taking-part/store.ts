import { type Db, sql } from '../../../platform/db/index.ts'
import { isId } from '../../../platform/ids.ts'
import { on } from '../meeting/store.ts'
import type { Attendee } from './rules.ts'

const selected = (db: Db) =>
  on(db)
    .selectFrom('meetings.attendances as a')
    .leftJoin('meetings.registrations as r', 'r.id', 'a.registration_id')
    .select([
      'a.id',
      'a.meeting_id',
      'a.name',
      'r.email',
      'r.locale',
      sql<string | null>`coalesce(a.person_id, r.person_id)`.as('person_id'),
    ])

/** Everybody who was there, by name. */
export async function attendeesOf(db: Db, meetingId: string): Promise<Attendee[]> {
  const rows = await selected(db).where('a.meeting_id', '=', meetingId).orderBy('a.name').orderBy('a.id').execute()
  return rows.map(attendeeOf)
}

export async function attendeeById(db: Db, id: string): Promise<Attendee | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('a.id', '=', id).executeTakeFirst()
  return row ? attendeeOf(row) : null
}

/** The attendance of an account, or null when it was not there. */
export async function attendeeOfPerson(db: Db, meetingId: string, personId: string): Promise<Attendee | null> {
  const row = await selected(db)
    .where('a.meeting_id', '=', meetingId)
    .where(sql<boolean>`coalesce(a.person_id, r.person_id) = ${personId}::uuid`)
    .orderBy('a.id')
    .executeTakeFirst()
  return row ? attendeeOf(row) : null
}

export interface Thanks {
  words: string
  sentAt: Temporal.Instant
}

export async function thanksOf(db: Db, meetingId: string): Promise<Thanks | null> {
  const row = await on(db)
    .selectFrom('meetings.thanks')
    .select(['words', 'sent_at'])
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return row ? { words: row.words, sentAt: row.sent_at } : null
}

/** Keeps the words of the thanks; sent again, the later replace the earlier. */
export async function keepThanks(
  db: Db,
  given: { meetingId: string; words: string; at: Temporal.Instant; by: string | null },
) {
  const values = { words: given.words, sent_at: given.at, sent_by: given.by }
  await on(db)
    .insertInto('meetings.thanks')
    .values({ meeting_id: given.meetingId, ...values })
    .onConflict((conflict) => conflict.column('meeting_id').doUpdateSet(values))
    .execute()
}

const attendeeOf = (row: {
  id: string
  meeting_id: string
  name: string
  email: string | null
  locale: string | null
  person_id: string | null
}): Attendee => ({
  id: row.id,
  meetingId: row.meeting_id,
  name: row.name,
  email: row.email,
  personId: row.person_id,
  locale: row.locale === 'en' ? 'en' : 'pl',
})
