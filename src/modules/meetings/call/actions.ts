import { type Actor, personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { createForm, type FormsPorts, formOf, publishVersion } from '../../forms/index.ts'
import { insertSession } from '../programme/store.ts'
import { MEETINGS, type Meeting, mayKeepMeeting, tagOf } from '../rules.ts'
import { callDefinition } from './form.ts'
import { tellDecided } from './letters.ts'
import { CALL_FORMS, isOwn, type Outcome, type Proposal } from './rules.ts'
import {
  insertReviewer,
  keepCall,
  keepReview,
  lockProposal,
  proposalById,
  proposalsOf,
  recordOutcome,
  recordSession,
  removeReviewer,
  reviewersOf,
  reviewsOf,
} from './store.ts'

/** Opens the call for sessions until a moment, with its form; opened again, its end is moved. */
export async function openCall(context: Context, meeting: Meeting, closesAt: Temporal.Instant, forms: FormsPorts) {
  await onCall(context, meeting, 'call-opened', async (context) => {
    if (Temporal.Instant.compare(closesAt, context.now) <= 0) refuse('call-in-past', 422)
    await keepCall(context.db, { meetingId: meeting.id, openedAt: context.now, closesAt }, personId(context.actor))
    const owner = { kind: CALL_FORMS, id: meeting.id }
    if (await formOf(context.db, owner)) return
    const { texts } = context.house
    const definition = callDefinition((key) => ({ pl: texts.in('pl')(key), en: texts.in('en')(key) }))
    const published = await publishVersion(context, forms, await createForm(context, forms, { owner, definition }))
    if (!published.ok) throw new Error(`A call cannot be published: ${JSON.stringify(published.problems)}`)
  })
}

/** Asks somebody with an account to review; asked twice, they review once. */
export const addReviewer = (context: Context, meeting: Meeting, person: { id: string }) =>
  onCall(context, meeting, 'call-reviewers-changed', (context) =>
    insertReviewer(context.db, meeting.id, person.id, context.now),
  )

export const dropReviewer = (context: Context, meeting: Meeting, id: string) =>
  onCall(context, meeting, 'call-reviewers-changed', (context) => removeReviewer(context.db, meeting.id, id))

/** What a reviewer reviews, with their own marks alone; what they propose themselves is not there. */
export async function proposalsToReview(context: Context, meeting: Meeting) {
  const reviewer = await reviewerOf(context, meeting)
  allow(reviewer !== null)
  const own = (await reviewsOf(context.db, meeting.id)).filter((review) => review.personId === reviewer.id)
  return (await proposalsOf(context.db, meeting.id))
    .filter((proposal) => !isOwn(proposal, reviewer))
    .map((proposal) => ({ proposal, review: own.find(({ proposalId }) => proposalId === proposal.id) ?? null }))
}

/** Marks a proposal; until it is decided the mark may be changed. */
export async function reviewProposal(
  context: Context,
  meeting: Meeting,
  id: string,
  { mark, comment }: { mark: number; comment: string },
) {
  const reviewer = await reviewerOf(context, meeting)
  allow(reviewer !== null)
  await inTransaction(context, async (context) => {
    const proposal = await lockedProposal(context, meeting, id)
    allow(!isOwn(proposal, reviewer))
    if (proposal.outcome) refuse('proposal-decided')
    await keepReview(context.db, { proposalId: proposal.id, personId: reviewer.id, mark, comment }, context.now)
  })
}

/** Accepts or declines a proposal, once; whoever proposed it is told. */
export async function decideProposal(
  context: Context,
  meeting: Meeting,
  id: string,
  { outcome, reason }: { outcome: Outcome; reason: string },
) {
  await onCall(context, meeting, 'proposal-decided', async (context) => {
    const proposal = await lockedProposal(context, meeting, id)
    const decided = { outcome, reason, at: context.now, by: personId(context.actor) }
    if (!(await recordOutcome(context.db, proposal.id, decided))) refuse('proposal-decided')
    await tellDecided(context, { meeting, proposal: { ...proposal, outcome, reason } })
  })
}

/**
 * Puts an accepted proposal into the programme, where it waits for its time and track; pressed twice, it is there once.
 * @returns the id of the session
 */
export async function placeProposal(context: Context, meeting: Meeting, id: string): Promise<string> {
  return onCall(context, meeting, 'proposal-placed', async (context) => {
    const proposal = await lockedProposal(context, meeting, id)
    if (proposal.sessionId) return proposal.sessionId
    if (proposal.outcome !== 'accepted') refuse('proposal-not-accepted')
    const session = {
      trackId: null,
      title: proposal.title,
      description: proposal.summary,
      speakers: [proposal.name, proposal.about].filter(Boolean).join(', '),
      startsAt: null,
      endsAt: null,
    }
    const sessionId = await insertSession(context.db, meeting.id, session, { key: newId(), at: context.now })
    await recordSession(context.db, proposal.id, sessionId)
    return sessionId
  })
}

/** The person who asks, if they review the proposals of this meeting. */
export async function reviewerOf({ actor, db }: Context, meeting: Meeting): Promise<PersonActor | null> {
  if (actor.kind !== 'person') return null
  return (await reviewersOf(db, meeting.id)).includes(actor.id) ? actor : null
}

type PersonActor = Extract<Actor, { kind: 'person' }>

async function lockedProposal({ db }: Context, meeting: Meeting, id: string): Promise<Proposal> {
  const proposal = found(await proposalById(db, meeting.id, id))
  await lockProposal(db, proposal.id)
  return found(await proposalById(db, meeting.id, id))
}

async function onCall<T>(
  context: Context,
  meeting: Meeting,
  verb: string,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  allow(mayKeepMeeting(context.actor, meeting))
  return inTransaction(context, async (context) => {
    const answer = await work(context)
    const { id, organisationId } = meeting
    await record(context, verb, { kind: 'meeting', id, organisationId })
    await changed(context, MEETINGS, tagOf(meeting))
    return answer
  })
}
