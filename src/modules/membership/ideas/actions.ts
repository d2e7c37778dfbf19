import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { membersOfAccount } from '../members/own-store.ts'
import type { Member } from '../members/rules.ts'
import { isActive } from '../members/rules.ts'
import { periodsOf } from '../members/store.ts'
import { mayKeepMembers } from '../rules.ts'
import { type Idea, type IdeaAnswer, type IdeaInput, isLive } from './rules.ts'
import {
  deleteSupport,
  ideaById,
  insertAnswer,
  insertComment,
  insertIdea,
  insertSupport,
  lockIdea,
  recordCommentHidden,
  recordIdeaWithdrawal,
} from './store.ts'

export const IDEAS = 'ideas'

/**
 * The member who acts, if the person belongs to the network today: themselves first, then an institution that they may
 * speak for; null for everybody else.
 */
export async function activeMember(context: Context): Promise<Member | null> {
  const id = personId(context.actor)
  if (!id) return null
  const day = dateOf(context.now)
  for (const { member, scopes } of await membersOfAccount(context.db, id, day))
    if (scopes.includes('edit') && isActive(await periodsOf(context.db, member.id), day)) return member
  return null
}

/** How the member who acts is called among members; null for everybody else. */
export async function activeMemberName(context: Context): Promise<{ name: string } | null> {
  const member = await activeMember(context)
  return member && { name: member.name }
}

/** A member proposes what the network should do; the same form sent again is one idea. */
export async function proposeIdea(context: Context, input: IdeaInput, submissionKey: string): Promise<string> {
  const member = await activeMember(context)
  allow(member !== null)
  return inTransaction(context, async (context) => {
    const id = newId(context.now.epochMilliseconds)
    const kept = await insertIdea(context.db, { ...input, id, submissionKey, memberId: member.id, at: context.now })
    if (kept === id) await told(context, 'idea-proposed', id)
    return kept
  })
}

/** Its author takes an idea back. */
export async function withdrawIdea(context: Context, idea: Idea) {
  const member = await activeMember(context)
  allow(member?.id === idea.memberId)
  await inTransaction(context, async (context) => {
    if (await recordIdeaWithdrawal(context.db, idea.id, context.now)) await told(context, 'idea-withdrawn', idea.id)
  })
}

/** A member supports an idea, once. @throws Refusal `idea-over` when it is decided or withdrawn */
export async function supportIdea(context: Context, idea: Idea) {
  const member = await activeMember(context)
  allow(member !== null)
  await onLive(context, idea, async (context) => {
    if (await insertSupport(context.db, idea.id, member.id, context.now)) await changed(context, IDEAS)
  })
}

export async function stopSupporting(context: Context, idea: Idea) {
  const member = await activeMember(context)
  allow(member !== null)
  await inTransaction(context, async (context) => {
    await deleteSupport(context.db, idea.id, member.id)
    await changed(context, IDEAS)
  })
}

export async function commentOnIdea(context: Context, idea: Idea, body: string, submissionKey: string) {
  const member = await activeMember(context)
  allow(member !== null && idea.withdrawnAt === null)
  await inTransaction(context, async (context) => {
    const given = { submissionKey, ideaId: idea.id, memberId: member.id, body, at: context.now }
    if (await insertComment(context.db, given)) await told(context, 'idea-commented', idea.id)
  })
}

/** Hides a comment with a reason that everybody reads in its place. */
export async function hideComment(context: Context, idea: Idea, commentId: string, reason: string) {
  allow(mayKeepMembers(context.actor))
  await inTransaction(context, async (context) => {
    const hidden = { at: context.now, by: personId(context.actor), reason }
    if (await recordCommentHidden(context.db, commentId, hidden))
      await told(context, 'idea-comment-hidden', idea.id, { reason })
  })
}

/**
 * The network answers: it thinks it over until a day, takes it up, declines with a reason, or shows what it became.
 * @throws Refusal `idea-over` when it was declined, done or withdrawn
 */
export async function answerIdea(context: Context, idea: Idea, answer: Omit<IdeaAnswer, 'answeredAt'>) {
  allow(mayKeepMembers(context.actor))
  await onLive(context, idea, async (context) => {
    await insertAnswer(context.db, idea.id, { ...answer, answeredAt: context.now }, personId(context.actor))
    await told(context, 'idea-answered', idea.id, { answer: answer.answer })
  })
}

async function onLive(context: Context, { id }: Idea, work: (context: Context) => Promise<void>) {
  await inTransaction(context, async (context) => {
    await lockIdea(context.db, id)
    if (!isLive(found(await ideaById(context.db, id)))) refuse('idea-over')
    await work(context)
  })
}

async function told(context: Context, verb: string, id: string, details = {}) {
  await record(context, verb, { kind: 'idea', id }, details)
  await changed(context, IDEAS)
}
