import { type PointSet, runsIn } from './points.ts'

/** Places that would cover each other on a map of some zoom, or one alone. Units are those of `PointSet`. */
export interface Cluster {
  x: number
  y: number
  count: number
  /** One of its rows: of a cluster of one, that one. */
  row: number
  west: number
  north: number
  east: number
  south: number
}

/** A rectangle of cells of one zoom; `east` and `south` are the first beyond it. */
export interface CellWindow {
  zoom: number
  west: number
  north: number
  east: number
  south: number
}

/** Cells across a tile: at 512 CSS pixels for a tile a cell is 32 of them. */
export const CELLS = 16
export const CELL_BITS = 4

/** Marks nearer than this many cells (46 CSS pixels) would cover each other. */
const REACH = 1.45
const NEAR = 2
const ROUNDS = 2
/** Twice, each round looks two cells for whom to join and two more for whether they join others; then marks move two. */
const AROUND = ROUNDS * 2 * NEAR + 2 * NEAR

/**
 * The clusters that stand in a window, of the rows that `mask` lets through (all when null). A cluster is the same in
 * whichever window it is asked for, and every row is in exactly one: so tiles agree along their edges, and all of them
 * together count what a list counts.
 *
 * Rows are counted in cells; a cell joins the fullest one around it that joins nobody. What it does depends on a few cells
 * around it alone, so nothing needs to be known of the rest of the world.
 */
export function clustersIn(set: PointSet, mask: Uint8Array | null, window: CellWindow): Cluster[] {
  const grid = countedIn(set, mask, window)
  for (let round = 0; round < ROUNDS; round++) join(grid)
  return grid.cells.flatMap((cell) => {
    if (cell.count === 0) return []
    const { count, west, north, east, south, row } = cell
    const [x, y] = [Math.round(cell.sumX / count), Math.round(cell.sumY / count)]
    const [column, line] = [cellOf(x, window.zoom), cellOf(y, window.zoom)]
    const isIn = column >= window.west && column < window.east && line >= window.north && line < window.south
    return isIn ? [{ x, y, count, row, west, north, east, south }] : []
  })
}

interface Cell {
  column: number
  line: number
  sumX: number
  sumY: number
  count: number
  row: number
  west: number
  north: number
  east: number
  south: number
  /** Joins nobody any more. */
  settled: boolean
}

interface Grid {
  cells: Cell[]
  /** In order by rows of the grid; null where nothing lies. */
  at: (Cell | null)[]
  across: number
  down: number
  /** Side of a cell in units of the world. */
  side: number
}

const cellOf = (value: number, zoom: number) => Math.floor(value / 2 ** (32 - CELL_BITS - zoom))

function countedIn(set: PointSet, mask: Uint8Array | null, { zoom, west, north, east, south }: CellWindow): Grid {
  const shift = 32 - CELL_BITS - zoom
  const side = 2 ** shift
  const most = 2 ** (zoom + CELL_BITS)
  const [fromColumn, fromLine] = [Math.max(0, west - AROUND), Math.max(0, north - AROUND)]
  const [across, down] = [Math.min(most, east + AROUND) - fromColumn, Math.min(most, south + AROUND) - fromLine]
  const size = Math.max(0, across) * Math.max(0, down)
  const [sumX, sumY, counts] = [new Float64Array(size), new Float64Array(size), new Uint32Array(size)]
  const [rows, edgeW, edgeE] = [new Uint32Array(size), new Uint32Array(size).fill(2 ** 32 - 1), new Uint32Array(size)]
  const [edgeN, edgeS] = [new Uint32Array(size).fill(2 ** 32 - 1), new Uint32Array(size)]
  const { xs, ys } = set
  const runs = runsIn(set, {
    west: fromColumn * side,
    north: fromLine * side,
    east: (fromColumn + across) * side - 1,
    south: (fromLine + down) * side - 1,
  })
  for (const [begin, end] of runs)
    for (let row = begin; row < end; row++) {
      if (mask !== null && mask[row] !== 1) continue
      const x = xs[row] as number
      const y = ys[row] as number
      const column = (x >>> shift) - fromColumn
      const line = (y >>> shift) - fromLine
      if (column < 0 || line < 0 || column >= across || line >= down || (x === 0 && y === 0)) continue
      const at = line * across + column
      sumX[at] = (sumX[at] as number) + x
      sumY[at] = (sumY[at] as number) + y
      counts[at] = (counts[at] as number) + 1
      rows[at] = row
      if (x < (edgeW[at] as number)) edgeW[at] = x
      if (x > (edgeE[at] as number)) edgeE[at] = x
      if (y < (edgeN[at] as number)) edgeN[at] = y
      if (y > (edgeS[at] as number)) edgeS[at] = y
    }

  const grid: Grid = { cells: [], at: new Array(size).fill(null), across, down, side }
  for (let at = 0; at < size; at++) {
    if (counts[at] === 0) continue
    const cell: Cell = {
      column: at % across,
      line: Math.floor(at / across),
      sumX: sumX[at] as number,
      sumY: sumY[at] as number,
      count: counts[at] as number,
      row: rows[at] as number,
      west: edgeW[at] as number,
      north: edgeN[at] as number,
      east: edgeE[at] as number,
      south: edgeS[at] as number,
      settled: false,
    }
    grid.at[at] = cell
    grid.cells.push(cell)
  }
  return grid
}

/** One round: cells with a fuller one within reach that joins nobody go into it; the others wait for the next. */
function join(grid: Grid) {
  const waiting = grid.cells.filter((cell) => cell.count > 0)
  const roots = new Set(waiting.filter((cell) => !neighbours(grid, cell).some((other) => isFuller(other, cell))))
  const moves = waiting.flatMap((cell) => {
    if (roots.has(cell)) return []
    const [root] = neighbours(grid, cell)
      .filter((other) => roots.has(other))
      .sort((a, b) => distance(a, cell) - distance(b, cell) || (isFuller(a, b) ? -1 : 1))
    return root ? [{ cell, root }] : []
  })
  for (const root of roots) root.settled = true
  for (const { cell, root } of moves) {
    root.sumX += cell.sumX
    root.sumY += cell.sumY
    root.count += cell.count
    root.west = Math.min(root.west, cell.west)
    root.north = Math.min(root.north, cell.north)
    root.east = Math.max(root.east, cell.east)
    root.south = Math.max(root.south, cell.south)
    cell.count = 0
    grid.at[cell.line * grid.across + cell.column] = null
  }
}

/** Cells within reach that have not settled yet. */
function neighbours(grid: Grid, cell: Cell): Cell[] {
  if (cell.settled) return []
  const found: Cell[] = []
  for (let line = Math.max(0, cell.line - NEAR); line <= Math.min(grid.down - 1, cell.line + NEAR); line++)
    for (
      let column = Math.max(0, cell.column - NEAR);
      column <= Math.min(grid.across - 1, cell.column + NEAR);
      column++
    ) {
      const other = grid.at[line * grid.across + column]
      if (other && other !== cell && !other.settled && distance(other, cell) < REACH * grid.side) found.push(other)
    }
  return found
}

/** More in it; of equals the one further north, then west, wherever the window begins. */
const isFuller = (a: Cell, b: Cell) =>
  a.count !== b.count ? a.count > b.count : a.line !== b.line ? a.line < b.line : a.column < b.column

const distance = (a: Cell, b: Cell) =>
  Math.hypot(a.sumX / a.count - b.sumX / b.count, a.sumY / a.count - b.sumY / b.count)
