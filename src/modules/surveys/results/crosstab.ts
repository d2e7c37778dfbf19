import type { Asked, Dimension } from './questions.ts'
import { NO, YES } from './questions.ts'
import { givesAway, hiddenCells, hiddenGroups } from './suppression.ts'
import { emptyTally, type Tallies, type Tally, tallyOfQuestion } from './tally.ts'

/** Counts of people by two questions. A hidden cell is null. The last row and column are those without an answer. */
export interface CrossTable {
  cells: (number | null)[][]
  rowTotals: number[]
  columnTotals: number[]
  total: number
  /** Even the totals would give a hidden number away, so the whole table is not shown. */
  withheld: boolean
}

/**
 * How two single-valued questions go together, with small cells hidden (decision 0071).
 * A pair is always protected the same way round, since the same table turned over must not show what this one hides.
 */
export function crossTable(tallies: Tallies, rows: Dimension, columns: Dimension, least: number): CrossTable {
  if (rows.id > columns.id) return turned(crossTable(tallies, columns, rows, least))
  const full = fullTable(tallies, rows, columns)
  const rowTotals = full.map(sumOf)
  const columnTotals = (full[0] ?? []).map((_, column) => sumOf(full.map((row) => row[column] ?? 0)))
  // Rows and columns of nobody are known to be empty; they neither hide nor need hiding.
  const live = (totals: number[]) => totals.flatMap((total, index) => (total > 0 ? [index] : []))
  const liveRows = live(rowTotals)
  const liveColumns = live(columnTotals)
  const inner = liveRows.map((row) => liveColumns.map((column) => full[row]?.[column] ?? 0))
  const hidden = hiddenCells(inner, least)
  const cells: (number | null)[][] = full.map((row) => [...row])
  for (const [r, row] of liveRows.entries())
    for (const [c, column] of liveColumns.entries()) {
      const line = cells[row]
      if (line && hidden[r]?.[c]) line[column] = null
    }
  return { cells, rowTotals, columnTotals, total: tallies.all.count, withheld: givesAway(inner, hidden) }
}

/** People of one kind in a multiple question count in many rows, so each option is a table of its own with its opposite. */
export function crossRows(
  tallies: Tallies,
  rows: readonly Dimension[],
  columns: Dimension,
  least: number,
): { dimension: Dimension; cells: (number | null)[]; total: number }[] {
  return rows.map((dimension) => {
    const table = crossTable(tallies, dimension, columns, least)
    const cells = table.cells[0] ?? []
    return {
      dimension,
      cells: table.withheld ? cells.map(() => null) : cells,
      total: table.rowTotals[0] ?? 0,
    }
  })
}

/** People of one kind in each of some groups, those in no group last: their number, and whether it may be averaged. */
export function groupsFor(
  tallies: Tallies,
  question: Asked,
  by: Dimension,
  least: number,
): { tally: Tally; hidden: boolean }[] {
  const groups = [...by.values.map((value) => groupOf(tallies, by, value))]
  const sizes = groups.map((group) => tallyOfQuestion(group, question.id).answered)
  const all = tallyOfQuestion(tallies.all, question.id).answered
  const hidden = hiddenGroups([...sizes, all - sumOf(sizes)], least)
  return groups.map((tally, index) => ({ tally, hidden: hidden[index] ?? true }))
}

export const groupOf = (tallies: Tallies, by: Dimension, value: string): Tally =>
  tallies.groups[by.id]?.[value] ?? emptyTally()

/** How many of these people have each value of a dimension; the last are those with none. */
export function countsBy(tally: Tally, { question, row, option, values }: Dimension): number[] {
  const { answered, counts } = tallyOfQuestion(tally, question.id)
  const chosen = option === undefined ? 0 : (counts[option] ?? 0)
  const known = values.map((value) => {
    if (option !== undefined) return value === YES ? chosen : value === NO ? answered - chosen : 0
    return counts[row === undefined ? value : `${row}/${value}`] ?? 0
  })
  return [...known, tally.count - sumOf(known)]
}

function fullTable(tallies: Tallies, rows: Dimension, columns: Dimension): number[][] {
  const byColumn = columns.values.map((value) => countsBy(groupOf(tallies, columns, value), rows))
  const all = countsBy(tallies.all, rows)
  return all.map((total, row) => {
    const known = byColumn.map((column) => column[row] ?? 0)
    return [...known, total - sumOf(known)]
  })
}

function turned({ cells, rowTotals, columnTotals, ...rest }: CrossTable): CrossTable {
  const columns = cells[0]?.length ?? 0
  return {
    ...rest,
    cells: Array.from({ length: columns }, (_, column) => cells.map((row) => row[column] ?? null)),
    rowTotals: columnTotals,
    columnTotals: rowTotals,
  }
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
