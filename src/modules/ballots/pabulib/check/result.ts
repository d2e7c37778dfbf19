import { ruleNamed } from '../../counting/rules.ts'
import { counter } from '../../counting/tally.ts'
import type { PbElection } from '../election.ts'
import { columnOf, metaOf, type PbFile } from '../file.ts'
import type { Checked } from './index.ts'

/** Which of our rules a declared one means; the others cannot be repeated from the file alone. */
const REPEATED: Record<string, string> = {
  greedy: 'greedy_threshold',
  'greedy-threshold': 'greedy_threshold',
  'greedy-no-skip': 'greedy_threshold_noskip',
  'greedy-exclusive': 'greedy_threshold',
  equalshares: 'mes_cost',
  'equalshares/add1': 'mes_cost_add1_int_overspend',
  'equalshares/add1-comparison': 'mes_cost_add1_int_overspend_comparison',
}

/** `selected` against the declared rule, the budget and the threshold. */
export function checkResult({ file, report }: Checked, { election, threshold }: PbElection): void {
  const at = columnOf(file.projects, 'selected')
  if (at < 0) return
  const codes = file.projects.rows.map((row) => row[at]?.trim() ?? '')
  const official = codes.flatMap((code, project) => (code === '1' ? [project] : []))
  const spent = official.reduce((sum, project) => sum + (election.costs[project] ?? 0), 0)
  if (spent > election.budget) report('error', 'selected-dear', null)
  const scores = election.hasPoints ? election.points : election.votes
  const below = (project: number) => threshold !== undefined && (scores[project] ?? 0) < threshold
  for (const project of official.filter(below))
    report('error', 'selected-below', null, { id: election.ids[project] ?? '' })
  checkRule({ file, report }, { election, threshold }, codes)

  const rule = metaOf(file, 'rule') ?? ''
  const stops = rule === 'greedy-no-skip' || rule.startsWith('equalshares')
  const fits = codes.findIndex((code, project) => {
    const cost = election.costs[project] ?? 0
    return code === '0' && !below(project) && cost <= election.budget - spent
  })
  if (fits >= 0 && !stops && rule !== 'unknown')
    report('warning', 'unused-money', null, { id: election.ids[fits] ?? '' })
}

function checkRule(
  { file, report }: { file: PbFile; report: Checked['report'] },
  { election, threshold }: Pick<PbElection, 'election' | 'threshold'>,
  codes: string[],
) {
  const declared = metaOf(file, 'rule') ?? ''
  const rule = ruleNamed(declared === 'greedy-custom' && isPoznan(file) ? 'greedy_poznan' : (REPEATED[declared] ?? ''))
  // A special rule of the city, or money added later: the comment of the file says which.
  if (!rule || election.voters === 0 || (rule.name !== 'greedy_poznan' && codes.some((code) => code > '1'))) return
  const outcome = counter(election, { threshold: threshold ?? 0 }).by(rule)
  const ours = new Set(outcome.selected)
  const theirs = new Set(codes.flatMap((code, project) => (code === '1' || code === '2' ? [project] : [])))
  const names = (projects: Iterable<number>) => [...projects].map((project) => election.ids[project]).join(', ')
  const missing = names(ours.difference(theirs))
  const extra = names(theirs.difference(ours))
  if (missing === '' && extra === '') return
  // Which projects exclude one another is not in the file.
  const severity = declared === 'greedy-exclusive' ? 'warning' : 'error'
  report(severity, 'rule-not-followed', null, { rule: declared, missing: missing || '–', extra: extra || '–' })
}

const isPoznan = (file: PbFile) => metaOf(file, 'unit') === 'Poznań'
