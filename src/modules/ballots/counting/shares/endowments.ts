import type { Election } from '../election.ts'
import { type Fraction, fraction } from '../exact.ts'
import type { TieOrder } from '../ties.ts'
import type { SharesOutcome } from './run.ts'
import { sharesSolver } from './solver.ts'
import type { Utility } from './support.ts'

/** Why the endowment stopped growing. */
export type Stop = 'exhaustive' | 'overspend' | 'all'

export interface GrowingOptions {
  /** `exact`: the first endowment is budget / voters; `whole`: the same without its fraction of the currency. */
  from: 'exact' | 'whole'
  /** Stops when no project left would fit into the rest: none at all, or none with a supporter; or does not stop for that. */
  exhaustive: 'all' | 'supported' | 'never'
  /** What each voter gets more in each step, in units of the currency. */
  step?: number
  /** Called after each run; a worker tells how far it is. */
  onStep?: (step: number, endowment: Fraction, cost: number) => void
}

export interface GrowingOutcome extends SharesOutcome {
  /** In units of money. */
  endowment: Fraction
  increments: number
  stop: Stop
  /** Whether a tie was met in any of the runs. */
  tieMet: boolean
}

/** Runs with growing endowments, kept, because variants of Add1 differ only in where they stop. */
export interface Endowments {
  at(step: number): Run
  endowment(step: number): Fraction
}

interface Run {
  endowment: Fraction
  outcome: SharesOutcome
  /** So many steps after this one have the same outcome, on the same way. */
  same: number
}

export function endowments(
  election: Election,
  utility: Utility,
  ties: TieOrder,
  { from, step = 1 }: Pick<GrowingOptions, 'from' | 'step'>,
): Endowments {
  const solver = sharesSolver(election, utility, ties)
  const known = new Map<number, Run>()
  const growth = Number(endowmentAt(election, from, step, 1).numerator - endowmentAt(election, from, step, 0).numerator)
  // Asking how far a run reaches takes longer than the run itself, so it is asked again only while it pays.
  let asked = 0
  let gained = 0
  let plain = 0

  function run(index: number): Run {
    const endowment = endowmentAt(election, from, step, index)
    const findReach = plain === 0
    const outcome = solver.run(endowment, { stopAbove: election.budget, findReach })
    if (!findReach) {
      plain--
      return { endowment, outcome, same: 0 }
    }
    const same = Math.min(Math.floor((outcome.reach ?? 0) / growth), MOST_AT_ONCE)
    asked++
    gained += same
    if (asked === TRIAL) {
      plain = gained < TRIAL ? UNTIL_NEXT_TRIAL : 0
      asked = 0
      gained = 0
    }
    return { endowment, outcome, same }
  }

  return {
    at(index) {
      const found = known.get(index) ?? run(index)
      known.set(index, found)
      return found
    },
    endowment: (index) => endowmentAt(election, from, step, index),
  }
}

const TRIAL = 4
const UNTIL_NEXT_TRIAL = 60
const MOST_AT_ONCE = 1_000_000

/** Budget / voters and so many steps more, in units of money. */
export function endowmentAt(election: Election, from: 'exact' | 'whole', step: number, index: number): Fraction {
  const unit = 10n ** BigInt(election.decimals)
  const more = unit * BigInt(step) * BigInt(index)
  const voters = BigInt(election.voters)
  if (from === 'exact') return fraction(BigInt(election.budget) + more * voters, voters)
  return fraction((BigInt(election.budget) / unit / voters) * unit + more)
}

/**
 * Add1: the method of equal shares with an endowment that grows step by step, as long as the outcome costs no more than the
 * budget. The outcome is not monotone in the endowment, so no step is jumped over (see docs/counting.md).
 */
export function growing(
  election: Election,
  runs: Endowments,
  { exhaustive, onStep }: Pick<GrowingOptions, 'exhaustive' | 'onStep'>,
): GrowingOutcome {
  const supported = election.votes.filter((votes) => votes > 0).length
  let last: SharesOutcome | null = null
  let tieMet = false
  for (let index = 0; ; ) {
    const { endowment, outcome, same } = runs.at(index)
    tieMet ||= outcome.ties.length > 0
    onStep?.(index, endowment, outcome.cost)
    if (last && outcome.cost > election.budget) return ended(last, index - 1, 'overspend')
    if (exhaustive !== 'never' && isExhaustive(election, outcome, exhaustive))
      return ended(outcome, index, 'exhaustive')
    if (outcome.selected.length === supported) return ended(outcome, index, 'all')
    last = outcome
    index += 1 + same
  }

  function ended(outcome: SharesOutcome, increments: number, stop: Stop): GrowingOutcome {
    const { selected, cost, ties } = outcome
    return { selected, cost, ties, endowment: runs.endowment(increments), increments, stop, tieMet }
  }
}

/** Whether no unfunded project fits into what is left. */
export function isExhaustive(election: Election, outcome: SharesOutcome, among: 'all' | 'supported'): boolean {
  const rest = election.budget - outcome.cost
  const funded = new Set(outcome.selected)
  return election.costs.every(
    (cost, project) =>
      funded.has(project) || cost > rest || (among === 'supported' && (election.votes[project] ?? 0) === 0),
  )
}
