import fc from 'fast-check'
import { expect, test } from 'vitest'
import { givesAway, hiddenCells, hiddenGroups } from './suppression.ts'

const table = (rows: number, columns: number) =>
  fc.array(fc.array(fc.oneof(fc.nat(7), fc.nat(40)), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  })

const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain((size) => table(...size))

test('every count below the least is hidden, and a table without any shows everything', () => {
  fc.assert(
    fc.property(anyTable, (counts) => {
      const hidden = hiddenCells(counts, 5)
      for (const [row, line] of counts.entries())
        for (const [column, value] of line.entries()) if (value < 5) expect(hidden[row]?.[column]).toBe(true)
      if (counts.flat().every((value) => value >= 5)) expect(hidden.flat().some(Boolean)).toBe(false)
    }),
  )
})

test('no hidden number can be worked out from what is visible and the totals', () => {
  fc.assert(
    fc.property(anyTable, (counts) => {
      const hidden = hiddenCells(counts, 5)
      if (givesAway(counts, hidden)) return
      const { least, most } = possible(counts, hidden)
      for (const [row, line] of hidden.entries())
        for (const [column, isHidden] of line.entries())
          if (isHidden) expect([row, column, least[row]?.[column]]).not.toEqual([row, column, most[row]?.[column]])
    }),
    { numRuns: 400 },
  )
})

test('when even totals give a number away, everything is hidden', () => {
  fc.assert(
    fc.property(anyTable, (counts) => {
      const hidden = hiddenCells(counts, 5)
      if (givesAway(counts, hidden)) expect(hidden.flat().every(Boolean)).toBe(true)
    }),
  )
})

test('one small cell takes three more with it: in its row, in its column, and the corner between', () => {
  const counts = [
    [3, 20, 30],
    [12, 25, 31],
    [14, 40, 52],
  ]
  expect(hiddenCells(counts, 5)).toEqual([
    [true, true, false],
    [true, true, false],
    [false, false, false],
  ])
})

test('nothing is hidden needlessly: showing any helping cell again would give a number away', () => {
  fc.assert(
    fc.property(anyTable, (counts) => {
      const hidden = hiddenCells(counts, 5)
      if (givesAway(counts, hidden)) return
      for (const [row, line] of counts.entries())
        for (const [column, value] of line.entries()) {
          if (value < 5 || !hidden[row]?.[column]) continue
          const shown = hidden.map((cells, r) => cells.map((is, c) => is && (r !== row || c !== column)))
          expect(givesAway(counts, shown)).toBe(true)
        }
    }),
  )
})

test('a table of one row hides nothing that its totals would not tell', () => {
  expect(hiddenCells([[3, 8, 9]], 5)).toEqual([[true, true, true]])
  expect(givesAway([[3, 8, 9]], [[true, true, true]])).toBe(true)
})

test.each([
  [
    [10, 12, 40],
    [false, false, false],
  ],
  [
    [3, 12, 40],
    [true, true, false],
  ],
  [
    [0, 12, 40],
    [true, false, false],
  ],
  [
    [2, 1, 40, 60],
    [true, true, true, false],
  ],
  [
    [4, 4, 40, 60],
    [true, true, false, false],
  ],
  [[3], [true]],
])('of groups of %j people these averages are hidden: %j', (sizes, hidden) => {
  expect(hiddenGroups(sizes, 5)).toEqual(hidden)
})

/** The least and the greatest number in each cell over all tables with these totals and visible cells, by trying all. */
function possible(counts: number[][], hidden: boolean[][]) {
  const cells = hidden.flatMap((line, row) => line.flatMap((is, column) => (is ? [[row, column] as const] : [])))
  const left = {
    rows: counts.map((line, row) => sum(line.filter((_, column) => hidden[row]?.[column]))),
    columns: (counts[0] ?? []).map((_, column) =>
      sum(counts.filter((_, row) => hidden[row]?.[column]).map((line) => line[column] ?? 0)),
    ),
  }
  const least = counts.map((line) => line.map(() => Number.POSITIVE_INFINITY))
  const most = counts.map((line) => line.map(() => Number.NEGATIVE_INFINITY))
  // A few moves from the true table reach any neighbour; each cell's own least and most are found by linear search.
  for (const [row, column] of cells) {
    for (const value of [counts[row]?.[column] ?? 0]) note(row, column, value)
    for (const step of [-1, 1]) {
      const value = (counts[row]?.[column] ?? 0) + step
      if (value >= 0 && isFeasible(cells, left, [row, column, value])) note(row, column, value)
    }
  }
  return { least, most }

  function note(row: number, column: number, value: number) {
    const [low, high] = [least[row], most[row]]
    if (low) low[column] = Math.min(low[column] ?? value, value)
    if (high) high[column] = Math.max(high[column] ?? value, value)
  }
}

/** Whether hidden cells can be filled with one of them fixed: maximum flow from rows to columns, by plain augmenting. */
function isFeasible(
  cells: (readonly [number, number])[],
  totals: { rows: number[]; columns: number[] },
  [row, column, value]: [number, number, number],
): boolean {
  const supply = totals.rows.map((total, at) => total - (at === row ? value : 0))
  const demand = totals.columns.map((total, at) => total - (at === column ? value : 0))
  if ([...supply, ...demand].some((amount) => amount < 0)) return false
  const free = cells.filter(([r, c]) => r !== row || c !== column)
  const flow = new Map(free.map(([r, c]) => [`${r},${c}`, 0]))
  const wanted = sum(supply)
  let sent = 0
  while (sent < wanted && augment()) sent += 1
  return sent === wanted

  function augment(): boolean {
    const seen = new Set<string>()
    const fromRow = (r: number): boolean => {
      if (seen.has(`r${r}`)) return false
      seen.add(`r${r}`)
      return free.some(([at, c]) => at === r && fromColumn(c) && put(r, c, 1))
    }
    const fromColumn = (c: number): boolean => {
      if (seen.has(`c${c}`)) return false
      seen.add(`c${c}`)
      if ((demand[c] ?? 0) > 0) {
        demand[c] = (demand[c] ?? 0) - 1
        return true
      }
      return free.some(([r, at]) => at === c && (flow.get(`${r},${c}`) ?? 0) > 0 && fromRow(r) && put(r, c, -1))
    }
    const start = supply.findIndex((amount, r) => amount > 0 && fromRow(r))
    if (start === -1) return false
    supply[start] = (supply[start] ?? 0) - 1
    return true
  }

  function put(r: number, c: number, amount: number) {
    flow.set(`${r},${c}`, (flow.get(`${r},${c}`) ?? 0) + amount)
    return true
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
