import { before } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { type Bearing, mayRunPolls, type Poll } from './rules.ts'
import { lockPoll, pollById, updateOwner } from './store.ts'

/**
 * Makes a poll part of something, and says what its result means for it. The caller answers for the owner.
 * @throws Refusal `poll-begun` when people may have voted already, `poll-owned` when it is part of something else
 */
export async function attachPoll(
  context: Context,
  poll: Poll,
  { owner, bearing }: { owner: { kind: string; id: string }; bearing: Bearing },
) {
  allow(mayRunPolls(context.actor, poll.organisationId))
  await inTransaction(context, async (context) => {
    const current = await locked(context, poll)
    if (current.ownerId && current.ownerId !== owner.id) refuse('poll-owned')
    await updateOwner(context.db, poll.id, owner, bearing)
    await record(
      context,
      'poll-attached',
      { kind: 'poll', id: poll.id, organisationId: poll.organisationId },
      { bearing },
    )
  })
}

/** Makes it stand by itself again. @throws Refusal `poll-begun` */
export async function detachPoll(context: Context, poll: Poll) {
  allow(mayRunPolls(context.actor, poll.organisationId))
  await inTransaction(context, async (context) => {
    await locked(context, poll)
    await updateOwner(context.db, poll.id, { kind: 'poll', id: null }, null)
    await record(context, 'poll-detached', { kind: 'poll', id: poll.id, organisationId: poll.organisationId })
  })
}

// What a result means is said before anybody votes; read anew, because it may have been published meanwhile.
async function locked({ db, now }: Context, { id }: Poll): Promise<Poll> {
  await lockPoll(db, id)
  const poll = found(await pollById(db, id))
  if (poll.publishedAt && !before(now, poll.opensAt)) refuse('poll-begun')
  return poll
}
