import type { Delivery as Answer } from '../../../platform/mail/index.ts'

export const STATES = ['queued', 'sending', 'accepted', 'deferred', 'failed', 'unknown', 'skipped'] as const
export type DeliveryState = (typeof STATES)[number]

/** States in which nobody waits for anything more: the whole audience is in one of them when a sending is over. */
export const OVER: readonly DeliveryState[] = ['accepted', 'failed', 'skipped', 'unknown']

/** How long one worker may hold a letter; longer than any transport waits for a server. */
export const LEASE = Temporal.Duration.from({ minutes: 10 })

/** What one try says of the sending as a whole. */
export type Outcome = 'accepted' | 'address' | 'policy' | 'letter' | 'connection' | 'other'

export const outcomeOf = (answer: Answer): Outcome => (answer.state === 'accepted' ? 'accepted' : answer.class)

export const BREAKS = ['refusals', 'addresses', 'connection'] as const
export type Break = (typeof BREAKS)[number]

export interface Tried {
  outcome: Outcome
  at: Temporal.Instant
}

/** Tries the circuit breaker looks back at. */
export const LOOK_BACK = 100

/** So long without one letter accepted, a server that cannot be reached is a person's matter. */
const AWAY = Temporal.Duration.from({ minutes: 30 })

/**
 * Why a sending should wait for a person, from its newest tries (newest first). A quarter refused by rules of the other
 * sides means that they take us for spam; a fifth of addresses that do not exist is a list that was not agreed to, or an
 * old one. Going on would spoil the name of our server for letters people wait for. A server away for half an hour will
 * not be back by itself. Fewer than 20 (50, 3) tries say nothing.
 * @param since when the sending began or a person last let it go on
 */
export function breakOf(tried: readonly Tried[], since: Temporal.Instant): Break | null {
  const recent = tried.slice(0, LOOK_BACK)
  const share = (...outcomes: Outcome[]) =>
    recent.filter(({ outcome }) => outcomes.includes(outcome)).length / recent.length
  if (recent.length >= 20 && share('policy', 'letter') >= 0.25) return 'refusals'
  if (recent.length >= 50 && share('address') >= 0.2) return 'addresses'
  const reached = recent.findIndex(({ outcome }) => outcome !== 'connection')
  const [newest] = recent
  if (!newest || (reached === -1 ? recent.length : reached) < 3) return null
  const away = newest.at.since(recent[reached]?.at ?? since)
  return Temporal.Duration.compare(away, AWAY) >= 0 ? 'connection' : null
}

/** How far a sending got. */
export type Counts = Record<DeliveryState, number>

export const audienceIn = (counts: Counts) => STATES.reduce((sum, state) => sum + counts[state], 0)

/** Letters nobody waits for any more, as a whole percentage that is 100 only at the end. */
export function progressOf(counts: Counts): number {
  const all = audienceIn(counts)
  if (all === 0) return 100
  const over = OVER.reduce((sum, state) => sum + counts[state], 0)
  return Math.floor((over * 100) / all)
}

/** Whether anybody still waits: "finished" is only said when nobody is queued, sending or deferred. */
export const isOver = (counts: Counts) => counts.queued + counts.sending + counts.deferred === 0
