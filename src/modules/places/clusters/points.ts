import type { Point } from '../rules.ts'

/**
 * Many places at once, each as where it lies in the square of the Web Mercator world: from 0 to 2^32 - 1 to the east and to
 * the south. A row that has both 0 lies nowhere and is never drawn.
 */
export interface PointSet {
  xs: Uint32Array
  ys: Uint32Array
  /** Rows from 0 up to `sorted` stand in the order of `orderOf`; those after them, up to `size`, in any. */
  sorted: number
  size: number
  /** For each strip of `STRIPS` from north to south the first sorted row in it, and at the end `sorted`. */
  strips: Uint32Array
}

/** A part of the world in the same units, its edges within. */
export interface Window {
  west: number
  north: number
  east: number
  south: number
}

/** Across the world from north to south, which is 12 km high at our latitude. */
const STRIPS = 2048
const STRIP_BITS = 21
// Places within a strip are in order by blocks of 2^13 units, 76 m wide at the equator, so that a key fits into a number.
const BLOCK_BITS = 13
const BLOCKS = 2 ** (32 - BLOCK_BITS)
const MOST_ROWS = 2 ** 22

const WORLD = 2 ** 32
const MERCATOR_EDGE = 85.05112878

/** A place in units of the world; see `PointSet`. */
export function worldOf({ lon, lat }: Point): { x: number; y: number } {
  const held = Math.max(-MERCATOR_EDGE, Math.min(MERCATOR_EDGE, lat))
  const sine = Math.sin((held * Math.PI) / 180)
  return {
    x: within((lon + 180) / 360),
    y: within(0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)),
  }
}

const within = (share: number) => Math.max(0, Math.min(WORLD - 1, Math.round(share * WORLD)))

/** The place in degrees that lies at these units of the world. */
export const placeAt = (x: number, y: number): Point => ({
  lon: (x / WORLD) * 360 - 180,
  lat: (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) * 180) / Math.PI,
})

/** The order in which rows have to stand to be found by place: by strips, then from west to east. */
export function orderOf(xs: Uint32Array, ys: Uint32Array, size: number): Uint32Array {
  if (size > MOST_ROWS) throw new Error(`No more than ${MOST_ROWS} places fit on one map`)
  const keys = new Float64Array(size)
  for (let row = 0; row < size; row++)
    keys[row] = (((ys[row] as number) >>> STRIP_BITS) * BLOCKS + ((xs[row] as number) >>> BLOCK_BITS)) * MOST_ROWS + row
  keys.sort()
  return Uint32Array.from(keys, (key) => key % MOST_ROWS)
}

/** The first row of each strip among rows that stand in order. */
export function stripsOf(ys: Uint32Array, sorted: number): Uint32Array {
  const strips = new Uint32Array(STRIPS + 1).fill(sorted)
  for (let row = sorted - 1; row >= 0; row--) strips[(ys[row] as number) >>> STRIP_BITS] = row
  for (let strip = STRIPS - 1; strip >= 0; strip--)
    if ((strips[strip] as number) > (strips[strip + 1] as number)) strips[strip] = strips[strip + 1] as number
  return strips
}

/** Places given at once, in order; `order` says which of the given each row is. */
export function pointSetOf(points: readonly (Point | null)[]): { set: PointSet; order: Uint32Array } {
  const given = points.map((point) => (point ? worldOf(point) : { x: 0, y: 0 }))
  const order = orderOf(
    Uint32Array.from(given, ({ x }) => x),
    Uint32Array.from(given, ({ y }) => y),
    given.length,
  )
  const xs = Uint32Array.from(order, (at) => given[at]?.x ?? 0)
  const ys = Uint32Array.from(order, (at) => given[at]?.y ?? 0)
  return { set: { xs, ys, sorted: order.length, size: order.length, strips: stripsOf(ys, order.length) }, order }
}

/**
 * Runs of rows, first and end, in which every place of a window is. Some of their rows lie outside, so each is to be looked
 * at; rows that are not in order yet are the last run.
 */
export function runsIn({ xs, strips, sorted, size }: PointSet, window: Window): [number, number][] {
  const runs: [number, number][] = []
  const west = Math.max(0, window.west) >>> BLOCK_BITS
  const east = Math.min(WORLD - 1, window.east) >>> BLOCK_BITS
  const last = Math.min(STRIPS - 1, Math.floor(window.south / 2 ** STRIP_BITS))
  for (let strip = Math.max(0, Math.floor(window.north / 2 ** STRIP_BITS)); strip <= last; strip++) {
    const [from, to] = [strips[strip] as number, strips[strip + 1] as number]
    if (from === to) continue
    const begin = firstBlock(xs, from, to, west)
    const end = firstBlock(xs, begin, to, east + 1)
    if (begin < end) runs.push([begin, end])
  }
  if (sorted < size) runs.push([sorted, size])
  return runs
}

function firstBlock(xs: Uint32Array, from: number, to: number, block: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((xs[middle] as number) >>> BLOCK_BITS < block) low = middle + 1
    else high = middle
  }
  return low
}
