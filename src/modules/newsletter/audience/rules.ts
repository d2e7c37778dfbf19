import { before, dateOf } from '../../../platform/clock.ts'
import type { Issue } from '../issues/rules.ts'
import type { Subscriber } from '../subscribing/rules.ts'

/** Why an issue is for a subscriber. */
export const REASONS = ['urgent', 'topic', 'place', 'everything'] as const
export type Reason = (typeof REASONS)[number]

/** Rules by which a subscriber is left out, asked in this order. */
export const RULES = ['held-back', 'unconfirmed', 'paused', 'urgent-only', 'monthly', 'topic', 'place'] as const
export type Rule = (typeof RULES)[number]

export type Placed =
  | { subscriber: Subscriber; reason: Reason; rule: null }
  | { subscriber: Subscriber; reason: null; rule: Rule }

export interface Moment {
  now: Temporal.Instant
  /** Keyed hashes of addresses we do not write to. */
  heldBack: ReadonlySet<string>
}

/**
 * Whether an issue goes to a subscriber and why, or which rule leaves them out. A topic or place nobody chose means
 * everything; a chosen gmina is reached by an issue for its powiat and the other way round. "Monthly" is at most one issue
 * in a calendar month in Warsaw, the first that is for them.
 */
export function placeInAudience(issue: AboutIssue, subscriber: Subscriber, { now, heldBack }: Moment): Placed {
  const out = (rule: Rule): Placed => ({ subscriber, reason: null, rule })
  if (heldBack.has(subscriber.addressHash)) return out('held-back')
  if (!subscriber.confirmedAt) return out('unconfirmed')
  if (subscriber.pausedUntil && before(now, subscriber.pausedUntil)) return out('paused')
  if (!issue.urgent && subscriber.frequency === 'urgent') return out('urgent-only')
  if (!issue.urgent && subscriber.frequency === 'monthly' && sameMonth(subscriber.lastIssueAt, now))
    return out('monthly')

  const choseTopics = issue.topics.length > 0 && subscriber.topics.length > 0
  const chosePlaces = issue.unitCodes.length > 0 && subscriber.unitCodes.length > 0
  if (choseTopics && !issue.topics.some((topic) => subscriber.topics.includes(topic))) return out('topic')
  if (chosePlaces && !issue.unitCodes.some((code) => subscriber.unitCodes.some((own) => touches(code, own))))
    return out('place')
  const reason = issue.urgent ? 'urgent' : choseTopics ? 'topic' : chosePlaces ? 'place' : 'everything'
  return { subscriber, reason, rule: null }
}

type AboutIssue = Pick<Issue, 'urgent' | 'topics' | 'unitCodes'>

// TERYT codes begin with the code of what a unit lies in: 20 podlaskie, 2001 powiat augustowski, 2001011 Augustów.
const touches = (one: string, other: string) => one.startsWith(other) || other.startsWith(one)

function sameMonth(last: Temporal.Instant | null, now: Temporal.Instant): boolean {
  if (!last) return false
  const monthOf = (moment: Temporal.Instant) => dateOf(moment).toPlainYearMonth()
  return monthOf(last).equals(monthOf(now))
}
