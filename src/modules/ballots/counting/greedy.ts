import type { Election } from './election.ts'
import { rank, type Score, scoresOf, tiesInRanking } from './ranking.ts'
import type { Tie, TieOrder } from './ties.ts'

/** What happens to a project that does not fit: the next one is tried, or the list ends. */
export type WhenDear = 'skip' | 'stop'

/**
 * The statutory practice: down the ranking list until the money ends. Order of tests, as in resolutions: the threshold and
 * exclusion first, only then the money.
 */
export interface GreedyOptions {
  score: Score
  whenDear: WhenDear
  /** The lowest score that counts, in votes or points. */
  threshold?: number
  /** Projects in one place: the first funded one shuts out the rest of its group. */
  exclusive?: readonly (readonly number[])[]
  /** The 80 % rule: the first project that does not fit is funded as well when at least this part of it is left; then the list ends. */
  reserve?: { numerator: number; denominator: number }
  /** Projects already funded, with money already spent. */
  funded?: readonly number[]
  /** Money at hand, when not the whole budget. */
  money?: number
}

/** Why a project is where it is. */
export type GreedyReason =
  | 'funded'
  | 'reserve'
  | 'below-threshold'
  | 'excluded'
  | 'too-dear'
  | 'withdrawn'
  | 'after-end'

export interface GreedyOutcome {
  selected: number[]
  cost: number
  ties: Tie[]
  /** Every project in the order of the list, with what became of it and the money left before it. */
  steps: { project: number; reason: GreedyReason; left: number }[]
}

/** Cities write this cost for a project withdrawn after the vote; it never ends a list. */
export const WITHDRAWN = 999_999_999

export function greedy(election: Election, ties: TieOrder, options: GreedyOptions): GreedyOutcome {
  const { score, whenDear, threshold = Number.NEGATIVE_INFINITY, exclusive = [], reserve, funded = [] } = options
  const { costs } = election
  const before = new Set(funded)
  const taken = new Set(funded)
  const points = scoresOf(election, score)
  const ranking = rank(election, score, ties).filter((project) => !before.has(project))
  const steps: GreedyOutcome['steps'] = []
  let left = options.money ?? election.budget
  let ended = false

  for (const project of ranking) {
    const reason = reasonFor(project)
    steps.push({ project, reason, left })
    if (reason !== 'funded' && reason !== 'reserve') continue
    taken.add(project)
    left -= costs[project]!
  }
  const selected = steps
    .filter(({ reason }) => reason === 'funded' || reason === 'reserve')
    .map(({ project }) => project)
  return {
    selected,
    cost: selected.reduce((sum, project) => sum + costs[project]!, 0),
    ties: tiesInRanking(election, score, ranking, ties, taken),
    steps,
  }

  function reasonFor(project: number): GreedyReason {
    if (points[project]! < threshold) return 'below-threshold'
    if (exclusive.some((group) => group.includes(project) && group.some((other) => taken.has(other)))) return 'excluded'
    if (isWithdrawn(election, project)) return 'withdrawn'
    if (ended) return 'after-end'
    if (costs[project]! <= left) return 'funded'
    if (whenDear === 'skip' && !reserve) return 'too-dear'
    ended = true
    return reserve && enough(left, costs[project]!, reserve) ? 'reserve' : 'too-dear'
  }
}

/** Whether the project has the sentinel cost and cannot be paid anyway. */
export const isWithdrawn = (election: Election, project: number) =>
  election.costs[project] === WITHDRAWN * 10 ** election.decimals && election.costs[project]! > election.budget

const enough = (left: number, cost: number, { numerator, denominator }: { numerator: number; denominator: number }) =>
  BigInt(left) * BigInt(denominator) >= BigInt(numerator) * BigInt(cost)

/** Adds whatever still fits, from the highest score down, to what another rule has chosen. */
export function complete(
  election: Election,
  ties: TieOrder,
  score: 'named' | 'points',
  selected: readonly number[],
): GreedyOutcome {
  const spent = selected.reduce((sum, project) => sum + election.costs[project]!, 0)
  const more = greedy(election, ties, { score, whenDear: 'skip', funded: selected, money: election.budget - spent })
  return { ...more, selected: [...selected, ...more.selected], cost: spent + more.cost }
}
