import { unjustProjects } from '../analysis/justice.ts'
import { type ListLack, lacksInShares, lacksOnList, type SharesLack } from '../analysis/losers.ts'
import { type LabelShare, type Satisfaction, satisfactionOf, spendingBy } from '../analysis/satisfaction.ts'
import type { Election } from '../counting/election.ts'
import { talliesInWorker } from '../counting/in-worker.ts'
import { needsPoints, type Rule, ruleNamed } from '../counting/rules.ts'
import type { Outcome, TallySettings } from '../counting/tally.ts'
import { electionOf, type PbElection } from '../pabulib/election.ts'
import { columnOf, listOf, metaOf, type PbFile } from '../pabulib/file.ts'
import { inUnits, readDecimal } from '../pabulib/money.ts'
import { type Example, readExample } from './examples.ts'
import { type OfferedRule, type SandboxSettings, tiesFrom } from './forms.ts'

/** One rule on the ballots of a file, with what it means. */
export interface Compared {
  rule: OfferedRule
  outcome: Outcome
  satisfaction: Satisfaction
  /** Projects a large enough group could have paid for and did not get. */
  unjust: number[]
  spending: LabelShare[]
  listLacks: ListLack[] | null
  sharesLacks: SharesLack[] | null
}

export interface Comparison {
  election: Election
  title: string
  currency: string | null
  names: string[]
  hasLabels: boolean
  compared: Compared[]
  /** Chosen rules these ballots cannot be counted by. */
  skipped: OfferedRule[]
}

/**
 * Counts a file by the chosen rules, one after another, in a thread of their own.
 * @throws PbNotCountable, NotCountable for a file that cannot be counted; the signal's reason when it took too long
 */
export async function compareRules(file: PbFile, settings: SandboxSettings, signal: AbortSignal): Promise<Comparison> {
  const { election, threshold } = withBudget(electionOf(file), settings.pula)
  const labels = labelsOf(file)
  const ties = tiesFrom(settings.ziarno)
  const least = settings.prog === '' ? threshold : Number(settings.prog)
  const given: Omit<TallySettings, 'onStep'> = {
    ...(least === undefined ? {} : { threshold: least }),
    ...(ties ? { ties } : {}),
  }
  const rules = settings.reguly.map((name) => ({ name, rule: ruleNamed(name) as Rule }))
  const fit = rules.filter(({ rule }) => election.hasPoints || !needsPoints(rule))
  const task = { election, rules: fit.map(({ rule }) => rule), settings: given }
  const outcomes = fit.length === 0 ? [] : await talliesInWorker(task, { signal })
  return {
    election,
    title: metaOf(file, 'description') ?? '',
    currency: metaOf(file, 'currency') ?? null,
    names: namesOf(file, election.ids),
    hasLabels: labels.some((own) => own.length > 0),
    compared: fit.map(({ name, rule }, at) => meaningOf(election, name, rule, outcomes[at] as Outcome, labels, given)),
    skipped: rules.filter((each) => !fit.includes(each)).map(({ name }) => name),
  }
}

const MOST_KEPT = 20
const kept = new Map<string, Promise<Comparison>>()

/**
 * The same for an example that the portal ships: it never changes, and most readers ask for the usual rules, so the
 * comparisons asked for last are kept. Whoever asks while one is counted waits for the same count.
 */
export function compareExample(example: Example, settings: SandboxSettings, signal: AbortSignal): Promise<Comparison> {
  const { reguly, prog, pula, ziarno } = settings
  const key = JSON.stringify([example, reguly, prog, pula, ziarno])
  const comparison = kept.get(key) ?? readExample(example).then(({ file }) => compareRules(file, settings, signal))
  kept.delete(key)
  kept.set(key, comparison)
  comparison.catch(() => kept.delete(key))
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return comparison
}

function meaningOf(
  election: Election,
  name: OfferedRule,
  rule: Rule,
  outcome: Outcome,
  labels: string[][],
  settings: TallySettings,
): Compared {
  const { selected, greedy, endowment } = outcome
  const onList = rule.kind === 'greedy' && greedy
  const score = rule.kind !== 'greedy' ? 'votes' : rule.byThreshold && election.hasPoints ? 'points' : rule.score
  return {
    rule: name,
    outcome,
    satisfaction: satisfactionOf(election, selected),
    unjust: unjustProjects(election, selected, 'cost'),
    spending: spendingBy(election, selected, labels),
    // Only on a list that is read to its end does a higher place always help.
    listLacks:
      onList && rule.whenDear === 'skip' && !score.includes('cost')
        ? lacksOnList(election, greedy, score, rule.byThreshold ? settings.threshold : 0)
        : null,
    sharesLacks:
      rule.kind === 'shares' && endowment && outcome.comparison?.winner !== 'greedy'
        ? lacksInShares(election, rule.utility, endowment, settings.ties).filter(
            ({ project }) => !selected.includes(project),
          )
        : null,
  }
}

/** Another budget than the file's: "what if there were more". Its fraction may be finer than the file's money. */
function withBudget(pb: PbElection, budget: string): PbElection {
  const given = budget === '' ? null : readDecimal(budget)
  if (!given) return pb
  const decimals = Math.max(pb.election.decimals, given.decimals)
  const finer = 10 ** (decimals - pb.election.decimals)
  const costs = pb.election.costs.map((cost) => cost * finer)
  return { ...pb, election: { ...pb.election, decimals, costs, budget: inUnits(given, decimals) } }
}

function labelsOf(file: PbFile): string[][] {
  const at = columnOf(file.projects, 'category', 'categories')
  return file.projects.rows.map((row) => (at < 0 ? [] : listOf(row[at]).filter((label) => label !== '')))
}

function namesOf(file: PbFile, ids: string[]): string[] {
  const at = columnOf(file.projects, 'name')
  return file.projects.rows.map((row, project) => (at < 0 ? '' : (row[at] ?? '')) || (ids[project] ?? ''))
}
