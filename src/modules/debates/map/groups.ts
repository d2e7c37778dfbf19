import type { Point } from './positions.ts'
import { below, randomFrom } from './random.ts'
import { countOf, type Votes } from './votes.ts'

/** A division of people into groups: the group of each point, from 0, the larger first. */
export interface Division {
  group: Int32Array
  sizes: number[]
  /** How well points sit in their own group, from -1 to 1 (Rousseeuw 1987, mean silhouette). */
  silhouette: number
}

export const LEAST_VOTES = 7
export const LEAST_PEOPLE = 15
const MOST_GROUPS = 5
const STARTS = 10
const MOST_STEPS = 100

/**
 * Who is placed in groups: those with at least 7 votes, or as many as there are statements; where fewer than 15 have, the
 * most active fill up to 15.
 * @returns indexes of people, in order
 */
export function groupedPeople(votes: Votes): number[] {
  const least = Math.min(LEAST_VOTES, votes.statements.length)
  const all = votes.people.map((_, person) => person)
  const active = all.filter((person) => countOf(votes, person) >= least)
  if (active.length >= LEAST_PEOPLE) return active
  return all
    .toSorted((one, other) => countOf(votes, other) - countOf(votes, one) || one - other)
    .slice(0, LEAST_PEOPLE)
    .sort((one, other) => one - other)
}

/**
 * Divides points by k-means from several seeded starts; the number of groups, from 2 to 5, is the one whose mean silhouette
 * is largest, the smaller of two alike.
 * @returns null when there are too few different points to be divided
 */
export function divide(points: readonly Point[], seed: number): Division | null {
  const most = Math.min(MOST_GROUPS, 2 + Math.floor(points.length / 12), distinct(points))
  let best: Division | null = null
  for (let count = 2; count <= most; count += 1) {
    const group = bestMeans(points, count, seed + count)
    const silhouette = silhouetteOf(points, group, count)
    if (!best || silhouette > best.silhouette + 1e-9) best = ordered(group, count, silhouette)
  }
  return best
}

/** The division with a given number of groups, for comparing with one made before. */
export function divideInto(points: readonly Point[], count: number, seed: number): Int32Array {
  return bestMeans(points, count, seed)
}

function bestMeans(points: readonly Point[], count: number, seed: number): Int32Array {
  const random = randomFrom(seed)
  let best: { group: Int32Array; cost: number } | null = null
  for (let start = 0; start < STARTS; start += 1) {
    const found = means(points, farApart(points, count, random))
    if (!best || found.cost < best.cost - 1e-9) best = found
  }
  return best?.group ?? new Int32Array(points.length)
}

/** First centres: each drawn by the square of its distance from those drawn before (Arthur, Vassilvitskii 2007, k-means++). */
function farApart(points: readonly Point[], count: number, random: () => number): Point[] {
  const centres: Point[] = [points[below(random, points.length)] ?? [0, 0]]
  const nearest = points.map((point) => square(point, centres[0] as Point))
  while (centres.length < count) {
    const centre = points[drawnFrom(nearest, random())] as Point
    centres.push(centre)
    for (let index = 0; index < points.length; index += 1)
      nearest[index] = Math.min(nearest[index] as number, square(points[index] as Point, centre))
  }
  return centres
}

/** An index drawn by weight. @param random from 0 to below 1 */
function drawnFrom(weights: readonly number[], random: number): number {
  let left = random * weights.reduce((sum, weight) => sum + weight, 0)
  for (let index = 0; index < weights.length; index += 1) {
    left -= weights[index] as number
    if (left < 0) return index
  }
  return weights.length - 1
}

function means(points: readonly Point[], centres: Point[]): { group: Int32Array; cost: number } {
  const group = new Int32Array(points.length).fill(-1)
  let cost = 0
  for (let step = 0; step < MOST_STEPS; step += 1) {
    let moved = false
    cost = 0
    for (let index = 0; index < points.length; index += 1) {
      const point = points[index] as Point
      const which = nearestOf(point, centres)
      if (group[index] !== which) moved = true
      group[index] = which
      cost += square(point, centres[which] as Point)
    }
    if (!moved) break
    for (const [which, centre] of centresOf(points, group, centres.length).entries())
      if (centre) centres[which] = centre
  }
  return { group, cost }
}

function nearestOf([x, y]: Point, centres: readonly Point[]): number {
  let which = 0
  let nearest = Number.POSITIVE_INFINITY
  for (let index = 0; index < centres.length; index += 1) {
    const centre = centres[index] as Point
    const far = (x - centre[0]) ** 2 + (y - centre[1]) ** 2
    if (far < nearest) {
      which = index
      nearest = far
    }
  }
  return which
}

function centresOf(points: readonly Point[], group: Int32Array, count: number): (Point | null)[] {
  const sums = Array.from({ length: count }, () => ({ x: 0, y: 0, size: 0 }))
  for (const [index, [x, y]] of points.entries()) {
    const sum = sums[group[index] ?? 0]
    if (!sum) continue
    sum.x += x
    sum.y += y
    sum.size += 1
  }
  return sums.map(({ x, y, size }) => (size > 0 ? [x / size, y / size] : null))
}

function silhouetteOf(points: readonly Point[], group: Int32Array, count: number): number {
  const xs = Float64Array.from(points, ([x]) => x)
  const ys = Float64Array.from(points, ([, y]) => y)
  const sizes = sizesOf(group, count)
  const sums = new Float64Array(count)
  let total = 0
  for (let one = 0; one < xs.length; one += 1) {
    sums.fill(0)
    const x = xs[one] as number
    const y = ys[one] as number
    for (let other = 0; other < xs.length; other += 1) {
      const dx = x - (xs[other] as number)
      const dy = y - (ys[other] as number)
      const which = group[other] as number
      sums[which] = (sums[which] as number) + Math.sqrt(dx * dx + dy * dy)
    }
    total += sitting(sums, sizes, group[one] as number)
  }
  return xs.length > 0 ? total / xs.length : 0
}

function sitting(sums: Float64Array, sizes: readonly number[], own: number): number {
  const size = sizes[own] as number
  if (size < 2) return 0
  const within = (sums[own] as number) / (size - 1)
  let nearest = Number.POSITIVE_INFINITY
  for (let which = 0; which < sizes.length; which += 1)
    if (which !== own && (sizes[which] as number) > 0)
      nearest = Math.min(nearest, (sums[which] as number) / (sizes[which] as number))
  const larger = Math.max(within, nearest)
  return larger > 0 && Number.isFinite(nearest) ? (nearest - within) / larger : 0
}

/** Groups numbered by size; of two alike, the one whose first person comes first. */
function ordered(group: Int32Array, count: number, silhouette: number): Division {
  const sizes = sizesOf(group, count)
  const order = sizes
    .map((size, which) => ({ size, which, first: group.indexOf(which) }))
    .filter(({ size }) => size > 0)
    .sort((one, other) => other.size - one.size || one.first - other.first)
  const place = new Map(order.map(({ which }, index) => [which, index]))
  return { group: group.map((which) => place.get(which) ?? 0), sizes: order.map(({ size }) => size), silhouette }
}

function sizesOf(group: Int32Array, count: number): number[] {
  const sizes = new Array<number>(count).fill(0)
  for (const which of group) sizes[which] = (sizes[which] ?? 0) + 1
  return sizes
}

const square = (one: Point, other: Point) => (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2

/** How many points differ, as far as it matters. */
const distinct = (points: readonly Point[]) => new Set(points.map(([x, y]) => `${x.toFixed(9)} ${y.toFixed(9)}`)).size
