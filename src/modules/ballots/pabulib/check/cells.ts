import type { PbTable } from '../file.ts'
import type { Checked } from './index.ts'

/** Number of cells, spaces around them and around the parts of lists: the same in both tables. */
export function checkCells(
  { report }: Checked,
  table: PbTable,
  lines: number[],
  lists: readonly string[],
  first: string,
): void {
  const columns = table.columns
  const listAt = columns.map((column) => lists.includes(column.trim()))
  if (columns[0]?.trim() !== first) report('error', 'first-column', null, { column: first, found: columns[0] ?? '' })
  table.rows.forEach((row, at) => {
    const line = lines[at] ?? null
    if (row.length !== columns.length) report('error', 'cells', line, { expected: columns.length, found: row.length })
    for (let place = 0; place < row.length; place++) {
      const cell = row[place] as string
      if (cell === '') continue
      const column = columns[place] ?? String(place + 1)
      if (isSpace(cell.charCodeAt(0)) || isSpace(cell.charCodeAt(cell.length - 1)))
        report('error', 'spaces', line, { column })
      if (listAt[place] && /\s,|,\s/.test(cell)) report('error', 'list-spaces', line, { column })
    }
  })
}

/** Known columns in their usual order; others are named once. */
export function checkColumns({ report }: Checked, table: PbTable, known: readonly string[], line: number | null): void {
  const names = table.columns.map((column) => column.trim())
  const places = names.map((name) => known.indexOf(name)).filter((place) => place >= 0)
  if (places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0))) report('warning', 'columns-order', line)
  const extra = names.filter((name) => !known.includes(name))
  if (extra.length > 0) report('warning', 'columns-extra', line, { columns: extra.join(', ') })
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) report('error', 'column-twice', line, { column: twice })
}

const isSpace = (code: number) => code === 32 || code === 9 || code === 0xa0
