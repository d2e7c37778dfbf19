import { personId } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import type { Returned } from '../../notices/index.ts'
import { stateOf } from '../issues/rules.ts'
import { lockIssue } from '../issues/store.ts'
import { issuePaused, issueResumed, issueStopped } from '../letter/freezing.ts'
import { mayKeepNewsletter } from '../rules.ts'
import { recordReturned } from './deliveries-store.ts'
import { recordDecision } from './desk-store.ts'
import { lockSending, recordResumed, skipWaiting } from './store.ts'
import { wakeSending } from './wake.ts'

/** Nothing more leaves until somebody lets it go on; letters in the hands of the mail server end as they end. */
export async function pauseSending(context: Context, issueId: string) {
  allow(mayKeepNewsletter(context.actor))
  await onItsWay(context, issueId, (context) => issuePaused(context, issueId))
}

/** The sending goes on, and the circuit breaker looks only at what comes from now on. */
export async function resumeSending(context: Context, issueId: string) {
  allow(mayKeepNewsletter(context.actor))
  await onItsWay(context, issueId, async (context) => {
    await recordResumed(context.db, issueId, context.now)
    await issueResumed(context, issueId)
    await wakeSending(context)
  })
}

/** Whoever still waits gets nothing, for good. Who has it, has it. */
export async function stopSending(context: Context, issueId: string) {
  allow(mayKeepNewsletter(context.actor))
  await onItsWay(context, issueId, async (context) => {
    await issueStopped(context, issueId)
    await skipWaiting(context.db, issueId, context.now)
  })
}

/**
 * A person decides about a letter that may or may not have arrived: it is sent once more, or held for sent.
 * @throws Refusal `letter-decided` when it is no longer unknown; `sending-over` when it would be sent of a stopped issue
 */
export async function decideDelivery(
  context: Context,
  { issueId, deliveryId, decision }: { issueId: string; deliveryId: string; decision: 'resend' | 'sent' },
) {
  allow(mayKeepNewsletter(context.actor))
  await inTransaction(context, async (context) => {
    const issue = found(await lockIssue(context.db, issueId))
    const resend = decision === 'resend'
    if (resend && stateOf(issue) === 'stopped') refuse('sending-over')
    const by = { resend, at: context.now, by: personId(context.actor) }
    if (!(await recordDecision(context.db, { issueId, id: deliveryId }, by))) refuse('letter-decided')
    await record(context, resend ? 'issue-sent-again' : 'issue-held-for-sent', { kind: 'issue', id: issueId })
    if (resend) await wakeSending(context)
  })
}

/** A letter of an issue came back; see `receiveReturned` of notices, which counts what it says of the address. */
export async function receiveReturnedIssue(
  context: Context,
  { letterId, kind, code }: Returned,
): Promise<string | null> {
  allow(context.actor.kind === 'system')
  return recordReturned(context.db, { id: letterId, kind, code, at: context.now })
}

async function onItsWay(context: Context, issueId: string, work: (context: Context) => Promise<void>) {
  await inTransaction(context, async (context) => {
    found(await lockSending(context.db, issueId))
    const issue = found(await lockIssue(context.db, issueId))
    if (!['sending', 'paused'].includes(stateOf(issue))) refuse('sending-over')
    await work(context)
  })
}
