import { sql } from '../../platform/db/index.ts'
import { endingBy, type PersonalDataStore } from '../../platform/personal-data.ts'
import { on } from './meeting/store.ts'
import { ATTENDANCE_KEPT } from './taking-part/rules.ts'

/** Where somebody was, and what they wanted otherwise in minutes. Minutes themselves stay: they are the record of a body. */
export const recordData: PersonalDataStore = {
  module: 'meetings-record',

  async export({ db }, person) {
    const attendances = await on(db)
      .selectFrom('meetings.attendances')
      .select(['meeting_id', 'name', 'noted_at', 'came_late', 'left_early'])
      .where('person_id', '=', person.id)
      .execute()
    const amendments = await on(db)
      .selectFrom('meetings.amendments')
      .select(['meeting_id', 'body', 'proposed_at'])
      .where('person_id', '=', person.id)
      .execute()
    const proposals = await on(db)
      .selectFrom('meetings.proposals')
      .select(['title', 'summary', 'answers', 'name', 'about', 'email', 'proposed_at', 'outcome'])
      .where(sql<boolean>`lower(email) = lower(${person.email})`)
      .execute()
    const reviews = await on(db)
      .selectFrom('meetings.reviews')
      .select(['proposal_id', 'mark', 'comment', 'reviewed_at'])
      .where('person_id', '=', person.id)
      .execute()
    const goes = await on(db)
      .selectFrom('meetings.national_goers')
      .select(['national_id', 'name', 'said_at'])
      .where('person_id', '=', person.id)
      .execute()
    const notes = await on(db)
      .selectFrom('meetings.national_notes')
      .select(['national_id', 'author', 'body', 'noted_at'])
      .where('person_id', '=', person.id)
      .execute()
    return { data: { attendances, amendments, proposals, reviews, goes, notes } }
  },

  async erase({ db }, person) {
    // Also where they were ticked on the list, by their registration.
    const { rows } = await sql<{ id: string }>`
      update meetings.attendances a set person_id = null, name = ''
      where a.person_id = ${person.id} or a.registration_id in (
        select r.id from meetings.registrations r
        where r.person_id = ${person.id} or lower(r.email) = lower(${person.email}))
      returning a.id`.execute(db)
    const attendances = rows.map(({ id }) => id)
    await sql`
      update meetings.amendments set person_id = null, author = ''
      where person_id = ${person.id} or attendance_id = any(${attendances}::uuid[])`.execute(db)
    await sql`
      update meetings.proposals set name = '', about = '', email = null, answers = '' where lower(email) = lower(${person.email})`.execute(
      db,
    )
    await sql`update meetings.proposals set decided_by = null where decided_by = ${person.id}`.execute(db)
    await sql`update meetings.calls set opened_by = null where opened_by = ${person.id}`.execute(db)
    await sql`delete from meetings.reviewers where person_id = ${person.id}`.execute(db)
    await sql`delete from meetings.reviews where person_id = ${person.id}`.execute(db)
    await sql`delete from meetings.national_goers where person_id = ${person.id}`.execute(db)
    await sql`update meetings.national_notes set person_id = null, author = '' where person_id = ${person.id}`.execute(
      db,
    )
    await sql`update meetings.national_meetings set made_by = null where made_by = ${person.id}`.execute(db)
    await sql`update meetings.thanks set sent_by = null where sent_by = ${person.id}`.execute(db)
  },

  /** Names on attendance lists; that somebody was there stays, as a number. */
  ...endingBy([
    {
      key: 'attendance',
      kept: () => ATTENDANCE_KEPT,
      async end({ db }, before) {
        const { numAffectedRows } = await sql`
          update meetings.attendances a set name = '', person_id = null from meetings.meetings m
          where m.id = a.meeting_id and a.name <> '' and m.ends_at < ${before}`.execute(db)
        return Number(numAffectedRows ?? 0n)
      },
    },
  ]),
}
