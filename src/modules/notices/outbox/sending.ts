import type { Config } from '../../../platform/config.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { type Delivery, grantMail } from '../../../platform/mail/index.ts'
import { followerEnded } from '../followers/store.ts'
import { oneClickUrl } from '../followers/tokens.ts'
import { bounceOf, LEASE, nextTry, withoutAddresses } from '../rules.ts'
import { recordBounce } from '../suppression/actions.ts'
import { isSuppressed } from '../suppression/store.ts'
import {
  markLost,
  recordAccepted,
  recordDeferred,
  recordFailed,
  recordSkipped,
  recordUnknown,
  type TakenMessage,
  takeNext,
} from './store.ts'

/** Letters on their way at the same time in one worker. */
const LANES = 4

/**
 * Sends what is due. Any number of workers may do it at once: each letter is taken by one.
 * @param most how many at most before giving the place to other jobs
 * @returns true when it stopped at `most`, so there may be more
 */
export async function sendDue(context: Context, most = 1000): Promise<boolean> {
  const lost = await markLost(context.db, context.house.clock.now())
  if (lost > 0) context.house.log.warn('letters-unknown', { count: lost })

  let left = most
  const lane = async () => {
    while (left > 0) {
      left -= 1
      if (!(await sendNext(context))) return
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return left === 0
}

/** False when nothing is due, or when it is wiser to wait. */
async function sendNext(context: Context): Promise<boolean> {
  const { db, house } = context
  const at = { ...context, now: house.clock.now() }
  const withNews = house.mail.kind !== 'smtp' || (await mayTakeNews(at))
  const message = await takeNext(db, { now: at.now, until: at.now.add(LEASE), lease: newId(), withNews })
  if (!message) return false

  const reason = await reasonToSkip(at, message)
  if (reason) {
    await recordSkipped(db, message, reason, at.now)
    return true
  }
  return deliver(at, message)
}

// Above the limits of the sender (MAIL_LIMITS) news for many waits; a letter one person is waiting for does not.
async function mayTakeNews({ house, now }: Context) {
  const { from, limits } = house.config.mail
  return (await grantMail(house.db, { sender: from, limits, now, want: 1 })).granted > 0
}

async function reasonToSkip({ db }: Context, message: TakenMessage) {
  if (!message.email) return 'erased'
  if (message.followerId && (await followerEnded(db, message.followerId))) return 'unfollowed'
  return (await isSuppressed(db, message.addressHash)) ? 'suppressed' : null
}

async function deliver(context: Context, message: TakenMessage): Promise<boolean> {
  const { db, house } = context
  let delivery: Delivery
  try {
    delivery = await house.mail.send({
      to: message.email,
      subject: message.subject,
      text: message.text,
      html: message.html,
      messageId: message.messageId,
      // RFC 3834: a machine wrote this, so no machine answers it.
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...(message.replyTo ? { replyTo: message.replyTo } : {}),
      ...calendarOf(message),
      ...listUnsubscribe(house.config, message),
    })
  } catch (error) {
    // A transport answers with a value. When it breaks instead, the server may already have taken the letter.
    house.log.error('transport-broke', { message: message.id, error })
    await recordUnknown(db, message, { code: null, reason: 'transport-broke' })
    return false
  }
  await recordDelivery({ ...context, now: house.clock.now() }, message, delivery)
  return delivery.state === 'accepted' || delivery.class !== 'connection'
}

const calendarOf = ({ calendarMethod, calendarBody }: TakenMessage) =>
  calendarMethod && calendarBody ? { calendar: { method: calendarMethod, content: calendarBody } } : {}

function listUnsubscribe(config: Config, { followerId, oneClickPath }: TakenMessage) {
  const url = followerId ? oneClickUrl(config, followerId) : oneClickPath && `${config.url}${oneClickPath}`
  return url ? { listUnsubscribe: { url, post: true } } : {}
}

async function recordDelivery(context: Context, message: TakenMessage, delivery: Delivery) {
  const { now } = context
  if (delivery.state === 'accepted') return recordAccepted(context.db, message, now)

  const answer = { code: delivery.code, reason: withoutAddresses(delivery.reason) }
  if (delivery.state === 'unknown') return recordUnknown(context.db, message, answer)

  const again = delivery.state === 'deferred' ? nextTry(message.attempts, message.firstTriedAt, now) : null
  if (again) return recordDeferred(context.db, message, answer, again)

  const kind = bounceOf(delivery)
  await inTransaction(context, async (context) => {
    await recordFailed(context.db, message, answer, now)
    if (kind) await recordBounce(context, { addressHash: message.addressHash, kind, code: delivery.code })
  })
}
