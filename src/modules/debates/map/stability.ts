import { divideInto } from './groups.ts'
import { type Plane, type Point, planeOf, positionsOf } from './positions.ts'
import { below, randomFrom } from './random.ts'
import { type Votes, votesOfSome } from './votes.ts'

const SAMPLES = 20
/** Samples differ from each other by far more than this. */
const CLOSE = 1e-6

/**
 * How far a division would come out the same had other people of the same kind answered: the same number of groups is made
 * anew from samples of the people drawn with repetition, and everybody is placed by each. 1 means always the same groups, 0
 * no more alike than by chance.
 * @returns mean adjusted Rand index over the samples
 */
export function stabilityOf(
  votes: Votes,
  plane: Plane,
  grouped: readonly number[],
  group: Int32Array,
  count: number,
  seed: number,
): number {
  const random = randomFrom(seed ^ 0x5f3759df)
  const everybody = votesOfSome(votes, grouped)
  let sum = 0
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const drawn = Array.from({ length: votes.people.length }, () => below(random, votes.people.length))
    const other = planeOf(votesOfSome(votes, drawn), { components: plane.components, close: CLOSE })
    const points: Point[] = positionsOf(everybody, other)
    sum += adjustedRand(group, divideInto(points, count, seed + sample))
  }
  return sum / SAMPLES
}

/**
 * How alike two divisions of the same things are, corrected for chance (Hubert, Arabie 1985).
 * @returns 1 for the same division whatever its numbers, about 0 for unrelated ones
 */
export function adjustedRand(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const both = new Map<string, number>()
  const ones = new Map<number, number>()
  const others = new Map<number, number>()
  const more = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (let index = 0; index < one.length; index += 1) {
    const [a, b] = [one[index] as number, other[index] as number]
    more(both, `${a}-${b}`)
    more(ones, a)
    more(others, b)
  }
  const pairs = (counts: Map<unknown, number>) => [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  const [together, left, right] = [pairs(both), pairs(ones), pairs(others)]
  const all = (one.length * (one.length - 1)) / 2
  const expected = all > 0 ? (left * right) / all : 0
  const most = (left + right) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}
