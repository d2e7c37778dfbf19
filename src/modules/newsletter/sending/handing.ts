import type { Context } from '../../../platform/context.ts'
import type { Delivery as Answer } from '../../../platform/mail/index.ts'
import { bounceOf, nextTry, withoutAddresses } from '../../notices/index.ts'
import type { ReadyDelivery, Result } from './ledger.ts'
import type { Letters } from './letters.ts'
import { outcomeOf } from './rules.ts'

/** Hands one letter to the mail server and says what came of it. */
export async function handOver(context: Context, letters: Letters, delivery: ReadyDelivery): Promise<Result> {
  const { house } = context
  try {
    const answer = await house.mail.send(await letters.of(delivery))
    return resultOf(delivery, answer, house.clock.now())
  } catch (error) {
    // A transport answers with a value. When it breaks instead, the server may already have taken the letter.
    house.log.error('transport-broke', { delivery: delivery.id, error })
    return resultOf(
      delivery,
      { state: 'unknown', code: null, reason: 'transport-broke', class: 'connection' },
      house.clock.now(),
    )
  }
}

/**
 * What an answer means for a recipient: "later" (4xx, no connection) is tried again with growing pauses for 48 hours, and
 * only what is said of the address itself counts against it.
 */
export function resultOf(delivery: ReadyDelivery, answer: Answer, now: Temporal.Instant): Result {
  const { id, issueId, lease, addressHash } = delivery
  const common = { id, issueId, lease, outcome: outcomeOf(answer), dueAt: null, bounce: null }
  if (answer.state === 'accepted') return { ...common, state: 'accepted', code: null, reason: null }

  const said = { code: answer.code, reason: withoutAddresses(answer.reason) }
  if (answer.state === 'unknown') return { ...common, ...said, state: 'unknown' }
  const again = answer.state === 'deferred' ? nextTry(delivery.attempts, delivery.firstTriedAt, now) : null
  if (again) return { ...common, ...said, state: 'deferred', dueAt: again }
  const kind = bounceOf(answer)
  return { ...common, ...said, state: 'failed', bounce: kind && { addressHash, kind } }
}
