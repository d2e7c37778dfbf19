import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { isId } from '../../../platform/ids.ts'
import { on } from '../meeting/store.ts'
import {
  type Amendment,
  type DecisionInput,
  type MeetingDecision,
  type MinuteItem,
  NETWORK_HOLDER,
  type Statement,
  type Task,
} from './rules.ts'

/** What is written into minutes one by one, each kept under the key of the form it came by. */
interface Kept {
  submissionKey: string
  meetingId: string
  at: Temporal.Instant
}

export async function itemsOf(db: Db, meetingId: string): Promise<MinuteItem[]> {
  return on(db)
    .selectFrom('meetings.minute_items')
    .select(['id', 'position', 'title', 'course'])
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
}

export async function statementsOf(db: Db, meetingId: string): Promise<Statement[]> {
  const rows = await on(db)
    .selectFrom('meetings.statements')
    .select(['id', 'speaker', 'body', 'answer', 'remark_id'])
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()
  return rows.map(({ remark_id, ...row }) => ({ ...row, remarkId: remark_id }))
}

export async function insertStatement(
  db: Db,
  given: Kept & { speaker: string; body: string; answer: string },
): Promise<string | null> {
  const row = await on(db)
    .insertInto('meetings.statements')
    .values({
      id: newId(given.at.epochMilliseconds),
      submission_key: given.submissionKey,
      meeting_id: given.meetingId,
      speaker: given.speaker,
      consented: given.speaker !== '',
      body: given.body,
      answer: given.answer,
      said_at: given.at,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function recordRemark(db: Db, statementId: string, remarkId: string) {
  await on(db)
    .updateTable('meetings.statements')
    .set({ remark_id: remarkId })
    .where('id', '=', statementId)
    .where('remark_id', 'is', null)
    .execute()
}

export async function decisionsOf(db: Db, meetingId: string): Promise<MeetingDecision[]> {
  const rows = await on(db)
    .selectFrom('meetings.decisions')
    .select(['id', 'year', 'number', 'body', 'votes_for', 'votes_against', 'votes_abstained', 'poll_path as pollPath'])
    .where('meeting_id', '=', meetingId)
    .orderBy('number')
    .execute()
  return rows.map(({ votes_for, votes_against, votes_abstained, ...row }) => ({
    ...row,
    votes: votes_for === null ? null : { for: votes_for, against: votes_against ?? 0, abstained: votes_abstained ?? 0 },
  }))
}

/** Takes the next number of the holder's year; decisions written at once wait for one another and leave no gap. */
export async function insertDecision(
  db: Db,
  given: Kept & { organisationId: string | null; year: number } & DecisionInput,
): Promise<boolean> {
  const holder = given.organisationId ?? NETWORK_HOLDER
  await sql`select pg_advisory_xact_lock(hashtextextended(${`meetings.decisions ${holder} ${given.year}`}, 0))`.execute(
    db,
  )
  const row = await on(db)
    .insertInto('meetings.decisions')
    .values({
      id: newId(given.at.epochMilliseconds),
      submission_key: given.submissionKey,
      meeting_id: given.meetingId,
      holder_id: holder,
      year: given.year,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from meetings.decisions
        where holder_id = ${holder}::uuid and year = ${given.year}::int)`,
      body: given.body,
      votes_for: given.votes?.for ?? null,
      votes_against: given.votes?.against ?? null,
      votes_abstained: given.votes?.abstained ?? null,
      poll_path: given.pollPath ?? null,
      noted_at: given.at,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

const taskOf = (row: {
  id: string
  meeting_id: string
  what: string
  owner: string
  due_on: Temporal.PlainDate
  done_at: Temporal.Instant | null
}): Task => ({
  id: row.id,
  meetingId: row.meeting_id,
  what: row.what,
  owner: row.owner,
  dueOn: row.due_on,
  doneAt: row.done_at,
})

export async function tasksOf(db: Db, meetingId: string): Promise<Task[]> {
  const rows = await on(db)
    .selectFrom('meetings.tasks')
    .select(['id', 'meeting_id', 'what', 'owner', 'due_on', 'done_at'])
    .where('meeting_id', '=', meetingId)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  return rows.map(taskOf)
}

/** Tasks of earlier meetings of the same holder that were to do when this one began: they return on its agenda. */
export async function returningTasks(
  db: Db,
  meeting: { id: string; startsAt: Temporal.Instant; organisationId: string | null; seriesId?: string | null },
): Promise<Task[]> {
  const rows = await on(db)
    .selectFrom('meetings.tasks as t')
    .innerJoin('meetings.meetings as m', 'm.id', 't.meeting_id')
    .select(['t.id', 't.meeting_id', 't.what', 't.owner', 't.due_on', 't.done_at'])
    .where('m.starts_at', '<', meeting.startsAt)
    .where('m.id', '<>', meeting.id)
    .where(sql<boolean>`m.organisation_id is not distinct from ${meeting.organisationId}::uuid`)
    .where((where) => where.or([where('t.done_at', 'is', null), where('t.done_at', '>=', meeting.startsAt)]))
    .orderBy('t.due_on')
    .orderBy('t.id')
    .limit(200)
    .execute()
  return rows.map(taskOf)
}

export async function insertTask(db: Db, given: Kept & { what: string; owner: string; dueOn: Temporal.PlainDate }) {
  await on(db)
    .insertInto('meetings.tasks')
    .values({
      id: newId(given.at.epochMilliseconds),
      submission_key: given.submissionKey,
      meeting_id: given.meetingId,
      what: given.what,
      owner: given.owner,
      due_on: given.dueOn,
      noted_at: given.at,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .execute()
}

export async function taskById(db: Db, id: string): Promise<Task | null> {
  if (!isId(id)) return null
  const row = await on(db)
    .selectFrom('meetings.tasks')
    .select(['id', 'meeting_id', 'what', 'owner', 'due_on', 'done_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? taskOf(row) : null
}

export async function recordTaskDone(db: Db, id: string, at: Temporal.Instant | null, by: string | null) {
  await on(db).updateTable('meetings.tasks').set({ done_at: at, done_by: by }).where('id', '=', id).execute()
}

export async function amendmentsOf(db: Db, meetingId: string): Promise<Amendment[]> {
  const rows = await on(db)
    .selectFrom('meetings.amendments')
    .select(AMENDMENT)
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()
  return rows.map(amendmentOf)
}

/** @returns false when the same form came before */
export async function insertAmendment(
  db: Db,
  given: Kept & { attendanceId: string | null; personId: string | null; author: string; body: string },
): Promise<boolean> {
  const row = await on(db)
    .insertInto('meetings.amendments')
    .values({
      id: newId(given.at.epochMilliseconds),
      submission_key: given.submissionKey,
      meeting_id: given.meetingId,
      attendance_id: given.attendanceId,
      person_id: given.personId,
      author: given.author,
      body: given.body,
      proposed_at: given.at,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** @returns the amendment, or null when it was answered before */
export async function recordAmendmentAnswer(
  db: Db,
  meetingId: string,
  id: string,
  answered: { outcome: 'taken' | 'declined'; answer: string; at: Temporal.Instant },
): Promise<Amendment | null> {
  if (!isId(id)) return null
  const row = await on(db)
    .updateTable('meetings.amendments')
    .set({ outcome: answered.outcome, answer: answered.answer, answered_at: answered.at })
    .where('id', '=', id)
    .where('meeting_id', '=', meetingId)
    .where('outcome', 'is', null)
    .returning(AMENDMENT)
    .executeTakeFirst()
  return row ? amendmentOf(row) : null
}

const AMENDMENT = ['id', 'person_id', 'attendance_id', 'author', 'body', 'proposed_at', 'outcome', 'answer'] as const

const amendmentOf = (row: {
  id: string
  person_id: string | null
  attendance_id: string | null
  author: string
  body: string
  proposed_at: Temporal.Instant
  outcome: string | null
  answer: string
}): Amendment => ({
  id: row.id,
  personId: row.person_id,
  attendanceId: row.attendance_id,
  author: row.author,
  body: row.body,
  proposedAt: row.proposed_at,
  outcome: row.outcome as Amendment['outcome'],
  answer: row.answer,
})
