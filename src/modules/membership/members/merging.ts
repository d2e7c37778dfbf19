import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { mayKeepMembers } from '../rules.ts'
import { MEMBERS } from './actions.ts'
import {
  giveAccounts,
  hasMergedInto,
  moveBack,
  moveConsents,
  movedWith,
  moveRepresentatives,
  recordMerging,
  recordUnmerging,
  takeAccounts,
} from './merging-store.ts'
import type { Member } from './rules.ts'
import { lockMember, memberById } from './store.ts'

/** What goes from one record of a member to the other, so that exactly this can come back. */
export interface Moved {
  personId: string | null
  organisationId: string | null
  representatives: string[]
  consents: string[]
}

/** Two records of one member: of one kind, neither joined already, and not of two different accounts or organisations. */
export const mayMerge = (member: Member, into: Member): boolean =>
  member.id !== into.id &&
  member.kind === into.kind &&
  member.mergedInto === null &&
  into.mergedInto === null &&
  !(member.personId && into.personId) &&
  !(member.organisationId && into.organisationId)

/**
 * Joins a second record of a member into the first: the account, the representatives and the consents go over; its
 * declarations and periods stay where they happened, as history.
 * @throws Refusal `members-not-alike`
 */
export async function mergeMembers(context: Context, member: Member, into: Member) {
  allow(mayKeepMembers(context.actor))
  await inTransaction(context, async (context) => {
    const [now, target] = await lockBoth(context, member.id, into.id)
    if (!mayMerge(now, target)) refuse('members-not-alike')
    if (await hasMergedInto(context.db, now.id)) refuse('members-not-alike')
    const { db } = context
    const moved: Moved = {
      personId: now.personId,
      organisationId: now.organisationId,
      representatives: await moveRepresentatives(db, now.id, target.id),
      consents: await moveConsents(db, now.id, target.id),
    }
    await recordMerging(db, { id: now.id, into: target.id, moved }, { at: context.now, by: personId(context.actor) })
    await giveAccounts(db, target.id, moved)
    await told(context, 'members-merged', now, { into: target.id })
  })
}

/** Takes a joining back: what came over then and is still there goes back. @throws Refusal `member-not-merged` */
export async function unmergeMember(context: Context, member: Member) {
  allow(mayKeepMembers(context.actor))
  const into = member.mergedInto ?? refuse('member-not-merged')
  await inTransaction(context, async (context) => {
    const [now, target] = await lockBoth(context, member.id, into)
    if (now.mergedInto !== target.id) refuse('member-not-merged')
    const { db } = context
    const moved = await movedWith(db, now.id)
    const stillThere = {
      ...moved,
      personId: target.personId === moved.personId ? moved.personId : null,
      organisationId: target.organisationId === moved.organisationId ? moved.organisationId : null,
    }
    await takeAccounts(db, target.id, stillThere)
    await recordUnmerging(db, now.id)
    await giveAccounts(db, now.id, stillThere)
    await moveBack(db, target.id, now.id, moved)
    await told(context, 'members-unmerged', now, { from: target.id })
  })
}

/** In the order of ids, so that two who join the same two records wait for one another and never in a ring. */
async function lockBoth({ db }: Context, a: string, b: string): Promise<[Member, Member]> {
  for (const id of [a, b].toSorted()) await lockMember(db, id)
  return [found(await memberById(db, a)), found(await memberById(db, b))]
}

async function told(context: Context, verb: string, { id }: Member, details: object) {
  await record(context, verb, { kind: 'member', id }, details as Record<string, string>)
  await changed(context, MEMBERS, `member:${id}`)
}
