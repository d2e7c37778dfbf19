import { VOTE_TYPES } from '../election.ts'
import { metaOf } from '../file.ts'
import { readDecimal } from '../money.ts'
import type { Checked } from './index.ts'

/** Keys every file has. */
const OBLIGATORY = [
  ...['description', 'country', 'unit', 'instance', 'num_projects', 'num_votes', 'budget', 'vote_type', 'rule'],
  ...['date_begin', 'date_end'],
]

const RULES = [
  ...['greedy', 'greedy-no-skip', 'greedy-threshold', 'greedy-exclusive', 'greedy-custom', 'equalshares'],
  ...['equalshares-comparison', 'equalshares/add1', 'equalshares/add1-comparison', 'unknown'],
]

const NUMBERS = [
  ...['budget', 'num_projects', 'num_votes', 'min_length', 'max_length', 'min_sum_cost', 'max_sum_cost', 'min_points'],
  ...['max_points', 'min_sum_points', 'max_sum_points', 'default_score', 'min_project_score_threshold'],
]

/** The first section: keys, values, dates, counts. */
export function checkMeta(checked: Checked): void {
  const { file, lines, report } = checked
  const seen = new Set<string>()
  file.meta.forEach((row, at) => {
    const line = lines.meta[at] ?? null
    const [key = '', value = ''] = row
    if (row.length !== 2) report('error', 'cells', line, { expected: 2, found: row.length })
    for (const cell of [key, value]) if (cell !== cell.trim()) report('error', 'spaces', line, { column: key.trim() })
    if (seen.has(key.trim())) report('error', 'meta-twice', line, { key: key.trim() })
    seen.add(key.trim())
    checkValue(checked, key.trim(), value.trim(), line)
  })
  for (const key of OBLIGATORY) if (!metaOf(file, key)) report('error', 'meta-missing', null, { key })
  if (metaOf(file, 'vote_type') === 'cumulative' && !metaOf(file, 'max_sum_points'))
    report('error', 'meta-missing', null, { key: 'max_sum_points' })
  checkCounts(checked)
  checkDates(checked)
}

function checkValue({ report }: Checked, key: string, value: string, line: number | null) {
  const wrong = () => report('error', 'meta-value', line, { key, value })
  if (NUMBERS.includes(key)) {
    const number = readDecimal(value)
    if (!number) report('error', 'meta-number', line, { key, value })
    else if (number.hasComma) report('error', 'comma', line, { column: key, value })
    return
  }
  if (key === 'vote_type' && !VOTE_TYPES.some((type) => type === value)) report('error', 'vote-type', line, { value })
  if (key === 'rule' && !RULES.includes(value)) wrong()
  if (key === 'currency' && !isCurrency(value)) wrong()
  if (key === 'language' && !isLanguage(value)) wrong()
  if (key === 'country' && !isCountry(value)) wrong()
  if ((key === 'fully_funded' || key === 'experimental') && value !== '1') wrong()
  if ((key === 'date_begin' || key === 'date_end') && !readDate(value)) wrong()
  if (key === 'comment' && !areNumbered(value)) report('error', 'comment', line)
}

/** Comments of one cell begin with "#1: " and go on by one. */
function areNumbered(value: string): boolean {
  if (!value.startsWith('#1: ')) return false
  const numbers = [...value.matchAll(/(?:^|\s)#(\d+): /g)].map(([, number]) => Number(number))
  return numbers.every((number, at) => number === at + 1)
}

function checkCounts({ file, report }: Checked) {
  const counts = { num_projects: file.projects.rows.length, num_votes: file.votes.rows.length }
  for (const [key, counted] of Object.entries(counts)) {
    const declared = metaOf(file, key)
    if (declared !== undefined && Number(declared) !== counted)
      report('error', 'count-differs', null, { key, declared, counted })
  }
  const number = (key: string) => {
    const value = metaOf(file, key)
    return value === undefined || value === '' ? undefined : Number(value)
  }
  const longest = number('max_length')
  const shortest = number('min_length')
  if (longest !== undefined && longest > file.projects.rows.length)
    report('error', 'longest-above-projects', null, { longest, projects: file.projects.rows.length })
  if (longest !== undefined && shortest !== undefined && shortest > longest)
    report('error', 'shortest-above-longest', null, { shortest, longest })
}

function checkDates({ file, report }: Checked) {
  const begin = readDate(metaOf(file, 'date_begin') ?? '')
  const end = readDate(metaOf(file, 'date_end') ?? '')
  if (!begin || !end) return
  // A year alone is any day of it.
  const length = Math.min(begin.length, end.length)
  if (begin.slice(0, length) > end.slice(0, length)) report('error', 'dates', null)
}

/** "24.07.2022" as "20220724", "2022" as it is; null when it is no date. */
function readDate(value: string): string | null {
  if (/^\d{4}$/.test(value)) return value
  const found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value)
  if (!found) return null
  const [, day = '', month = '', year = ''] = found
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const real = date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1
  return real ? `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}` : null
}

const isCurrency = (value: string) => Intl.supportedValuesOf('currency').includes(value)

const isLanguage = (value: string) =>
  /^[a-z]{2}$/.test(value) &&
  new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(value) !== undefined

function isCountry(value: string): boolean {
  if (value === 'Worldwide' || value === 'US') return true
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters.some((a) => letters.some((b) => names.of(a + b) === value))
}
