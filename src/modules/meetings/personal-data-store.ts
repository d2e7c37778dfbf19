import { type Db, sql } from '../../platform/db/index.ts'

/** Registrations of a person, by account or by address. */
export async function registrationsOfPerson(db: Db, person: { id: string; email: string }) {
  const { rows } = await sql<{
    title: string
    starts_at: Temporal.Instant
    name: string
    email: string | null
    mode: string
    party_size: number
    needs: string
    shows_name: boolean
    registered_at: Temporal.Instant
    placed_at: Temporal.Instant | null
    cancelled_at: Temporal.Instant | null
    answer_id: string | null
  }>`
    select m.title, m.starts_at, r.name, r.email, r.mode, r.party_size, r.needs, r.shows_name, r.registered_at,
      r.placed_at, r.cancelled_at, r.answer_id
    from meetings.registrations r join meetings.meetings m on m.id = r.meeting_id
    where r.person_id = ${person.id} or lower(r.email) = lower(${person.email})
    order by r.number`.execute(db)
  return rows
}

/** Who they were goes; that a place was taken stays, as a number. What has not been yet is called off. */
export async function forgetRegistrations(db: Db, person: { id: string; email: string }, now: Temporal.Instant) {
  const { rows } = await sql<{ meeting_id: string }>`
    update meetings.registrations r
    set name = '', email = null, person_id = null, needs = '', shows_name = false,
      cancelled_at = case when m.starts_at > ${now} then coalesce(r.cancelled_at, ${now}) else r.cancelled_at end
    from meetings.meetings m
    where m.id = r.meeting_id and (r.person_id = ${person.id} or lower(r.email) = lower(${person.email}))
    returning r.meeting_id`.execute(db)
  await sql`update meetings.meetings set created_by = null where created_by = ${person.id}`.execute(db)
  return [...new Set(rows.map(({ meeting_id }) => meeting_id))]
}

/** Ends what has served its purpose; a moment is the end of the meeting before which it goes. */
export async function endRegistrations(db: Db, before: { needs: Temporal.Instant; names: Temporal.Instant }) {
  const needs = await sql`
    update meetings.registrations r set needs = '' from meetings.meetings m
    where m.id = r.meeting_id and r.needs <> '' and m.ends_at < ${before.needs}`.execute(db)
  const names = await sql`
    update meetings.registrations r set name = '', email = null, person_id = null, shows_name = false
    from meetings.meetings m
    where m.id = r.meeting_id and r.name <> '' and m.ends_at < ${before.names}`.execute(db)
  return Number(needs.numAffectedRows ?? 0n) + Number(names.numAffectedRows ?? 0n)
}
