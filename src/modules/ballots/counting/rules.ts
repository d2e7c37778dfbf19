import type { Score } from './ranking.ts'
import type { Utility } from './shares/support.ts'

/** How what equal shares leaves unspent is used. */
export type Completion =
  | { kind: 'none' }
  | { kind: 'add1'; from: 'exact' | 'whole'; exhaustive: 'all' | 'supported' | 'never' }

export type Rule =
  | { name: string; kind: 'greedy'; score: Score; byThreshold?: boolean; whenDear: 'skip' | 'stop'; reserve?: true }
  | { name: string; kind: 'shares'; utility: Utility; completion: Completion; utilitarian: boolean; compared?: true }
  | { name: string; kind: 'phragmen' }

const GREEDY: Rule[] = [
  { name: 'greedy_votes', kind: 'greedy', score: 'votes', whenDear: 'skip' },
  { name: 'greedy_votes_noskip', kind: 'greedy', score: 'votes', whenDear: 'stop' },
  { name: 'greedy_threshold', kind: 'greedy', score: 'votes', byThreshold: true, whenDear: 'skip' },
  { name: 'greedy_threshold_noskip', kind: 'greedy', score: 'votes', byThreshold: true, whenDear: 'stop' },
  { name: 'greedy_poznan', kind: 'greedy', score: 'votes', whenDear: 'stop', reserve: true },
  { name: 'greedy_points', kind: 'greedy', score: 'points', whenDear: 'skip' },
  { name: 'greedy_points_noskip', kind: 'greedy', score: 'points', whenDear: 'stop' },
  { name: 'greedy_points_per_cost', kind: 'greedy', score: 'points-per-cost', whenDear: 'skip' },
  { name: 'greedy_votes_per_cost', kind: 'greedy', score: 'votes-per-cost', whenDear: 'skip' },
  { name: 'greedy_total_cost_utility', kind: 'greedy', score: 'votes-times-cost', whenDear: 'skip' },
]

const UTILITIES: [string, Utility][] = [
  ['cost', 'cost'],
  ['card', 'cardinality'],
  ['points', 'points'],
  ['points_cost', 'points-cost'],
]

const NONE: Completion = { kind: 'none' }
const ADD1: Completion = { kind: 'add1', from: 'exact', exhaustive: 'supported' }
const WHOLE: Completion = { kind: 'add1', from: 'whole', exhaustive: 'all' }
const OVERSPEND: Completion = { kind: 'add1', from: 'whole', exhaustive: 'never' }

const SHARES: Rule[] = UTILITIES.flatMap(([word, utility]): Rule[] => {
  const rule = { kind: 'shares', utility, utilitarian: false } as const
  return [
    { ...rule, name: `mes_${word}`, completion: NONE },
    { ...rule, name: `mes_${word}_utilitarian`, completion: NONE, utilitarian: true },
    { ...rule, name: `mes_${word}_add1`, completion: ADD1 },
    { ...rule, name: `mes_${word}_add1_utilitarian`, completion: ADD1, utilitarian: true },
    { ...rule, name: `mes_${word}_add1_int`, completion: WHOLE },
    { ...rule, name: `mes_${word}_add1_int_utilitarian`, completion: WHOLE, utilitarian: true },
    { ...rule, name: `mes_${word}_add1_int_overspend`, completion: OVERSPEND },
    { ...rule, name: `mes_${word}_add1_int_overspend_comparison`, completion: OVERSPEND, compared: true },
  ]
})

/** Every rule by its name; names are those of the published outcomes (docs/counting.md). */
export const RULES: readonly Rule[] = [...GREEDY, ...SHARES, { name: 'phragmen', kind: 'phragmen' }]

export const ruleNamed = (name: string): Rule | undefined => RULES.find((rule) => rule.name === name)

/** Whether a rule needs ballots with points. */
export const needsPoints = (rule: Rule): boolean =>
  rule.kind === 'greedy' ? rule.score.startsWith('points') : rule.kind === 'shares' && rule.utility.startsWith('points')
