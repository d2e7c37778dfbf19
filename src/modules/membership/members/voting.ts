import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { membersOfAccount } from './own-store.ts'
import { type Member, mayVote } from './rules.ts'
import { memberByNumber, periodsOf } from './store.ts'

type Asked = Pick<Context, 'db' | 'now'>

/**
 * As whom an account votes today: its own membership first, then institutions that named the person to vote. Guests, observers,
 * those who left and representatives without `vote` have none.
 */
export async function votingMembersOf({ db, now }: Asked, personId: string): Promise<Member[]> {
  const today = dateOf(now)
  const own = await membersOfAccount(db, personId, today)
  const voting = await Promise.all(
    own.map(async ({ member, scopes }) => scopes.includes('vote') && mayVote(await periodsOf(db, member.id), today)),
  )
  return own.filter((_, at) => voting[at]).map(({ member }) => member)
}

/** Whoever has the number on the list of members, if they vote today. */
export async function votingMemberByNumber({ db, now }: Asked, number: number): Promise<Member | null> {
  const member = await memberByNumber(db, number)
  return member && !member.mergedInto && mayVote(await periodsOf(db, member.id), dateOf(now)) ? member : null
}
