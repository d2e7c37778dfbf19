/**
 * Which cells of a table of people are hidden so that none of the hidden ones can be worked out.
 *
 * Every count below `least` is hidden, and then as many others as it takes: readers know the totals of rows and columns
 * and that no count is below zero. A hidden cell stays unknown exactly when some other table with the same totals and the
 * same visible cells has another number there. Such a table exists when the hidden cells let one person more be moved
 * around a circle of rows and columns, or one less (the transportation problem: moves along cycles of the residual graph).
 * The rule comes from statistical disclosure control: primary and complementary suppression of two-way tables.
 *
 * @param table counts by row and column, whole and not below zero
 * @returns whether each cell is hidden; the same table always gives the same answer
 */
export function hiddenCells(table: readonly (readonly number[])[], least: number): boolean[][] {
  const hidden = table.map((row) => row.map((value) => value < least))
  for (;;) {
    const known = derivable(table, hidden)
    if (known.length === 0) return withoutNeedless(table, hidden, least)
    let more = false
    for (const [row, column] of known) {
      // An earlier help in this round may have done for this one too.
      if (movable(table, hidden, row, column)) continue
      const next = helper(table, hidden, row, column)
      if (!next) continue
      const line = hidden[next[0]]
      if (line) line[next[1]] = true
      more = true
    }
    // Nothing is left to hide and something can still be worked out, as in a table of one row: say nothing at all.
    if (!more) return table.map((row) => row.map(() => true))
  }
}

/** Whether a wholly hidden table still gives its numbers away by its totals; then the totals must not be shown either. */
export function givesAway(table: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[]): boolean {
  return derivable(table, hidden).length > 0
}

/** Shows again, the greatest first, what needs no hiding after all: one help often makes an earlier one needless. */
function withoutNeedless(table: readonly (readonly number[])[], hidden: boolean[][], least: number): boolean[][] {
  const helpers = table
    .flatMap((line, row) => line.map((value, column) => ({ row, column, value })))
    .filter(({ row, column, value }) => hidden[row]?.[column] && value >= least)
    .toSorted((a, b) => b.value - a.value)
  for (const { row, column } of helpers) {
    const line = hidden[row]
    if (!line) continue
    line[column] = false
    if (derivable(table, hidden).length > 0) line[column] = true
  }
  return hidden
}

function derivable(table: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[]): [number, number][] {
  const cells: [number, number][] = []
  for (const [row, line] of hidden.entries())
    for (const [column, isHidden] of line.entries())
      if (isHidden && !movable(table, hidden, row, column)) cells.push([row, column])
  return cells
}

/** Whether the number in a hidden cell could be one more, or one less, with everything visible as it is. */
function movable(
  table: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  row: number,
  column: number,
): boolean {
  if (reaches(table, hidden, { from: { column }, to: { row }, without: [row, column] })) return true
  return (
    (table[row]?.[column] ?? 0) > 0 && reaches(table, hidden, { from: { row }, to: { column }, without: [row, column] })
  )
}

interface Way {
  from: { row: number } | { column: number }
  to: { row: number } | { column: number }
  without: [number, number]
}

/**
 * Steps between rows and columns over hidden cells: from a row to a column puts one more in a cell, from a column to a
 * row takes one away, which needs somebody there.
 */
function reaches(
  table: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  { from, to, without }: Way,
): boolean {
  const rows = table.length
  const columns = table[0]?.length ?? 0
  const node = (place: Way['from']) => ('row' in place ? place.row : rows + place.column)
  const target = node(to)
  const seen = new Uint8Array(rows + columns)
  const waiting = [node(from)]
  seen[node(from)] = 1
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === target) return true
    const isRow = at < rows
    const many = isRow ? columns : rows
    for (let other = 0; other < many; other += 1) {
      const row = isRow ? at : other
      const column = isRow ? other : at - rows
      if (!hidden[row]?.[column] || (row === without[0] && column === without[1])) continue
      if (!isRow && !table[row]?.[column]) continue
      const next = isRow ? rows + other : other
      if (seen[next]) continue
      seen[next] = 1
      waiting.push(next)
    }
  }
  return false
}

/** The smallest visible cell of the same row, or column when the row has none; the loss for readers is least there. */
function helper(
  table: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  row: number,
  column: number,
): [number, number] | null {
  const inRow = (table[row] ?? []).map((value, other) => ({ at: [row, other] as [number, number], value }))
  const inColumn = table.map((line, other) => ({ at: [other, column] as [number, number], value: line[column] ?? 0 }))
  const visible = [...inRow, ...inColumn].filter(({ at }) => !hidden[at[0]]?.[at[1]])
  const anywhere = table.flatMap((line, r) =>
    line.flatMap((value, c) => (hidden[r]?.[c] ? [] : [{ at: [r, c] as [number, number], value }])),
  )
  // Where both have a visible cell, each needs one: the line with fewer hidden cells goes first.
  const hiddenIn = (cells: { at: [number, number] }[]) => cells.filter(({ at }) => hidden[at[0]]?.[at[1]]).length
  const preferred = hiddenIn(inRow) <= hiddenIn(inColumn) ? inRow : inColumn
  const open = preferred.filter(({ at }) => !hidden[at[0]]?.[at[1]])
  const choice = open.length > 0 ? open : visible.length > 0 ? visible : anywhere
  return choice.toSorted((a, b) => a.value - b.value)[0]?.at ?? null
}

/**
 * Which groups' averages are hidden: those of fewer people than `least`, and one more when a single hidden group, or
 * hidden groups of fewer people than `least` together, could be worked out from the average of all.
 * @param sizes people in each group, those in no group included
 */
export function hiddenGroups(sizes: readonly number[], least: number): boolean[] {
  const hidden = sizes.map((size) => size < least)
  const isEnough = () => {
    const some = sizes.filter((size, index) => hidden[index] && size > 0)
    return some.length === 0 || (some.length > 1 && some.reduce((sum, size) => sum + size, 0) >= least)
  }
  while (!isEnough()) {
    const smallest = sizes
      .map((size, index) => ({ size, index }))
      .filter(({ index }) => !hidden[index])
      .toSorted((a, b) => a.size - b.size)[0]
    if (!smallest) return hidden
    hidden[smallest.index] = true
  }
  return hidden
}
