import { personId } from '../../platform/actor.ts'
import { changed } from '../../platform/bus.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { allow } from '../../platform/errors.ts'
import { record } from '../audit/index.ts'
import { KINDS, mayKeepMembers } from './rules.ts'
import { type AcceptedWays, POSSIBLE_WAYS } from './ways-rules.ts'
import { putWays } from './ways-store.ts'

/** Accepts these ways from now on, in the order they are explained. Declarations on their way keep theirs. */
export async function acceptWays(context: Context, given: AcceptedWays) {
  allow(mayKeepMembers(context.actor))
  await inTransaction(context, async (context) => {
    for (const kind of KINDS) {
      const accepted = POSSIBLE_WAYS[kind].filter((way) => given[kind].includes(way))
      allow(accepted.length > 0)
      await putWays(context.db, kind, accepted, { at: context.now, by: personId(context.actor) })
    }
    await record(context, 'declaration-ways-changed', { kind: 'declaration-text', id: null })
    await changed(context, 'declarations')
  })
}
