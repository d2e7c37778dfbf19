import type { Context } from '../../../platform/context.ts'
import { absent, found } from '../../../platform/errors.ts'
import type { DiscussionsPorts } from '../ports.ts'
import type { FoundRoom } from './actions.ts'
import { mayKeepRoom } from './rules.ts'
import { findRoom } from './store.ts'

/** Discussions of the network: for members and for those who run it; anybody else finds nothing there. */
export async function findNetworkRoom(context: Context, ports: Pick<DiscussionsPorts, 'memberOf'>): Promise<FoundRoom> {
  const member = await ports.memberOf(context)
  if (!member && !mayKeepRoom(context.actor, null)) throw absent()
  const room = found(await findRoom(context.db, null, 'topics'))
  return { process: null, room, member: member ?? keeperOf(context) }
}

// Whoever runs the network speaks there under the name of their account, also without a declaration of their own.
const keeperOf = ({ actor }: Context) => (actor.kind === 'person' ? { name: actor.name } : null)
