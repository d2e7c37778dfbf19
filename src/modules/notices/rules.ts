import { createHmac } from 'node:crypto'
import { before } from '../../platform/clock.ts'
import type { Delivery } from '../../platform/mail/index.ts'

export const STATES = ['queued', 'sending', 'accepted', 'deferred', 'failed', 'unknown', 'skipped'] as const
export type MessageState = (typeof STATES)[number]

export type BounceKind = 'hard' | 'soft' | 'complaint'

/** How long one worker may hold a letter; longer than any transport waits for a server. */
export const LEASE = Temporal.Duration.from({ minutes: 10 })

/** RFC 5321 4.5.4.1 asks to give up after four or five days; a notice two days late helps nobody, so we tell sooner. */
const GIVE_UP_AFTER = Temporal.Duration.from({ hours: 48 })

const PAUSES = [5, 15, 60, 180, 360, 720]

/** When to try a deferred letter again, or null when it has been tried for 48 hours. `attempts` counts the tries made. */
export function nextTry(
  attempts: number,
  firstTriedAt: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const giveUpAt = firstTriedAt.add(GIVE_UP_AFTER)
  if (!before(now, giveUpAt)) return null
  const minutes = PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? PAUSES[0]
  const next = now.add({ minutes: minutes ?? 5 })
  return before(next, giveUpAt) ? next : giveUpAt
}

/** Soft bounces inside this many days count together. */
export const SOFT_WINDOW_DAYS = 30
export const SOFT_LIMIT = 3

/** What a server said when it did not take a letter. */
export type Refused = Exclude<Delivery, { state: 'accepted' }>

/**
 * What a refusal says about the address: nothing when a rule of the receiving side (5.7.x), the letter itself or the
 * connection was to blame.
 * @param delivery what the server said at the last try; `deferred` here means 48 hours have passed
 */
export function bounceOf(delivery: Refused): 'hard' | 'soft' | null {
  if (delivery.code === null) return null
  if (delivery.state === 'failed') return delivery.class === 'address' ? 'hard' : null
  return delivery.class === 'address' || delivery.class === 'other' ? 'soft' : null
}

/** One spelling of an address, for comparing; letters are sent to the address as it was given. */
export const sameAddress = (email: string) => email.trim().normalize('NFC').toLowerCase()

/** A keyed hash that outlives the address: it can be compared with, and never read back. */
export const addressHash = (secret: string, email: string) =>
  createHmac('sha256', `notices.address:${secret}`).update(sameAddress(email)).digest('base64url')

/** "j…@example.org": enough to recognise one's own mistake, too little to write to. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '…' : `${[...email][0]}…${email.slice(at)}`
}

/** A server's words may quote the address they are about; what we keep does not. */
export const withoutAddresses = (words: string) => words.replace(/[^\s<>"',;:]+@[^\s<>"',;:]+/g, '…').slice(0, 300)
