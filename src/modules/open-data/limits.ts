import { MOST_A_MINUTE } from './rules.ts'

const MINUTE_MS = 60_000

/**
 * Counts requests of each source in the current minute. In memory and of this process alone, because reading changes nothing in
 * the database; nothing of a source is kept longer than its minute.
 */
export function countingMinutes(most = MOST_A_MINUTE) {
  let minute = 0
  let counts = new Map<string, number>()
  return (source: string, now: Temporal.Instant): boolean => {
    const current = Math.floor(now.epochMilliseconds / MINUTE_MS)
    if (current !== minute) {
      minute = current
      counts = new Map()
    }
    const count = (counts.get(source) ?? 0) + 1
    counts.set(source, count)
    return count <= most
  }
}
