import { columnOf, listOf, metaOf } from '../file.ts'
import { type Decimal, readDecimal } from '../money.ts'
import { VOTE_COLUMNS } from '../write.ts'
import { checkCells, checkColumns } from './cells.ts'
import type { Checked } from './index.ts'

/** The ballots: who is named, how many, with which points, for how much money. */
export function checkVotes(checked: Checked): void {
  const { file, lines, report } = checked
  const table = file.votes
  if (table.columns.length === 0) return
  checkCells(checked, table, lines.votes, ['vote', 'points'], 'voter_id')
  checkColumns(checked, table, VOTE_COLUMNS, lines.heads.votes)
  const voterAt = columnOf(table, 'voter_id')
  const voteAt = columnOf(table, 'vote')
  const pointsAt = columnOf(table, 'points')
  const sexAt = columnOf(table, 'sex')
  const methodAt = columnOf(table, 'voting_method')
  if (voteAt < 0) {
    report('error', 'column-missing', lines.heads.votes, { column: 'vote' })
    return
  }
  const type = metaOf(file, 'vote_type')
  const wantsPoints = type === 'cumulative' || type === 'scoring'
  if (wantsPoints && pointsAt < 0) report('error', 'column-missing', lines.heads.votes, { column: 'points' })

  const limits = limitsOf(checked)
  const seen = new Set<string>()
  let longest = 0
  let onlyOnes = true
  table.rows.forEach((row, at) => {
    const line = lines.votes[at] ?? null
    const voter = row[voterAt] ?? ''
    if (seen.has(voter)) report('error', 'voter-twice', line, { id: voter })
    seen.add(voter)
    const names = listOf(row[voteAt])
    longest = Math.max(longest, names.length)
    onlyOnes &&= names.length === 1
    checkNames(checked, names, limits, line)
    if (wantsPoints && pointsAt >= 0) checkPoints(checked, names, row[pointsAt] ?? '', limits, line)
    const sex = sexAt < 0 ? '' : (row[sexAt] ?? '')
    if (!['', 'M', 'F', 'O'].includes(sex)) report('error', 'cell-value', line, { column: 'sex', value: sex })
    const method = methodAt < 0 ? '' : (row[methodAt] ?? '')
    if (!['', 'internet', 'paper'].includes(method))
      report('error', 'cell-value', line, { column: 'voting_method', value: method })
  })
  if (table.rows.length > 0 && limits.longest !== undefined && limits.longest > 1) {
    if (onlyOnes) report('warning', 'only-single-votes', null)
    else if (longest < limits.longest) report('warning', 'longest-unused', null, { longest: limits.longest })
  }
}

interface Limits {
  costs: Map<string, Decimal | null>
  shortest: number
  longest: number | undefined
  lowest: number | undefined
  highest: number | undefined
  lowestSum: number | undefined
  highestSum: number | undefined
  lowestCost: number | undefined
  highestCost: number | undefined
}

function limitsOf({ file }: Checked): Limits {
  const idAt = columnOf(file.projects, 'project_id')
  const costAt = columnOf(file.projects, 'cost')
  const number = (key: string) => {
    const value = readDecimal(metaOf(file, key))
    return value ? Number(value.digits) / 10 ** value.decimals : undefined
  }
  const single = metaOf(file, 'vote_type') === 'choose-1'
  return {
    costs: new Map(file.projects.rows.map((row) => [row[idAt]?.trim() ?? '', readDecimal(row[costAt])])),
    shortest: single ? 1 : (number('min_length') ?? 0),
    longest: single ? 1 : number('max_length'),
    lowest: number('min_points') ?? (metaOf(file, 'vote_type') === 'cumulative' ? 0 : undefined),
    highest: number('max_points'),
    lowestSum: number('min_sum_points'),
    highestSum: number('max_sum_points'),
    lowestCost: number('min_sum_cost'),
    highestCost: number('max_sum_cost'),
  }
}

function checkNames({ report }: Checked, names: string[], limits: Limits, line: number | null) {
  let cost = 0
  for (let at = 0; at < names.length; at++) {
    const name = names[at] as string
    const known = limits.costs.get(name)
    if (known === undefined && !limits.costs.has(name)) report('error', 'vote-unknown', line, { id: name })
    if (names.indexOf(name) !== at) report('error', 'vote-repeated', line, { id: name })
    if (known) cost += Number(known.digits) / 10 ** known.decimals
  }
  if (names.length > 0 && names.length < limits.shortest)
    report('error', 'vote-short', line, { count: names.length, least: limits.shortest })
  if (limits.longest !== undefined && names.length > limits.longest)
    report('error', 'vote-long', line, { count: names.length, most: limits.longest })
  // A limit written with groszy and a sum of binary numbers may differ in the last place, and a warning is not a count.
  if (limits.highestCost !== undefined && cost > limits.highestCost + 0.005)
    report('warning', 'vote-dear', line, { most: limits.highestCost })
  if (limits.lowestCost !== undefined && cost < limits.lowestCost - 0.005)
    report('warning', 'vote-cheap', line, { least: limits.lowestCost })
}

function checkPoints({ report }: Checked, names: string[], cell: string, limits: Limits, line: number | null) {
  const marks = listOf(cell)
  if (marks.length === 0 && names.length > 0) return report('error', 'points-missing', line)
  if (marks.length !== names.length)
    return report('error', 'points-length', line, { points: marks.length, projects: names.length })
  let sum = 0
  let before = Number.POSITIVE_INFINITY
  let falls = true
  for (const mark of marks) {
    const value = readDecimal(mark)
    if (!value) {
      report('error', 'points-not-number', line, { value: mark })
      return
    }
    const points = Number(value.digits) / 10 ** value.decimals
    if (limits.lowest !== undefined && points < limits.lowest)
      report('error', points < 0 ? 'points-negative' : 'points-low', line, { value: mark })
    if (limits.highest !== undefined && points > limits.highest) report('error', 'points-high', line, { value: mark })
    falls &&= points <= before
    before = points
    sum += points
  }
  if (!falls) report('warning', 'points-order', line)
  if (limits.lowestSum !== undefined && sum < limits.lowestSum)
    report('warning', 'points-sum-low', line, { sum, least: limits.lowestSum })
  if (limits.highestSum !== undefined && sum > limits.highestSum)
    report('warning', 'points-sum-high', line, { sum, most: limits.highestSum })
}
