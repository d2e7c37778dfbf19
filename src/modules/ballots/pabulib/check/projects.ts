import { columnOf, listOf, metaOf } from '../file.ts'
import { readDecimal } from '../money.ts'
import { OLD_NAMES, PROJECT_COLUMNS } from '../write.ts'
import { checkCells, checkColumns } from './cells.ts'
import type { Checked } from './index.ts'

/** The list of projects: identifiers, costs, places, labels. */
export function checkProjects(checked: Checked): void {
  const { file, lines, report } = checked
  const table = file.projects
  if (table.columns.length === 0) return
  checkCells(checked, table, lines.projects, ['category', 'beneficiaries', ...Object.keys(OLD_NAMES)], 'project_id')
  checkColumns(checked, table, PROJECT_COLUMNS, lines.heads.projects)
  const idAt = columnOf(table, 'project_id')
  const costAt = columnOf(table, 'cost')
  const selectedAt = columnOf(table, 'selected')
  if (costAt < 0) report('error', 'column-missing', lines.heads.projects, { column: 'cost' })
  if (selectedAt < 0) report('warning', 'selected-missing', lines.heads.projects)
  const ids = new Map<string, number | null>()
  table.rows.forEach((row, at) => {
    const line = lines.projects[at] ?? null
    const id = row[idAt]?.trim() ?? ''
    if (id === '') report('error', 'id-empty', line)
    else if (ids.has(id)) report('error', 'project-twice', line, { id })
    ids.set(id, line)
    if (costAt >= 0) checkCost(checked, row[costAt], id, line)
    const selected = selectedAt < 0 ? '0' : (row[selectedAt]?.trim() ?? '')
    if (!['0', '1', '2', '3'].includes(selected)) report('error', 'selected-value', line, { value: selected })
    checkPlace(checked, row, line)
  })
  checkSamePlace(checked)
  for (const [column, key] of [
    ['category', 'categories'],
    ['neighborhood', 'neighborhoods'],
    ['district', 'subdistricts'],
  ] as const)
    checkLabels(checked, column, key)
  checkAllFit(checked)
}

const WITHDRAWN = '999999999'

function checkCost({ file, report }: Checked, cell: string | undefined, id: string, line: number | null) {
  const cost = readDecimal(cell)
  if (!cost) return report('error', 'amount', line, { id, value: cell ?? '' })
  if (cost.hasComma) report('error', 'comma', line, { column: 'cost', value: cell ?? '' })
  if (cost.digits < 0n) return report('error', 'amount', line, { id, value: cell ?? '' })
  if (cost.digits === 0n) report('warning', 'cost-zero', line, { id })
  const budget = readDecimal(metaOf(file, 'budget'))
  if (!budget) return
  const above = cost.digits * 10n ** BigInt(budget.decimals) > budget.digits * 10n ** BigInt(cost.decimals)
  if (above) report(cell?.trim() === WITHDRAWN ? 'warning' : 'error', 'above-budget', line, { id })
}

function checkPlace({ file, report }: Checked, row: string[], line: number | null) {
  const latitude = row[columnOf(file.projects, 'latitude')]?.trim() ?? ''
  const longitude = row[columnOf(file.projects, 'longitude')]?.trim() ?? ''
  if ((latitude === '') !== (longitude === '')) return report('error', 'half-place', line)
  if (latitude === '') return
  const inside = (cell: string, most: number) => readDecimal(cell) !== null && Math.abs(Number(cell)) <= most
  if (!inside(latitude, 90) || !inside(longitude, 180)) report('error', 'place', line, { latitude, longitude })
}

function checkSamePlace({ file, report }: Checked) {
  const at = columnOf(file.projects, 'latitude')
  const and = columnOf(file.projects, 'longitude')
  if (at < 0 || and < 0) return
  const places = file.projects.rows.filter((row) => row[at]).map((row) => `${row[at]} ${row[and]}`)
  if (places.length > 1 && new Set(places).size === 1) report('warning', 'same-place', null)
}

function checkLabels({ file, report }: Checked, column: string, key: string) {
  const at = columnOf(file.projects, column)
  if (at < 0) return
  const used = new Set(file.projects.rows.flatMap((row) => listOf(row[at])).filter((label) => label !== ''))
  const folded = new Map<string, string>()
  for (const label of used) {
    const same = folded.get(fold(label))
    if (same) report('warning', 'labels-alike', null, { column, first: same, second: label })
    folded.set(fold(label), label)
  }
  const declared = metaOf(file, key)
  if (declared === undefined || declared === 'True') return
  const unused = listOf(declared).filter((label) => !used.has(label))
  if (unused.length > 0) report('warning', 'labels-unused', null, { key, labels: unused.join(', ') })
}

const fold = (label: string) =>
  label
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')

/** When everything fits into the budget, the file must say so, and only then. */
function checkAllFit({ file, report }: Checked) {
  const costAt = columnOf(file.projects, 'cost')
  const costs = file.projects.rows.map((row) => readDecimal(row[costAt]))
  const budget = readDecimal(metaOf(file, 'budget'))
  if (!budget || costs.some((cost) => !cost)) return
  const decimals = Math.max(budget.decimals, ...costs.map((cost) => cost?.decimals ?? 0))
  const units = (value: { digits: bigint; decimals: number }) => value.digits * 10n ** BigInt(decimals - value.decimals)
  const fit = costs.reduce((sum, cost) => sum + (cost ? units(cost) : 0n), 0n) <= units(budget)
  const says = metaOf(file, 'fully_funded') === '1'
  if (says && !fit) report('error', 'not-fully-funded', null)
  if (fit && !says) report('error', 'fully-funded', null)
}
