import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { found } from '../../../platform/errors.ts'
import { audienceOf } from '../audience/actions.ts'
import type { Placed, Rule } from '../audience/rules.ts'
import { issueById } from '../issues/store.ts'
import { freeze } from '../letter/freezing.ts'
import { recordAddressed } from '../subscribing/store.ts'
import { keepCountedLinks } from './counting/actions.ts'
import {
  insertDeliveries,
  insertSending,
  learnDeliveries,
  lockSending,
  recordAudienceReady,
  recordReached,
  type Sending,
  sendingOf,
} from './store.ts'

/** Freezes an issue whose moment has come and begins its sending, both or neither. Doing it twice is the same as once. */
export async function beginSending(context: Context, issueId: string) {
  await inTransaction(context, async (context) => {
    const frozen = await freeze(context, issueId)
    await insertSending(context.db, issueId, frozen.hash, context.now)
    await keepCountedLinks(context, frozen)
  })
}

/**
 * Writes down who gets the issue, one row for each recipient, in batches: each batch and the place reached are one commit,
 * so a worker that dies repeats nothing and leaves nobody out. Two workers at once: the second sees that its place has
 * been passed and leaves the rest to the first.
 */
export async function addressAudience(context: Context, issueId: string) {
  const issue = found(await issueById(context.db, issueId))
  const sending = found(await sendingOf(context.db, issueId))
  let reached = sending.reachedId
  for await (const batch of audienceOf(context, issue, reached)) {
    const last = batch.at(-1)?.subscriber.id
    if (!last) break
    const written = await inTransaction(context, async (context) => {
      const held = found(await lockSending(context.db, issueId))
      if (held.reachedId !== reached || held.audienceReadyAt) return false
      await writeBatch(context, held, batch, last)
      return true
    })
    if (!written) return
    reached = last
  }
  await learnDeliveries(context.db)
  await recordAudienceReady(context.db, issueId, context.now)
}

async function writeBatch({ db, now }: Context, sending: Sending, batch: Placed[], last: string) {
  const reached = batch.flatMap((placed) => (placed.reason ? [placed] : []))
  await insertDeliveries(
    db,
    sending.issueId,
    reached.map(({ subscriber, reason }) => ({
      id: newId(now.epochMilliseconds),
      subscriberId: subscriber.id,
      addressHash: subscriber.addressHash,
      why: reason,
    })),
    now,
  )
  await recordAddressed(
    db,
    reached.map(({ subscriber }) => subscriber.id),
    now,
  )
  await recordReached(db, sending.issueId, { reachedId: last, leftOut: added(sending.leftOut, batch) })
}

function added(leftOut: Sending['leftOut'], batch: Placed[]): Partial<Record<Rule, number>> {
  const sum = { ...leftOut }
  for (const { rule } of batch) if (rule) sum[rule] = (sum[rule] ?? 0) + 1
  return sum
}
