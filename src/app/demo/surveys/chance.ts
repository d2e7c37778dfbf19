/** Chance that is the same each time: what people of the demonstration answer. Mulberry32, after Tommy Ettinger. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number
  isIn(share: number): boolean
  /** One of the keys, as often as its weight says. */
  one<T extends string>(weights: Partial<Record<T, number>>): T
  /** Each key with its own probability. */
  some<T extends string>(shares: Record<T, number>, most?: number): T[]
  /** A whole number around the middle, within bounds. */
  around(middle: number, spread: number, min: number, max: number): number
  /** All keys, those of greater weight rather first. */
  order<T extends string>(weights: Record<T, number>): T[]
}

export function chanceOf(seed: number): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const one = <T extends string>(weights: Partial<Record<T, number>>): T => {
    const entries = Object.entries(weights) as [T, number][]
    let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of entries) {
      left -= weight
      if (left <= 0) return key
    }
    return entries.at(-1)?.[0] as T
  }
  return {
    next,
    one,
    isIn: (share) => next() < share,
    some(shares, most = Number.POSITIVE_INFINITY) {
      const entries = Object.entries(shares) as [keyof typeof shares, number][]
      const chosen = entries.filter(([, share]) => next() < share).map(([key]) => key)
      return chosen.slice(0, most)
    },
    around(middle, spread, min, max) {
      // Three throws together lie around their middle.
      const throws = next() + next() + next() - 1.5
      return Math.min(max, Math.max(min, Math.round(middle + throws * spread)))
    },
    order(weights) {
      const left = { ...weights }
      const order: (keyof typeof weights)[] = []
      while (order.length < Object.keys(weights).length) {
        const chosen = one(left)
        order.push(chosen)
        delete left[chosen]
      }
      return order
    },
  }
}
