import type { Box } from '../rules.ts'
import type { Shown } from './cluster-tile.ts'
import { runsIn, worldOf } from './points.ts'

export interface InView {
  count: number
  /** Numbers of the newest of them, the newest first: numbers grow. */
  newest: number[]
}

/** What lies in a box of degrees, its edges within; `most` of it by number. */
export function inView({ set, mask, numberOf }: Shown, box: Box, most: number): InView {
  const nw = worldOf({ lon: box.west, lat: box.north })
  const se = worldOf({ lon: box.east, lat: box.south })
  const window = { west: nw.x - SLACK, north: nw.y - SLACK, east: se.x + SLACK, south: se.y + SLACK }
  let count = 0
  let newest: number[] = []
  for (const [begin, end] of runsIn(set, window))
    for (let row = begin; row < end; row++) {
      if (mask !== null && mask[row] !== 1) continue
      const x = set.xs[row] as number
      const y = set.ys[row] as number
      if (x < window.west || x > window.east || y < window.north || y > window.south || (x === 0 && y === 0)) continue
      count += 1
      newest.push(numberOf(row))
      if (newest.length >= 50 * most) newest = greatest(newest, most)
    }
  return { count, newest: greatest(newest, most) }
}

// Boxes travel with five decimals, so what lies on their edge may be a metre outside.
const SLACK = 130

const greatest = (numbers: number[], most: number) => numbers.sort((a, b) => b - a).slice(0, most)
