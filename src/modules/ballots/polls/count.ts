import { anElection, type Ballot, type Election } from '../counting/election.ts'
import type { GreedyReason } from '../counting/greedy.ts'
import { bordaChoices, countPoll, decideMajority, type MajorityOutcome } from '../counting/polls.ts'
import { ruleNamed } from '../counting/rules.ts'
import { type TallySettings, tally } from '../counting/tally.ts'
import type { TieCriterion } from '../counting/ties.ts'
import { type Choice, readChoice, standingOf } from './choices.ts'
import type { Definition } from './definition.ts'

/** What a poll came to. Everything in it follows from the definition, the ballots and the draw. */
export interface PollResult {
  /** Ballots in the box; of them with marks that count, empty, and short of an exact number. */
  ballots: number
  counted: number
  blank: number
  incomplete: number
  /** From the best down. `score` is what the rule counts, `votes` how many people marked it. */
  ranking: { id: string; score: number; votes: number }[]
  chosen: string[]
  ties: { options: string[]; decidedBy: string }[]
  majority: MajorityOutcome | null
  /** Grosze of what is chosen, where there is money. */
  cost: number | null
}

/**
 * Counts a poll.
 * @param choices the text of each ballot, and how many are equal to it
 * @param seed of the public draw, when it has been recorded
 * @throws LotMissing when equal options have to be drawn between first
 */
export function countChoices(
  definition: Definition,
  choices: Iterable<{ choice: string; count: number }>,
  seed: string | null,
): PollResult {
  const box = { ballots: 0, counted: 0, blank: 0, incomplete: 0 }
  const ballots: Ballot[] = []
  for (const { choice: text, count } of choices) {
    const choice = readChoice(text)
    const standing = standingOf(definition, choice)
    box.ballots += count
    box[standing === 'counts' ? 'counted' : standing] += count
    // An empty ballot is a voter, with a share of the money.
    if (standing !== 'incomplete') ballots.push({ weight: count, choices: choicesOf(definition, choice) })
  }
  const election = electionFrom(definition, ballots)
  return { ...box, ...decided(definition, election, seed) }
}

/**
 * What became of each option on the way down the list of a counted poll, and the money that was left before it. Only rules that
 * go down one have such a way; for the others there is none.
 */
export function stepsOf(
  definition: Definition,
  choices: Iterable<{ choice: string; count: number }>,
  seed: string | null,
): { id: string; reason: GreedyReason; left: number }[] {
  const { rule } = definition
  const named = rule.name === 'budget' ? ruleNamed(rule.rule) : undefined
  if (!named) return []
  const ballots = [...choices].flatMap(({ choice, count }) => {
    const read = readChoice(choice)
    return standingOf(definition, read) === 'incomplete'
      ? []
      : [{ weight: count, choices: choicesOf(definition, read) }]
  })
  const draw: TieCriterion[] = seed === null ? [] : [{ draw: seed }]
  const outcome = tally(electionFrom(definition, ballots), named, tallySettingsOf(definition, draw))
  return (outcome.greedy?.steps ?? []).map(({ project, reason, left }) => ({
    id: definition.options[project]?.id ?? '',
    reason,
    left,
  }))
}

/** The ballots as the rules of counting take them. */
export const electionFrom = ({ options, shape, rule }: Definition, ballots: Ballot[]): Election =>
  anElection({
    ids: options.map(({ id }) => id),
    costs: options.map(({ cost }) => cost ?? 0),
    budget: rule.name === 'budget' ? rule.budget : 0,
    decimals: 2,
    hasPoints: ['points', 'fixed-points', 'score', 'ranking'].includes(shape.kind),
    ballots,
  })

/** What the rule of a budget poll is counted with, besides its name. */
export function tallySettingsOf({ rule, options }: Definition, draw: readonly TieCriterion[]): TallySettings {
  if (rule.name !== 'budget') return {}
  const place = new Map(options.map(({ id }, at) => [id, at]))
  const exclusive = (rule.exclusive ?? []).map((group) => group.flatMap((id) => place.get(id) ?? []))
  return {
    ties: [...(rule.ties ?? ['lower-cost' as const]), ...draw],
    ...(rule.threshold ? { threshold: rule.threshold } : {}),
    ...(exclusive.length > 0 ? { exclusive } : {}),
  }
}

function choicesOf({ options, shape }: Definition, choice: Choice): Ballot['choices'] {
  const place = new Map(options.map(({ id }, at) => [id, at]))
  const named = choice.map(({ id }) => place.get(id) ?? 0)
  if (shape.kind === 'ranking') return bordaChoices(named, options.length)
  return choice.map(({ mark }, at) => ({ project: named[at] ?? 0, points: mark }))
}

function decided(definition: Definition, election: Election, seed: string | null) {
  const { rule, options } = definition
  const idOf = (option: number) => options[option]?.id ?? ''
  const draw: TieCriterion[] = seed === null ? [] : [{ draw: seed }]
  const byScore = (scores: number[]) =>
    election.ids
      .map((id, at) => ({ id, score: scores[at] ?? 0, votes: election.votes[at] ?? 0 }))
      .sort((a, b) => b.score - a.score || b.votes - a.votes)
  if (rule.name === 'majority') {
    const of = (id: string) => election.votes[election.ids.indexOf(id)] ?? 0
    const votes = { yes: of('yes'), no: of('no'), abstain: of('abstain') }
    const majority = decideMajority(votes, definition.electorate ?? election.voters, rule.majority)
    const ranking = election.ids.map((id, at) => ({
      id,
      score: election.votes[at] ?? 0,
      votes: election.votes[at] ?? 0,
    }))
    return { ranking, chosen: majority.passed ? ['yes'] : [], ties: [], majority, cost: null }
  }
  if (rule.name === 'budget') {
    const named = ruleNamed(rule.rule)
    if (!named) throw new Error(`no rule is called ${rule.rule}`)
    const outcome = tally(election, named, tallySettingsOf(definition, draw))
    const byPoints =
      named.kind === 'greedy' && (named.score.includes('points') || (named.byThreshold && election.hasPoints))
    const scores = byPoints ? election.points : election.votes
    return {
      ranking: byScore(scores),
      chosen: outcome.selected.map(idOf),
      ties: outcome.ties.map(({ projects, decidedBy }) => ({ options: projects.map(idOf), decidedBy })),
      majority: null,
      cost: outcome.cost,
    }
  }
  const outcome = countPoll(election, rule.name === 'points' ? 'borda' : rule.name, rule.seats, draw)
  return {
    ranking: outcome.ranking.map(({ option, score }) => ({
      id: idOf(option),
      score,
      votes: election.votes[option] ?? 0,
    })),
    chosen: outcome.chosen.map(idOf),
    ties: outcome.ties.map(({ projects, decidedBy }) => ({ options: projects.map(idOf), decidedBy })),
    majority: null,
    cost: null,
  }
}
