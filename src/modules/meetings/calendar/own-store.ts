import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { meetingById, meetingsWhere, on } from '../meeting/store.ts'
import type { Registration } from '../registration/rules.ts'
import { registrationById } from '../registration/store.ts'
import type { Meeting } from '../rules.ts'

/** The key of a person's calendar, made on the first call; a person has one. */
export async function makeKey(db: Db, personId: string, at: Temporal.Instant) {
  await on(db)
    .insertInto('meetings.calendar_keys')
    .values({ id: newId(at.epochMilliseconds), person_id: personId, made_at: at })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute()
}

export async function deleteKey(db: Db, personId: string) {
  await on(db).deleteFrom('meetings.calendar_keys').where('person_id', '=', personId).execute()
}

export async function keyOf(db: Db, personId: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('meetings.calendar_keys')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function personOfKey(db: Db, id: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('meetings.calendar_keys')
    .select('person_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** Meetings on which an account has a place, from this moment on; called off ones stay, so that calendars take them out. */
export const placesOfPerson = (db: Db, personId: string, since: Temporal.Instant): Promise<Meeting[]> =>
  meetingsWhere(db, (query) =>
    query
      .where('published_at', 'is not', null)
      .where('ends_at', '>', since)
      .where(
        sql<boolean>`exists (select 1 from meetings.registrations r where r.meeting_id = meetings.meetings.id
          and r.person_id = ${personId} and r.placed_at is not null and r.cancelled_at is null)`,
      )
      .orderBy('starts_at')
      .orderBy('id')
      .limit(200),
  )

/** What an account is signed up for and is not over yet, in order: with a place, an offer, or waiting. */
export async function registrationsAhead(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<{ meeting: Meeting; registration: Registration }[]> {
  const { rows } = await sql<{ id: string; meeting_id: string }>`
    select r.id, r.meeting_id from meetings.registrations r join meetings.meetings m on m.id = r.meeting_id
    where r.person_id = ${personId} and r.cancelled_at is null and m.ends_at > ${now}
    order by m.starts_at, r.number limit 100`.execute(db)
  const found: { meeting: Meeting; registration: Registration }[] = []
  for (const { id, meeting_id } of rows) {
    const [meeting, registration] = [await meetingById(db, meeting_id), await registrationById(db, id)]
    if (meeting && registration) found.push({ meeting, registration })
  }
  return found
}
