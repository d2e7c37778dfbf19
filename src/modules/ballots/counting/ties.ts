import { byCodePoints, drawOrder } from './draw.ts'
import type { Election } from './election.ts'

/**
 * One way to choose between equal projects. `lot` is a recorded draw, first drawn wins; `draw` is the public draw with an
 * announced seed (see `draw.ts`). A list of criteria without a last word leaves ties open, and then a count stops.
 */
export type TieCriterion =
  | 'lower-cost'
  | 'higher-cost'
  | 'more-votes'
  | 'more-points'
  | 'id'
  | 'id-descending'
  | { lot: readonly string[] }
  | { draw: string }

/** Some projects were equal, and something had to choose between them. */
export interface Tie {
  /** The round of the count in which it happened, from 1. */
  round: number
  /** All that were equal, in the order of the criteria. */
  projects: number[]
  /** The criterion that told the first from the second. */
  decidedBy: string
}

/** Nothing in the list of criteria chooses between these projects: lots have to be drawn and recorded first. */
export class LotMissing extends Error {
  readonly ids: string[]

  constructor(ids: string[]) {
    super(`lot missing between ${ids.join(', ')}`)
    this.ids = ids
  }
}

/** The order of ties of one election: every project has a place, and equal places mean that a lot is missing. */
export interface TieOrder {
  place: Int32Array
  /** @returns the tied projects, first the chosen one. @throws LotMissing when the criteria do not choose it */
  choose(tied: readonly number[], round: number): Tie
}

/** pabulib and equalshares.net: the cheaper one, then the one with more votes, then the identifier. */
export const COMMON_TIES: readonly TieCriterion[] = ['lower-cost', 'more-votes', 'id']

/** Ranking lists: equal support, so only the cost and the identifier are left. */
export const LIST_TIES: readonly TieCriterion[] = ['lower-cost', 'id']

export function tieOrder(election: Election, criteria: readonly TieCriterion[]): TieOrder {
  const compares = criteria.map((criterion) => ({ name: nameOf(criterion), compare: comparing(election, criterion) }))
  const compare = (a: number, b: number) => {
    for (const each of compares) {
      const difference = each.compare(a, b)
      if (difference !== 0) return difference
    }
    return 0
  }
  const sorted = election.ids.map((_, project) => project).sort(compare)
  const place = new Int32Array(sorted.length)
  sorted.forEach((project, at) => {
    const before = sorted[at - 1]
    place[project] = before !== undefined && compare(before, project) === 0 ? place[before]! : at
  })
  return {
    place,
    choose(tied, round) {
      const projects = [...tied].sort((a, b) => place[a]! - place[b]! || a - b)
      const [first, second] = projects as [number, number]
      if (place[first] === place[second]) {
        const open = projects.filter((project) => place[project] === place[first])
        throw new LotMissing(open.map((project) => election.ids[project]!).sort(byCodePoints))
      }
      const decided = compares.find((each) => each.compare(first, second) !== 0)
      return { round, projects, decidedBy: decided?.name ?? '' }
    },
  }
}

const nameOf = (criterion: TieCriterion): string =>
  typeof criterion === 'string' ? criterion : 'lot' in criterion ? 'lot' : 'draw'

function comparing(election: Election, criterion: TieCriterion): (a: number, b: number) => number {
  const { ids, costs, named, points } = election
  if (criterion === 'lower-cost') return (a, b) => costs[a]! - costs[b]!
  if (criterion === 'higher-cost') return (a, b) => costs[b]! - costs[a]!
  if (criterion === 'more-votes') return (a, b) => named[b]! - named[a]!
  if (criterion === 'more-points') return (a, b) => points[b]! - points[a]!
  if (criterion === 'id') return (a, b) => byCodePoints(ids[a]!, ids[b]!)
  if (criterion === 'id-descending') return (a, b) => byCodePoints(ids[b]!, ids[a]!)
  const order = 'lot' in criterion ? criterion.lot : drawOrder(criterion.draw, ids)
  const drawn = new Map(order.map((id, at) => [id, at]))
  return (a, b) => {
    const [x, y] = [drawn.get(ids[a]!), drawn.get(ids[b]!)]
    return x === undefined || y === undefined ? 0 : x - y
  }
}
