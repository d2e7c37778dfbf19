import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { mayRunPolls, type Poll, tagOf } from '../polls/rules.ts'
import { lockPoll, pollById, wipeVoters } from '../polls/store.ts'

/**
 * "Wyczyść dane głosujących": removes hashes of voters, lists, codes and the key of the poll. Cannot be undone; the log, the
 * ballots and all counts stay, so the result can still be checked.
 * @throws Refusal `poll-not-counted` before the result, `poll-wiped` the second time
 */
export async function wipeVoterData(context: Context, { id, organisationId }: Poll) {
  allow(mayRunPolls(context.actor, organisationId))
  await inTransaction(context, async (context) => {
    await lockPoll(context.db, id)
    const poll = found(await pollById(context.db, id))
    if (!poll.countedAt) refuse('poll-not-counted')
    if (poll.wipedAt) refuse('poll-wiped')
    const voters = await wipeVoters(context.db, id, context.now, personId(context.actor))
    await record(context, 'poll-voters-wiped', { kind: 'poll', id, organisationId }, { voters })
    await changed(context, tagOf(poll))
  })
}
