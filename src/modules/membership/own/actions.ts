import { changed } from '../../../platform/bus.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { MEMBERS } from '../members/actions.ts'
import { joinPerson, joinRepresentative } from '../members/own-store.ts'
import type { Member } from '../members/rules.ts'

/**
 * Joins a membership with the account of whoever is signed in, when both have the same e-mail: that of an account is
 * confirmed by reading its mailbox (decision 0046). Absent when the addresses differ or it is joined already.
 */
export async function joinAccount(context: Context, member: Member) {
  const { actor } = context
  allow(actor.kind === 'person')
  await inTransaction(context, async (context) => {
    const joined =
      member.kind === 'person'
        ? await joinPerson(context.db, member.id, actor)
        : await joinRepresentative(context.db, member.id, actor, dateOf(context.now))
    allow(joined)
    await record(context, 'member-joined-account', { kind: 'member', id: member.id })
    await changed(context, MEMBERS, `member:${member.id}`)
  })
}
