import type { Db } from '../../../platform/db/index.ts'
import { isId } from '../../../platform/ids.ts'
import { on } from '../meeting/store.ts'
import type { Call, Outcome, Proposal, Review } from './rules.ts'

export async function callOf(db: Db, meetingId: string): Promise<Call | null> {
  const row = await on(db)
    .selectFrom('meetings.calls')
    .select(['meeting_id as meetingId', 'opened_at as openedAt', 'closes_at as closesAt'])
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return row ?? null
}

/** Opens a call, or moves the end of one that was opened before. */
export async function keepCall(db: Db, call: Call, by: string | null) {
  await on(db)
    .insertInto('meetings.calls')
    .values({ meeting_id: call.meetingId, opened_at: call.openedAt, opened_by: by, closes_at: call.closesAt })
    .onConflict((conflict) => conflict.column('meeting_id').doUpdateSet({ closes_at: call.closesAt }))
    .execute()
}

const selected = (db: Db) =>
  on(db)
    .selectFrom('meetings.proposals')
    .select([
      'id',
      'meeting_id as meetingId',
      'title',
      'summary',
      'answers',
      'name',
      'about',
      'email',
      'locale',
      'proposed_at as proposedAt',
      'outcome',
      'reason',
      'session_id as sessionId',
    ])

const proposalOf = (
  row: Omit<Proposal, 'outcome' | 'locale'> & { outcome: string | null; locale: string },
): Proposal => ({
  ...row,
  outcome: row.outcome as Outcome | null,
  locale: row.locale === 'en' ? 'en' : 'pl',
})

/** More than a forum ever gets; the desk reads them all at once. */
const MOST = 1000

export async function proposalsOf(db: Db, meetingId: string): Promise<Proposal[]> {
  const rows = await selected(db).where('meeting_id', '=', meetingId).orderBy('id').limit(MOST).execute()
  return rows.map(proposalOf)
}

export async function proposalById(db: Db, meetingId: string, id: string): Promise<Proposal | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('id', '=', id).where('meeting_id', '=', meetingId).executeTakeFirst()
  return row ? proposalOf(row) : null
}

/** Holds a proposal until the transaction ends: it is decided once, and placed once. */
export const lockProposal = (db: Db, id: string) =>
  on(db).selectFrom('meetings.proposals').select('id').where('id', '=', id).forUpdate().execute()

export async function insertProposal(
  db: Db,
  { answerId, ...given }: Omit<Proposal, 'outcome' | 'reason' | 'sessionId'> & { answerId: string },
) {
  await on(db)
    .insertInto('meetings.proposals')
    .values({
      id: given.id,
      meeting_id: given.meetingId,
      answer_id: answerId,
      title: given.title,
      summary: given.summary,
      answers: given.answers,
      name: given.name,
      about: given.about,
      email: given.email,
      locale: given.locale,
      proposed_at: given.proposedAt,
    })
    .onConflict((conflict) => conflict.column('answer_id').doNothing())
    .execute()
}

/** The meeting for which the proposal that came as these answers was made. */
export async function meetingOfAnswer(db: Db, answerId: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('meetings.proposals')
    .select('meeting_id')
    .where('answer_id', '=', answerId)
    .executeTakeFirst()
  return row?.meeting_id ?? null
}

/** @returns false when it was decided before */
export async function recordOutcome(
  db: Db,
  id: string,
  decided: { outcome: Outcome; reason: string; at: Temporal.Instant; by: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('meetings.proposals')
    .set({ outcome: decided.outcome, reason: decided.reason, decided_at: decided.at, decided_by: decided.by })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function recordSession(db: Db, id: string, sessionId: string) {
  await on(db).updateTable('meetings.proposals').set({ session_id: sessionId }).where('id', '=', id).execute()
}

/** Ids of accounts that review the proposals of a meeting. */
export async function reviewersOf(db: Db, meetingId: string): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('meetings.reviewers')
    .select('person_id')
    .where('meeting_id', '=', meetingId)
    .orderBy('added_at')
    .orderBy('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}

export async function insertReviewer(db: Db, meetingId: string, personId: string, at: Temporal.Instant) {
  await on(db)
    .insertInto('meetings.reviewers')
    .values({ meeting_id: meetingId, person_id: personId, added_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function removeReviewer(db: Db, meetingId: string, personId: string) {
  if (!isId(personId)) return
  await on(db)
    .deleteFrom('meetings.reviewers')
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .execute()
}

export async function reviewsOf(db: Db, meetingId: string): Promise<Review[]> {
  return on(db)
    .selectFrom('meetings.reviews as r')
    .innerJoin('meetings.proposals as p', 'p.id', 'r.proposal_id')
    .select(['r.proposal_id as proposalId', 'r.person_id as personId', 'r.mark', 'r.comment'])
    .where('p.meeting_id', '=', meetingId)
    .orderBy('r.reviewed_at')
    .execute()
}

/** One review of each reviewer; written again, the later replaces the earlier. */
export async function keepReview(db: Db, review: Review, at: Temporal.Instant) {
  const values = { mark: review.mark, comment: review.comment, reviewed_at: at }
  await on(db)
    .insertInto('meetings.reviews')
    .values({ proposal_id: review.proposalId, person_id: review.personId, ...values })
    .onConflict((conflict) => conflict.columns(['proposal_id', 'person_id']).doUpdateSet(values))
    .execute()
}
