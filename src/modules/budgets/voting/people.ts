import { type agesOf, BANDS, roundedDown } from '../../ballots/index.ts'
import type { PolledPool } from './pages.tsx'

/** Pools in which each person who votes has a ballot: where everybody votes in one, that one alone; else all districts. */
export function countedPools<P extends { oneOf: boolean }>(pools: readonly P[]): P[] {
  const common = pools.filter(({ oneOf }) => !oneOf)
  return common.length > 0 ? common.slice(0, 1) : [...pools]
}

/**
 * People by age. Who votes in several pools has a ballot in each: where everybody votes in one pool it tells how many people there
 * are; with nothing but districts, all of them together do.
 */
export function agesOfPeople(polls: readonly PolledPool[], ages: Awaited<ReturnType<typeof agesOf>>) {
  const counted = new Set(countedPools(polls.map(({ pool }) => pool)).map(({ id }) => id))
  const pollIds = new Set(polls.filter(({ pool }) => counted.has(pool.id)).map(({ poll }) => poll.id))
  const own = ages.filter(({ pollId }) => pollIds.has(pollId))
  if (own.length === 0) return []
  return BANDS.map(({ id }) => ({
    band: id,
    people: roundedDown(own.filter(({ band }) => band === id).reduce((sum, { count }) => sum + count, 0)),
  }))
}
