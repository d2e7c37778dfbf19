import type { Context } from '../../../platform/context.ts'
import { newId, newSecret } from '../../../platform/ids.ts'
import type { Member } from '../members/rules.ts'
import { secretHash } from './actions.ts'
import { insertLetter } from './store.ts'

/** A letter that was passed on to a member. @returns the secret with which the member reports it */
export async function aPassedLetter({ db, now }: Context, member: Member, senderHash = 'somebody'): Promise<string> {
  const secret = newSecret()
  await insertLetter(db, {
    id: newId(now.epochMilliseconds),
    submissionKey: newId(),
    memberId: member.id,
    senderHash,
    senderId: null,
    sentAt: now,
    reportHash: secretHash(secret),
  })
  return secret
}
