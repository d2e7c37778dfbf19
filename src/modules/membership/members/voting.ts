import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { mayVote } from './rules.ts'
import { memberOfPerson, periodsOf } from './store.ts'

/** The id of the member a person votes as today; null for guests, observers, those who left and strangers. */
export async function votingMemberOf(
  { db, now }: Pick<Context, 'db' | 'now'>,
  personId: string,
): Promise<string | null> {
  const member = await memberOfPerson(db, personId)
  return member && mayVote(await periodsOf(db, member.id), dateOf(now)) ? member.id : null
}
