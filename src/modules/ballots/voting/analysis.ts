import type { Context } from '../../../platform/context.ts'
import { choicesOf } from '../log/store.ts'
import type { PbFile } from '../pabulib/file.ts'
import { writeDecimal } from '../pabulib/money.ts'
import { readChoice, standingOf } from '../polls/choices.ts'
import type { Poll } from '../polls/rules.ts'
import { type Comparison, compareRules } from '../sandbox/compare.ts'
import type { OfferedRule } from '../sandbox/forms.ts'

/** Rules that most people ask about; the rule of the poll comes first. */
const COMPARED: OfferedRule[] = ['greedy_votes', 'mes_cost_add1_int_utilitarian', 'phragmen']
const LONGEST_MS = 60_000

export type AnalysisState =
  | { done: Comparison }
  /** How many rules are counted, of how many. */
  | { done: null; counted: number; of: number }

interface Work {
  counted: number
  of: number
  result: Comparison | null
  failed: boolean
}

/** A result never changes, so what it means is worked out once for a poll and kept while this process lives. */
const works = new Map<string, Work>()
const MOST_KEPT = 20

/**
 * What other rules would have chosen from the ballots of a counted budget poll, and what each outcome means. Begun by the
 * first who asks; until it is done, everybody sees how far it is.
 */
export async function analysisOf(context: Context, poll: Poll): Promise<AnalysisState> {
  const known = works.get(poll.id)
  if (known && !known.failed) return known.result ? { done: known.result } : { done: null, ...known }
  const own = poll.definition.rule.name === 'budget' ? [poll.definition.rule.rule as OfferedRule] : []
  const rules = [...new Set([...own, ...COMPARED])].slice(0, 4)
  const work: Work = { counted: 0, of: rules.length, result: null, failed: false }
  if (works.size >= MOST_KEPT) works.clear()
  works.set(poll.id, work)
  const file = pbOf(poll, await choicesOf(context.db, poll.id))
  const { rule } = poll.definition
  const prog = rule.name === 'budget' && rule.threshold ? String(rule.threshold) : ''
  void compare(file, rules, prog, work).catch((error: unknown) => {
    work.failed = true
    context.house.log.error('poll-analysis-failed', { error, poll: poll.id })
  })
  return { done: null, counted: 0, of: rules.length }
}

async function compare(file: PbFile, rules: OfferedRule[], prog: string, work: Work) {
  const signal = AbortSignal.timeout(LONGEST_MS)
  let all = null as Comparison | null
  for (const rule of rules) {
    const one = await compareRules(file, { reguly: [rule], pula: '', prog, ziarno: '' }, signal)
    all = all === null ? one : joined(all, one)
    work.counted += 1
  }
  work.result = all
}

const joined = (all: Comparison, one: Comparison): Comparison => ({
  ...all,
  compared: [...all.compared, ...one.compared],
  skipped: [...all.skipped, ...one.skipped],
})

/** The ballots of a poll as a Pabulib file; voters are numbered in the order of their choices, which is no order of voting. */
export function pbOf(poll: Poll, choices: readonly { choice: string; count: number }[]): PbFile {
  const { definition } = poll
  const { shape, options, rule } = definition
  const counted = choices.filter(({ choice }) => standingOf(definition, readChoice(choice)) !== 'incomplete')
  const points = ['points', 'fixed-points', 'score'].includes(shape.kind)
  const money = (grosze: number) => writeDecimal(grosze, 2)
  const voters = counted.reduce((sum, { count }) => sum + count, 0)
  let number = 0
  return {
    meta: [
      ['description', definition.question],
      ['country', 'Poland'],
      ['unit', 'Wiec'],
      ['instance', definition.closesAt.slice(0, 4)],
      ['num_projects', String(options.length)],
      ['num_votes', String(voters)],
      ['budget', money(rule.name === 'budget' ? rule.budget : 0)],
      ['vote_type', points ? 'scoring' : 'approval'],
      ['rule', 'greedy'],
      ['date_begin', dayOf(definition.opensAt)],
      ['date_end', dayOf(definition.closesAt)],
      ['currency', 'PLN'],
    ],
    projects: {
      columns: ['project_id', 'cost', 'name', 'category'],
      rows: options.map(({ id, cost = 0, label, category = '' }) => [id, money(cost), label, category]),
    },
    votes: {
      columns: ['voter_id', 'vote', ...(points ? ['points'] : [])],
      rows: counted.flatMap(({ choice, count }) => {
        const marks = readChoice(choice)
        const cells = [
          marks.map(({ id }) => id).join(','),
          ...(points ? [marks.map(({ mark }) => mark).join(',')] : []),
        ]
        return Array.from({ length: count }, () => [String(++number), ...cells])
      }),
    },
  }
}

const dayOf = (moment: string) => moment.slice(0, 10).split('-').reverse().join('.')
