import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { isId } from '../../../platform/ids.ts'
import { on } from '../meeting/store.ts'
import type { DateAnswer, GivenAnswer, PollPerson } from './rules.ts'

const selected = (db: Db) => on(db).selectFrom('meetings.poll_people').selectAll()

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

export async function pollPersonById(db: Db, id: string): Promise<PollPerson | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? personOf(row) : null
}

export async function pollPersonBySubmission(db: Db, submissionKey: string): Promise<PollPerson | null> {
  const row = await selected(db).where('submission_key', '=', submissionKey).executeTakeFirst()
  return row ? personOf(row) : null
}

export async function pollPersonByEmail(db: Db, pollId: string, email: string): Promise<PollPerson | null> {
  const row = await selected(db)
    .where('poll_id', '=', pollId)
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .executeTakeFirst()
  return row ? personOf(row) : null
}

/** Everybody who was asked or answered, in the order of coming. A poll holds at most a few hundred. */
export async function peopleOf(db: Db, pollId: string): Promise<PollPerson[]> {
  const rows = await selected(db).where('poll_id', '=', pollId).orderBy('number').limit(1000).execute()
  return rows.map(personOf)
}

/** @returns null when this address was asked before, or the form came before */
export async function insertPollPerson(
  db: Db,
  given: Pick<PollPerson, 'pollId' | 'name' | 'email' | 'personId' | 'locale' | 'invitedAt'> & {
    submissionKey: string
  },
): Promise<PollPerson | null> {
  const row = await on(db)
    .insertInto('meetings.poll_people')
    .values({
      id: newId(),
      poll_id: given.pollId,
      submission_key: given.submissionKey,
      name: given.name,
      email: given.email,
      person_id: given.personId,
      locale: given.locale,
      invited_at: given.invitedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  return row ? personOf(row) : null
}

/** Keeps what somebody said of dates; what they said of others before stays. */
export async function keepAnswers(
  db: Db,
  person: Pick<PollPerson, 'id'> & { name: string; note: string },
  answers: ReadonlyMap<string, DateAnswer>,
  at: Temporal.Instant,
) {
  await on(db)
    .updateTable('meetings.poll_people')
    .set({ name: person.name, note: person.note, answered_at: at })
    .where('id', '=', person.id)
    .execute()
  if (answers.size === 0) return
  await on(db)
    .insertInto('meetings.poll_answers')
    .values(
      [...answers].map(([dateId, answer]) => ({ poll_person_id: person.id, date_id: dateId, answer, given_at: at })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['poll_person_id', 'date_id'])
        .doUpdateSet({ answer: sql<string>`excluded.answer`, given_at: sql<Temporal.Instant>`excluded.given_at` }),
    )
    .execute()
}

export async function deletePollPerson(db: Db, id: string) {
  await on(db).deleteFrom('meetings.poll_people').where('id', '=', id).execute()
}

export async function recordReminded(db: Db, id: string, at: Temporal.Instant) {
  await on(db).updateTable('meetings.poll_people').set({ reminded_at: at }).where('id', '=', id).execute()
}

export async function answersOf(db: Db, pollId: string): Promise<GivenAnswer[]> {
  const rows = await on(db)
    .selectFrom('meetings.poll_answers as a')
    .innerJoin('meetings.poll_people as p', 'p.id', 'a.poll_person_id')
    .select(['a.poll_person_id', 'a.date_id', 'a.answer', 'a.given_at'])
    .where('p.poll_id', '=', pollId)
    .orderBy('p.number')
    .execute()
  return rows.map((row) => ({
    pollPersonId: row.poll_person_id,
    dateId: row.date_id,
    answer: row.answer as DateAnswer,
    givenAt: row.given_at,
  }))
}

const personOf = (row: Row): PollPerson => ({
  id: row.id,
  pollId: row.poll_id,
  name: row.name,
  email: row.email,
  personId: row.person_id,
  locale: row.locale === 'en' ? 'en' : 'pl',
  note: row.note,
  invitedAt: row.invited_at,
  answeredAt: row.answered_at,
  remindedAt: row.reminded_at,
})
