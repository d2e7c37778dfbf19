import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { on } from '../meeting/store.ts'
import type { Attendance, ListedPerson } from './rules.ts'

/** The code of a meeting, made on the first call. */
export async function keepCode(db: Db, meetingId: string, code: string, at: Temporal.Instant): Promise<string> {
  await on(db)
    .insertInto('meetings.attendance_codes')
    .values({ meeting_id: meetingId, code, made_at: at })
    .onConflict((conflict) => conflict.column('meeting_id').doNothing())
    .execute()
  return (await codeOf(db, meetingId)) ?? code
}

export async function codeOf(db: Db, meetingId: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('meetings.attendance_codes')
    .select('code')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return row?.code ?? null
}

export interface NewAttendance {
  meetingId: string
  submissionKey: string
  registrationId: string | null
  personId: string | null
  name: string
  notedAt: Temporal.Instant
  notedBy: string | null
}

/** @returns false when they were noted before: the same form, the same registration or the same account */
export async function insertAttendance(db: Db, given: NewAttendance): Promise<boolean> {
  const row = await on(db)
    .insertInto('meetings.attendances')
    .values({
      id: newId(given.notedAt.epochMilliseconds),
      meeting_id: given.meetingId,
      submission_key: given.submissionKey,
      registration_id: given.registrationId,
      person_id: given.personId,
      name: given.name,
      noted_at: given.notedAt,
      noted_by: given.notedBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function updateAttendance(
  db: Db,
  meetingId: string,
  id: string,
  { cameLate, leftEarly }: { cameLate: boolean; leftEarly: boolean },
) {
  await on(db)
    .updateTable('meetings.attendances')
    .set({ came_late: cameLate, left_early: leftEarly })
    .where('meeting_id', '=', meetingId)
    .where('id', '=', id)
    .execute()
}

export async function deleteAttendance(db: Db, meetingId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('meetings.attendances')
    .where('meeting_id', '=', meetingId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function attendancesOf(db: Db, meetingId: string): Promise<Attendance[]> {
  const rows = await on(db)
    .selectFrom('meetings.attendances')
    .select(['id', 'registration_id', 'person_id', 'name', 'noted_at', 'came_late', 'left_early'])
    .where('meeting_id', '=', meetingId)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    registrationId: row.registration_id,
    personId: row.person_id,
    name: row.name,
    notedAt: row.noted_at,
    cameLate: row.came_late,
    leftEarly: row.left_early,
  }))
}

export async function countAttended(db: Db, meetingId: string): Promise<number> {
  const { count } = await on(db)
    .selectFrom('meetings.attendances')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('meeting_id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return count
}

/** Whoever has a place and whoever came, by name. */
export async function listedPeople(db: Db, meetingId: string): Promise<ListedPerson[]> {
  const registered = await on(db)
    .selectFrom('meetings.registrations')
    .select(['id', 'name', 'mode', 'party_size'])
    .where('meeting_id', '=', meetingId)
    .where('placed_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .execute()
  const attendances = await attendancesOf(db, meetingId)
  const people = registered.map((row) => ({
    registrationId: row.id,
    name: row.name,
    mode: row.mode,
    partySize: row.party_size,
    attendance: attendances.find(({ registrationId }) => registrationId === row.id) ?? null,
  }))
  const known = new Set(registered.map(({ id }) => id))
  const others = attendances
    .filter(({ registrationId }) => registrationId === null || !known.has(registrationId))
    .map((attendance) => ({
      registrationId: null,
      name: attendance.name,
      mode: null,
      partySize: 1,
      attendance,
    }))
  return [...people, ...others].sort((a, b) => a.name.localeCompare(b.name, 'pl'))
}

/** The registration with a place of this account, or null. */
export async function placedRegistration(db: Db, meetingId: string, personId: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('meetings.registrations')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .where('placed_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The one registration with a place under this name whose person is not noted yet; null where there is none, or several. */
export async function placedRegistrationNamed(db: Db, meetingId: string, name: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select r.id from meetings.registrations r
    where r.meeting_id = ${meetingId} and lower(r.name) = lower(${name})
      and r.placed_at is not null and r.cancelled_at is null
      and not exists (select 1 from meetings.attendances a where a.meeting_id = r.meeting_id and a.registration_id = r.id)
    limit 2`.execute(db)
  return rows.length === 1 ? (rows[0]?.id ?? null) : null
}
