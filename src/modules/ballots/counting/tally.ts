import { type Comparison, compareOutcomes, type Preference } from './comparison.ts'
import type { Election } from './election.ts'
import { type Fraction, fraction } from './exact.ts'
import { complete, type GreedyOutcome, greedy } from './greedy.ts'
import { phragmen } from './phragmen.ts'
import { needsPoints, type Rule } from './rules.ts'
import { type Endowments, endowments, type GrowingOptions, growing, type Stop } from './shares/endowments.ts'
import { sharesSolver } from './shares/solver.ts'
import type { Utility } from './shares/support.ts'
import { COMMON_TIES, LIST_TIES, type Tie, type TieCriterion, type TieOrder, tieOrder } from './ties.ts'

/** What a count needs besides the rule; each has a usual value. */
export interface TallySettings {
  /** Lowest score that counts, for rules with a threshold. */
  threshold?: number
  ties?: readonly TieCriterion[]
  /** What each voter gets more in a step of Add1, in units of the currency. */
  step?: number
  /** Groups of projects of which at most one is funded (rules that go down a list). */
  exclusive?: readonly (readonly number[])[]
  /** How outcomes are compared by rules with a comparison step. */
  preference?: Preference
  onStep?: GrowingOptions['onStep']
}

export interface Outcome {
  rule: string
  /** In order of funding. */
  selected: number[]
  cost: number
  ties: Tie[]
  /** Whether a tie was met anywhere on the way, also in runs that were not the last. */
  tieMet: boolean
  /** What each voter had, in units of money. */
  endowment?: Fraction
  increments?: number
  stop?: Stop
  /** The way down the ranking list, for rules and completions that go down one. */
  greedy?: GreedyOutcome
  /** When each project was funded (Phragmén). */
  moments?: Fraction[]
  comparison?: Comparison & { winner: 'shares' | 'greedy' }
}

/** Counts by one rule. @throws LotMissing when a tie has to be drawn first */
export const tally = (election: Election, rule: Rule, settings: TallySettings = {}): Outcome =>
  counter(election, settings).by(rule)

/** Counts one election by many rules; runs that rules share are made once. */
export function counter(election: Election, settings: TallySettings = {}) {
  const { step, exclusive, preference = 'satisfaction' } = settings
  const order = tieOrder(election, settings.ties ?? COMMON_TIES)
  const listOrder = tieOrder(election, settings.ties ?? LIST_TIES)
  const walks = new Map<string, Endowments>()

  function by(rule: Rule): Outcome {
    if (rule.kind === 'greedy') return byRanking(rule)
    if (rule.kind === 'phragmen') {
      const found = phragmen(election, order)
      return { rule: rule.name, ...found, tieMet: found.ties.length > 0 }
    }
    const found = byShares(rule, order)
    return rule.compared ? compared(rule, found) : found
  }

  function byRanking(rule: Extract<Rule, { kind: 'greedy' }>): Outcome {
    const score = rule.byThreshold && election.hasPoints ? 'points' : rule.score
    const found = greedy(election, listOrder, {
      score,
      whenDear: rule.whenDear,
      ...(rule.byThreshold ? { threshold: settings.threshold ?? 0 } : {}),
      ...(rule.reserve ? { reserve: { numerator: 4, denominator: 5 } } : {}),
      ...(exclusive ? { exclusive } : {}),
    })
    const { selected, cost, ties: found_ } = found
    return { rule: rule.name, selected, cost, ties: found_, tieMet: found_.length > 0, greedy: found }
  }

  function byShares(rule: Extract<Rule, { kind: 'shares' }>, order: TieOrder): Outcome {
    const found =
      rule.completion.kind === 'none' ? once(rule.utility, order) : grown(rule.utility, rule.completion, order)
    if (!rule.utilitarian) return { rule: rule.name, ...found }
    const more = complete(election, order, needsPoints(rule) ? 'points' : 'named', found.selected)
    const { selected, cost, ties: found_ } = more
    return { rule: rule.name, ...found, selected, cost, ties: [...found.ties, ...found_], greedy: more }
  }

  function once(utility: Utility, order: TieOrder) {
    if (election.voters === 0) return { selected: [], cost: 0, ties: [], tieMet: false }
    const endowment = fraction(election.budget, election.voters)
    const found = sharesSolver(election, utility, order).run(endowment)
    return { ...found, tieMet: found.ties.length > 0, endowment }
  }

  function grown(
    utility: Utility,
    { from, exhaustive }: { from: 'exact' | 'whole'; exhaustive: 'all' | 'supported' | 'never' },
    order: TieOrder,
  ) {
    if (election.voters === 0) return { selected: [], cost: 0, ties: [], tieMet: false }
    const key = `${utility} ${from}`
    const runs = walks.get(key) ?? endowments(election, utility, order, { from, ...(step ? { step } : {}) })
    walks.set(key, runs)
    return growing(election, runs, { exhaustive, ...(settings.onStep ? { onStep: settings.onStep } : {}) })
  }

  /** If strictly more voters prefer the outcome of the plain vote order, that one is taken. */
  function compared(rule: Rule, shares: Outcome): Outcome {
    const plain = greedy(election, listOrder, { score: 'votes', whenDear: 'skip' })
    const comparison = compareOutcomes(election, shares.selected, plain.selected, preference)
    const winner = comparison.preferSecond > comparison.preferFirst ? 'greedy' : 'shares'
    if (winner === 'shares') return { ...shares, rule: rule.name, comparison: { ...comparison, winner } }
    const { selected, cost, ties: found } = plain
    return {
      ...shares,
      rule: rule.name,
      selected,
      cost,
      ties: found,
      greedy: plain,
      comparison: { ...comparison, winner },
    }
  }

  return { by }
}
