import type { Election } from './election.ts'
import { type Fraction, fraction } from './exact.ts'
import type { GreedyReason } from './greedy.ts'
import { scoresOf } from './ranking.ts'
import type { Rule } from './rules.ts'
import type { SharesRound } from './shares/run.ts'
import { sharesSolver } from './shares/solver.ts'
import type { Outcome, TallySettings } from './tally.ts'
import { COMMON_TIES, type Tie, tieOrder } from './ties.ts'

/** One step of a count, with everything needed to check it by hand. Money in the smallest unit. */
export type Step =
  | { kind: 'list'; project: number; score: number; cost: number; left: number; reason: GreedyReason }
  | {
      kind: 'shares'
      project: number
      cost: number
      supporters: number
      /** What a supporter with one share pays. */
      payment: Fraction
      /** Shares paid in full, and what they pay together. */
      fullShares: number
      paidInFull: Fraction
      /** What those who ran dry paid together: all they had. */
      paidByPoorer: Fraction
      ranDry: number
      /** Cost of the project over the largest payment. */
      effectiveVotes: Fraction
      tie: Tie | null
    }
  | { kind: 'moment'; project: number; cost: number; moment: Fraction; supporters: number }
  | { kind: 'completion'; project: number; score: number; cost: number; left: number; reason: GreedyReason }

/** The steps of an outcome, in the order in which they were made. Payments of a step add up to its cost, exactly. */
export function explain(election: Election, rule: Rule, outcome: Outcome, settings: TallySettings = {}): Step[] {
  if (rule.kind === 'greedy')
    return listSteps(election, outcome, rule.byThreshold && election.hasPoints ? 'points' : rule.score, 'list')
  if (rule.kind === 'phragmen')
    return outcome.selected.map((project, at) => ({
      kind: 'moment',
      project,
      cost: election.costs[project]!,
      moment: outcome.moments![at]!,
      supporters: election.votes[project]!,
    }))
  if (outcome.comparison?.winner === 'greedy') return listSteps(election, outcome, 'votes', 'list')
  if (!outcome.endowment) return []
  const solver = sharesSolver(election, rule.utility, tieOrder(election, settings.ties ?? COMMON_TIES))
  const steps: Step[] = []
  solver.run(outcome.endowment, { onRound: (round) => steps.push(sharesStep(election, round)) })
  return [
    ...steps,
    ...(rule.utilitarian
      ? listSteps(election, outcome, rule.utility.startsWith('points') ? 'points' : 'named', 'completion')
      : []),
  ]
}

function listSteps(
  election: Election,
  outcome: Outcome,
  score: Parameters<typeof scoresOf>[1],
  kind: 'list' | 'completion',
): Step[] {
  const scores = scoresOf(election, score)
  return (outcome.greedy?.steps ?? []).map(({ project, reason, left }) => ({
    kind,
    project,
    score: scores[project]!,
    cost: election.costs[project]!,
    left,
    reason,
  }))
}

function sharesStep(election: Election, { project, payment, fullShares, ranDry, tie }: SharesRound): Step {
  const cost = election.costs[project]!
  const paidInFull = fraction(payment.numerator * BigInt(fullShares), payment.denominator)
  return {
    kind: 'shares',
    project,
    cost,
    supporters: election.votes[project]!,
    payment,
    fullShares,
    paidInFull,
    paidByPoorer: fraction(BigInt(cost) * payment.denominator - paidInFull.numerator, payment.denominator),
    ranDry,
    effectiveVotes: fraction(BigInt(cost) * payment.denominator, payment.numerator),
    tie,
  }
}
