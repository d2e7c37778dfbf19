const CLASSES = 5

/**
 * Least count of each of at most five classes, the emptiest first. Each class is as many times as full as the one before it:
 * a few cities have most of everything, and classes of equal width would leave all the rest in one.
 */
export function classBounds(counts: readonly number[]): number[] {
  const some = counts.filter((count) => count > 0)
  if (some.length === 0) return []
  const [least, most] = [some.reduce((a, b) => Math.min(a, b)), some.reduce((a, b) => Math.max(a, b))]
  const times = ((most + 1) / least) ** (1 / CLASSES)
  return [...new Set(Array.from({ length: CLASSES }, (_, at) => Math.max(least, Math.floor(least * times ** at))))]
}

/** From 1 for the emptiest class. */
export const classOf = (count: number, bounds: readonly number[]) => bounds.filter((bound) => count >= bound).length
