import type { Election } from '../election.ts'
import { type Fraction, fraction } from '../exact.ts'
import type { TieOrder } from '../ties.ts'
import { type SharesOutcome, sharesSolver } from './solver.ts'
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
  at(step: number): { endowment: Fraction; outcome: SharesOutcome }
}

export function endowments(
  election: Election,
  utility: Utility,
  ties: TieOrder,
  { from, step = 1 }: Pick<GrowingOptions, 'from' | 'step'>,
): Endowments {
  const solver = sharesSolver(election, utility, ties)
  const known = new Map<number, { endowment: Fraction; outcome: SharesOutcome }>()
  return {
    at(index) {
      const found = known.get(index)
      if (found) return found
      const endowment = endowmentAt(election, from, step, index)
      const run = { endowment, outcome: solver.run(endowment, { stopAbove: election.budget }) }
      known.set(index, run)
      return run
    },
  }
}

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
  let last: { endowment: Fraction; outcome: SharesOutcome } | null = null
  let tieMet = false
  for (let index = 0; ; index++) {
    const run = runs.at(index)
    const { outcome } = run
    tieMet ||= outcome.ties.length > 0
    onStep?.(index, run.endowment, outcome.cost)
    if (last && outcome.cost > election.budget) return ended(last, index - 1, 'overspend')
    if (exhaustive !== 'never' && isExhaustive(election, outcome, exhaustive)) return ended(run, index, 'exhaustive')
    if (outcome.selected.length === supported) return ended(run, index, 'all')
    last = run
  }

  function ended(run: { endowment: Fraction; outcome: SharesOutcome }, increments: number, stop: Stop): GrowingOutcome {
    return { ...run.outcome, endowment: run.endowment, increments, stop, tieMet }
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
