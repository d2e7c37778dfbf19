import type { Election } from './election.ts'
import { atLeastPart, moreThanHalf } from './thresholds.ts'
import { type Tie, type TieCriterion, tieOrder } from './ties.ts'

/**
 * How an ordinary poll is decided. `plurality` and `approval`: most votes; `borda`: most points of rankings, where a ballot
 * naming k of m options gives m - 1, m - 2, … to them in order and nothing to the rest.
 */
export type PollRule = 'plurality' | 'approval' | 'borda'

export interface PollOutcome {
  /** Options from the best down. */
  ranking: { option: number; score: number }[]
  /** The chosen ones, as many as there are seats. */
  chosen: number[]
  ties: Tie[]
}

/**
 * Ranks the options of a poll and chooses the first `seats`. Ties that decide who is chosen need a criterion.
 * @throws LotMissing when the criteria do not decide
 */
export function countPoll(
  election: Election,
  rule: PollRule,
  seats: number,
  ties: readonly TieCriterion[],
): PollOutcome {
  const scores = rule === 'borda' ? election.points : election.votes
  const order = tieOrder(election, ties)
  const ranking = election.ids
    .map((_, option) => option)
    .sort((a, b) => scores[b]! - scores[a]! || order.place[a]! - order.place[b]! || a - b)
  const chosen = ranking.slice(0, seats)
  const last = chosen.at(-1)
  const rivals = last === undefined ? [] : ranking.filter((option) => scores[option] === scores[last])
  const disputed = rivals.some((option) => !chosen.includes(option))
  const found = disputed ? [tieAtTheEdge(rivals, chosen, seats)] : []
  return { ranking: ranking.map((option) => ({ option, score: scores[option]! })), chosen, ties: found }

  function tieAtTheEdge(options: number[], inside: number[], round: number): Tie {
    const lastIn = options.filter((option) => inside.includes(option)).at(-1)!
    const firstOut = options.find((option) => !inside.includes(option))!
    const tie = order.choose([lastIn, firstOut], round)
    return { ...tie, projects: options }
  }
}

/** Points of a ranking of `options` options: the first of the named ones gets `options - 1`. */
export const bordaChoices = (named: readonly number[], options: number) =>
  named.map((project, at) => ({ project, points: options - 1 - at }))

/** A vote for or against. */
export interface YesNo {
  yes: number
  no: number
  abstain: number
}

/** What a proposal needs. All limits are whole numbers of people. */
export interface MajorityRule {
  /** Of whom: `votes` = yes and no; `present` = abstentions too; `all` = everyone who may vote. */
  of: 'votes' | 'present' | 'all'
  /** More than half, or at least a part such as 2/3 or 3/5. */
  needs: 'more-than-half' | { numerator: number; denominator: number }
  /** The least number of ballots, as a part of all who may vote. */
  quorum?: { numerator: number; denominator: number }
}

export interface MajorityOutcome {
  passed: boolean
  /** Ballots cast, and how many were needed. */
  turnout: { cast: number; needed: number }
  /** Votes for, and how many were needed. */
  votes: { yes: number; needed: number }
  reason: 'passed' | 'no-quorum' | 'too-few-votes'
}

/** Decides a proposal. Without a single vote nothing passes. */
export function decideMajority({ yes, no, abstain }: YesNo, electorate: number, rule: MajorityRule): MajorityOutcome {
  const cast = yes + no + abstain
  const base = rule.of === 'votes' ? yes + no : rule.of === 'present' ? cast : electorate
  const votes =
    rule.needs === 'more-than-half'
      ? moreThanHalf(base)
      : Math.max(1, atLeastPart(base, rule.needs.numerator, rule.needs.denominator))
  const needed = rule.quorum ? atLeastPart(electorate, rule.quorum.numerator, rule.quorum.denominator) : 0
  const reason = cast < needed ? 'no-quorum' : yes < votes ? 'too-few-votes' : 'passed'
  return { passed: reason === 'passed', turnout: { cast, needed }, votes: { yes, needed: votes }, reason }
}
