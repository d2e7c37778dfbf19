import { countOf, type Votes } from './votes.ts'

/** The plane that people and statements are placed on. */
export interface Plane {
  /** Mean of the votes given on each statement. */
  means: Float64Array
  /** The first two principal components, one number a statement; unit length, or zero where there is nothing left to see. */
  components: [Float64Array, Float64Array]
}

export type Point = [number, number]

const MOST_STEPS = 200
/** Square of how far a component may still move when it is taken as found. */
const CLOSE = 1e-10

/**
 * The first two principal components of votes: what was not seen counts as the mean of its statement, columns are centred,
 * and each component is found by power iteration with the first one taken out for the second. The sign is chosen so that
 * the largest number of a component is positive.
 * Source: Small, Bjorkegren, Erkkilä, Shaw, Megill 2021, "Polis: Scaling deliberation by mapping high dimensional opinion
 * spaces", Recerca 26(2).
 * @param near components of much the same votes to begin from, and how close is close enough then
 */
export function planeOf(votes: Votes, near?: { components: Plane['components']; close: number }): Plane {
  const means = meansOf(votes)
  const close = near?.close ?? CLOSE
  const first = component(votes, means, null, near?.components[0], close)
  return { means, components: [first, component(votes, means, first, near?.components[1], close)] }
}

/** Where each person stands: from their own votes only, stretched by how few they are. */
export function positionsOf(votes: Votes, { means, components }: Plane): Point[] {
  return votes.people.map((_, person) => {
    const stretch = Math.sqrt(votes.statements.length / Math.max(countOf(votes, person), 1))
    let x = 0
    let y = 0
    for (let at = votes.from[person] ?? 0; at < (votes.from[person + 1] ?? 0); at += 1) {
      const statement = votes.statement[at] ?? 0
      const centred = (votes.vote[at] ?? 0) - (means[statement] ?? 0)
      x += centred * (components[0][statement] ?? 0)
      y += centred * (components[1][statement] ?? 0)
    }
    return [stretch * x, stretch * y]
  })
}

/** How far from the middle a statement is: the length of the position of somebody whose only vote agrees with it. */
export function extremitiesOf({ means, components }: Plane): number[] {
  const stretch = Math.sqrt(means.length)
  return Array.from(means, (mean, statement) =>
    Math.hypot(
      stretch * (1 - mean) * (components[0][statement] ?? 0),
      stretch * (1 - mean) * (components[1][statement] ?? 0),
    ),
  )
}

function meansOf(votes: Votes): Float64Array {
  const sums = new Float64Array(votes.statements.length)
  const counts = new Float64Array(votes.statements.length)
  for (let at = 0; at < votes.vote.length; at += 1) {
    const statement = votes.statement[at] ?? 0
    sums[statement] = (sums[statement] ?? 0) + (votes.vote[at] ?? 0)
    counts[statement] = (counts[statement] ?? 0) + 1
  }
  return sums.map((sum, statement) => (counts[statement] ? sum / (counts[statement] ?? 1) : 0))
}

/** Centred cells of what was not seen are zero, so only votes are walked over. */
function component(
  votes: Votes,
  means: Float64Array,
  before: Float64Array | null,
  start: Float64Array | undefined,
  close: number,
): Float64Array {
  let vector = normal(apart(start ? Float64Array.from(start) : beginning(means.length), before))
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = normal(apart(spread(votes, means, vector), before))
    const moved = next.reduce((sum, value, index) => sum + (value - (vector[index] ?? 0)) ** 2, 0)
    vector = next
    if (moved < close) break
  }
  return pointed(vector)
}

// Not all ones, which may stand square to the answer; the same on every machine.
const beginning = (length: number) => Float64Array.from({ length }, (_, index) => 1 + ((index * 7919) % 101) / 101)

/** The covariance of the statements times a vector. */
function spread({ people, from, statement, vote }: Votes, means: Float64Array, vector: Float64Array): Float64Array {
  const product = new Float64Array(vector.length)
  for (let person = 0; person < people.length; person += 1) {
    const start = from[person] as number
    const end = from[person + 1] as number
    let projected = 0
    for (let at = start; at < end; at += 1) {
      const column = statement[at] as number
      projected += ((vote[at] as number) - (means[column] as number)) * (vector[column] as number)
    }
    for (let at = start; at < end; at += 1) {
      const column = statement[at] as number
      product[column] = (product[column] as number) + ((vote[at] as number) - (means[column] as number)) * projected
    }
  }
  return product
}

function apart(vector: Float64Array, before: Float64Array | null): Float64Array {
  if (!before) return vector
  const along = vector.reduce((sum, value, index) => sum + value * (before[index] ?? 0), 0)
  return vector.map((value, index) => value - along * (before[index] ?? 0))
}

function normal(vector: Float64Array): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  return length > 1e-12 ? vector.map((value) => value / length) : new Float64Array(vector.length)
}

function pointed(vector: Float64Array): Float64Array {
  const largest = vector.reduce((far, value) => (Math.abs(value) > Math.abs(far) + 1e-9 ? value : far), 0)
  return largest < 0 ? vector.map((value) => -value) : vector
}
