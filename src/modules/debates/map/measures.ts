import { seenOf, type Tally } from './votes.ts'

/** One-sided 90 % of the normal distribution. */
export const SURE = 1.2816
/** How many statements are named in each list. */
export const NAMED = 5

export type Side = 'agree' | 'disagree'

export interface Agreement {
  statement: number
  /** (A + 1) / (S + 2). */
  p: number
  z: number
}

/** A statement that tells a group from the rest. */
export interface Representative {
  statement: number
  side: Side
  p: number
  zInside: number
  /** How many times likelier inside the group than outside. */
  ratio: number
  zBetween: number
}

const share = (votes: number, seen: number) => (votes + 1) / (seen + 2)

const proportion = (votes: number, seen: number) => 2 * Math.sqrt(seen + 1) * ((votes + 1) / (seen + 1) - 0.5)

/** Two proportions compared, with one added to every count; 0 where all or none agree everywhere. */
function between(inside: number, insideSeen: number, outside: number, outsideSeen: number): number {
  const [a, n, b, m] = [inside + 1, insideSeen + 1, outside + 1, outsideSeen + 1]
  const pooled = (a + b) / (n + m)
  return pooled >= 1 ? 0 : (a / n - b / m) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
}

const votesFor = (tally: Tally, side: Side) => (side === 'agree' ? tally.agrees : tally.disagrees)

/** What most people agree with, or disagree with, surely: the five with the largest p · z. */
export function overallAgreement(tallies: readonly Tally[], side: Side): Agreement[] {
  return tallies
    .map((tally, statement) => {
      const [votes, seen] = [votesFor(tally, side), seenOf(tally)]
      return { statement, p: share(votes, seen), z: proportion(votes, seen) }
    })
    .filter(({ p, z }) => p > 0.5 && z > SURE)
    .sort((one, other) => other.p * other.z - one.p * one.z || one.statement - other.statement)
    .slice(0, NAMED)
}

/**
 * Group-informed consensus of each statement: the product over groups of (A + 1) / (S + 2), so that one group that does not
 * agree pulls it down however small it is.
 */
export const informedConsensus = (groups: readonly (readonly Tally[])[], side: Side): number[] =>
  (groups[0] ?? []).map((_, statement) =>
    groups.reduce((product, tallies) => {
      const tally = tallies[statement] as Tally
      return product * share(votesFor(tally, side), seenOf(tally))
    }, 1),
  )

/** How far apart groups are on each statement: the largest difference between their shares of agreement. */
export const division = (groups: readonly (readonly Tally[])[]): number[] =>
  (groups[0] ?? []).map((_, statement) => {
    const shares = groups.map((tallies) => {
      const tally = tallies[statement] as Tally
      return share(tally.agrees, seenOf(tally))
    })
    return Math.max(...shares) - Math.min(...shares)
  })

/** What tells a group from the rest: the five that qualify with the largest ratio · z between · p · z inside. */
export function representatives(inside: readonly Tally[], outside: readonly Tally[]): Representative[] {
  return inside
    .map((_, statement) => {
      const sides = (['agree', 'disagree'] as const).map((side) => compared(inside, outside, statement, side))
      return sides.reduce((one, other) => (other.zBetween > one.zBetween ? other : one))
    })
    .filter(({ zInside, zBetween }) => zInside > SURE && zBetween > SURE)
    .sort((one, other) => weightOf(other) - weightOf(one) || one.statement - other.statement)
    .slice(0, NAMED)
}

const weightOf = ({ ratio, zBetween, p, zInside }: Representative) => ratio * zBetween * p * zInside

function compared(inside: readonly Tally[], outside: readonly Tally[], statement: number, side: Side): Representative {
  const [here, there] = [inside[statement] as Tally, outside[statement] as Tally]
  const [votes, seen] = [votesFor(here, side), seenOf(here)]
  const [votesThere, seenThere] = [votesFor(there, side), seenOf(there)]
  const p = share(votes, seen)
  return {
    statement,
    side,
    p,
    zInside: proportion(votes, seen),
    ratio: p / share(votesThere, seenThere),
    zBetween: between(votes, seen, votesThere, seenThere),
  }
}

/**
 * How much each statement deserves to be shown next: what may be agreed with, is not passed over, and lies far from the
 * middle; new ones get a head start. The next statement of a person is drawn among those they have not seen, by this weight.
 */
export const prioritiesOf = (tallies: readonly Tally[], extremities: readonly number[]): number[] =>
  tallies.map((tally, statement) => {
    const seen = seenOf(tally)
    const importance = (1 - share(tally.passes, seen)) * ((extremities[statement] ?? 0) + 1) * share(tally.agrees, seen)
    return (importance * (1 + 8 * 2 ** (-seen / 5))) ** 2
  })

/**
 * Draws the next statement among the unseen by their priorities.
 * @param random a number from 0 to below 1
 * @returns null when everything has been seen
 */
export function nextStatement(priorities: readonly number[], unseen: readonly number[], random: number): number | null {
  let left = random * unseen.reduce((sum, statement) => sum + (priorities[statement] ?? 0), 0)
  for (const statement of unseen) {
    left -= priorities[statement] ?? 0
    if (left < 0) return statement
  }
  return unseen.at(-1) ?? null
}
