import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { mayKeepOutbox } from '../suppression/actions.ts'
import { recordDecision } from './desk-store.ts'
import { SEND, wake } from './wake.ts'

/**
 * An administrator decides about a letter that may or may not have left: it is sent once more, or held for sent.
 * @throws Refusal `letter-decided` when it is no longer unknown
 */
export async function decideUnknown(context: Context, id: string, decision: 'resend' | 'sent') {
  allow(mayKeepOutbox(context))
  await inTransaction(context, async (context) => {
    const by = { resend: decision === 'resend', at: context.now, by: personId(context.actor) }
    if (!(await recordDecision(context.db, id, by))) refuse('letter-decided')
    await record(context, decision === 'resend' ? 'letter-sent-again' : 'letter-held-for-sent', { kind: 'letter', id })
    if (by.resend) await wake(context, SEND)
  })
}
