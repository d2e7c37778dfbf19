import type { Context } from '../../../platform/context.ts'
import { allow } from '../../../platform/errors.ts'
import { heldBackAmong } from '../../notices/index.ts'
import type { Issue } from '../issues/rules.ts'
import { mayKeepNewsletter } from '../rules.ts'
import { subscribersAfter } from '../subscribing/store.ts'
import { type Placed, placeInAudience, REASONS, type Reason, RULES, type Rule } from './rules.ts'

const BATCH = 1000

/**
 * Everybody on the list in order of their ids, each with why the issue is for them or which rule leaves them out; in
 * batches, so that the cost does not grow in memory. @param after goes on after this subscriber's id
 */
export async function* audienceOf(
  context: Context,
  issue: Issue,
  after: string | null = null,
): AsyncGenerator<Placed[]> {
  allow(mayKeepNewsletter(context.actor))
  const { db, now } = context
  let last = after
  while (true) {
    const subscribers = await subscribersAfter(db, last, BATCH)
    if (subscribers.length === 0) return
    const heldBack = await heldBackAmong(
      db,
      subscribers.map(({ addressHash }) => addressHash),
    )
    yield subscribers.map((subscriber) => placeInAudience(issue, subscriber, { now, heldBack }))
    if (subscribers.length < BATCH) return
    last = subscribers.at(-1)?.id ?? null
  }
}

export interface AudienceCount {
  reached: number
  reasons: Record<Reason, number>
  rules: Record<Rule, number>
}

/** How many an issue reaches by reason, and how many are left out by which rule, as it stands now. */
export async function countAudience(context: Context, issue: Issue): Promise<AudienceCount> {
  allow(mayKeepNewsletter(context.actor))
  const count: AudienceCount = {
    reached: 0,
    reasons: Object.fromEntries(REASONS.map((reason) => [reason, 0])) as Record<Reason, number>,
    rules: Object.fromEntries(RULES.map((rule) => [rule, 0])) as Record<Rule, number>,
  }
  for await (const batch of audienceOf(context, issue))
    for (const { reason, rule } of batch) {
      if (rule) count.rules[rule] += 1
      else if (reason) {
        count.reasons[reason] += 1
        count.reached += 1
      }
    }
  return count
}
