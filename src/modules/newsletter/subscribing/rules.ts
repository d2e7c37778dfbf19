import { before } from '../../../platform/clock.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import type { Frequency, Topic } from '../rules.ts'

/** Where a consent was given: our form, a form elsewhere that shows ours, a declaration of a member, a list brought in. */
export type ConsentSource = 'form' | 'embed' | 'member' | 'import'

export type EndReason = 'unsubscribed' | 'on-request' | 'import-undone' | 'consent-withdrawn'

export interface Preferences {
  name: string
  /** None means everything. */
  topics: Topic[]
  unitCodes: string[]
  frequency: Frequency
}

export interface Subscriber extends Preferences {
  id: string
  addressHash: string
  /** Null once the subscription has ended. */
  email: string | null
  personId: string | null
  locale: Locale
  pausedUntil: Temporal.Instant | null
  consentVersion: string
  consentSource: ConsentSource
  consentedAt: Temporal.Instant
  confirmationUntil: Temporal.Instant | null
  confirmedAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
  endReason: EndReason | null
  lastIssueAt: Temporal.Instant | null
}

export type SubscriberState = 'waiting' | 'active' | 'paused' | 'ended'

export function stateOf(subscriber: Subscriber, now: Temporal.Instant): SubscriberState {
  if (subscriber.endedAt) return 'ended'
  if (!subscriber.confirmedAt) return 'waiting'
  return subscriber.pausedUntil && before(now, subscriber.pausedUntil) ? 'paused' : 'active'
}

/** Days a reader may pause for. */
export const PAUSES = [30, 90] as const
