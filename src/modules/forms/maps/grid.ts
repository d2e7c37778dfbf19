import type { DrawnKind, Position } from '../../places/index.ts'

/** How answers are gathered into squares before they are shown to anybody. */
export interface GridSettings {
  /** Side of a square in kilometres. */
  cellKm: number
  /** A square is published when at least so many people are in it. */
  least: number
}

/** Sides that a setting may choose from. */
export const CELL_SIDES_KM = [0.25, 0.5, 1, 2, 5, 10] as const

/** Five is the least that official statistics publish of people in a place. */
export const LEAST_PEOPLE = 5

export const DEFAULT_GRID: GridSettings = { cellKm: 1, least: LEAST_PEOPLE }

/** A square of the grid: `column` grows to the east, `row` to the north. */
export interface Cell {
  column: number
  row: number
  /** People who pointed at something in it; one person counts once, however much they drew there. */
  people: number
}

const KM_PER_DEGREE = 111.195

/** In the middle of the country; a square is at most 4 % narrower in the north and wider in the south. */
const MIDDLE_LAT = (52 * Math.PI) / 180

/** The sides of a square in degrees. The grid lies the same whatever was drawn, so two results can be laid over each other. */
export function stepsOf(cellKm: number): { lon: number; lat: number } {
  return { lon: cellKm / (KM_PER_DEGREE * Math.cos(MIDDLE_LAT)), lat: cellKm / KM_PER_DEGREE }
}

/** The corners of a square, closed, counter-clockwise. */
export function ringOf({ column, row }: Pick<Cell, 'column' | 'row'>, cellKm: number): Position[] {
  const { lon, lat } = stepsOf(cellKm)
  const [west, south, east, north] = [column * lon, row * lat, (column + 1) * lon, (row + 1) * lat]
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

export const middleOfCell = ({ column, row }: Pick<Cell, 'column' | 'row'>, cellKm: number): Position => {
  const { lon, lat } = stepsOf(cellKm)
  return [(column + 0.5) * lon, (row + 0.5) * lat]
}

/** A shape over more squares than this is too large for the grid; it is counted, but not in squares. */
export const MOST_CELLS = 10_000

/** Keys of the squares that a shape touches (for an area: holds the middle of, or touches by its edge); null when too many. */
export function cellsUnder(kind: DrawnKind, positions: readonly Position[], cellKm: number): Set<string> | null {
  const steps = stepsOf(cellKm)
  const inSteps = positions.map(([lon, lat]): Position => [lon / steps.lon, lat / steps.lat])
  if (tooLarge(inSteps)) return null
  const cells = new Set<string>()
  const [first] = inSteps
  if (!first) return cells
  if (kind === 'point') return cells.add(keyOf(first))
  const line = kind === 'area' ? [...inSteps, first] : inSteps
  for (let at = 1; at < line.length; at++) cellsAlong(line[at - 1] as Position, line[at] as Position, cells)
  if (kind === 'area') cellsInside(inSteps, cells)
  return cells
}

function tooLarge(inSteps: readonly Position[]): boolean {
  const across = (axis: 0 | 1) => {
    const values = inSteps.map((position) => position[axis])
    return Math.max(...values) - Math.min(...values) + 1
  }
  return inSteps.length > 0 && across(0) * across(1) > MOST_CELLS
}

// Between two lines of the grid that it crosses one after another, a side lies in one square.
function cellsAlong([x1, y1]: Position, [x2, y2]: Position, cells: Set<string>) {
  const shares = [0, 1, ...crossings(x1, x2), ...crossings(y1, y2)].sort((a, b) => a - b)
  const at = (share: number): Position => [x1 + share * (x2 - x1), y1 + share * (y2 - y1)]
  for (let piece = 1; piece < shares.length; piece++)
    cells.add(keyOf(at(((shares[piece - 1] as number) + (shares[piece] as number)) / 2)))
  cells.add(keyOf([x1, y1])).add(keyOf([x2, y2]))
}

function crossings(from: number, to: number): number[] {
  const [low, high] = [Math.ceil(Math.min(from, to)), Math.floor(Math.max(from, to))]
  if (from === to || high < low) return []
  return Array.from({ length: high - low + 1 }, (_, at) => (low + at - from) / (to - from))
}

function cellsInside(ring: readonly Position[], cells: Set<string>) {
  const ys = ring.map(([, y]) => y)
  for (let row = Math.floor(Math.min(...ys)); row <= Math.max(...ys); row++) {
    const middle = row + 0.5
    const xs = ring
      .flatMap(([x1, y1], at) => {
        const [x2, y2] = ring[(at + 1) % ring.length] as Position
        return y1 > middle !== y2 > middle ? [x1 + ((middle - y1) / (y2 - y1)) * (x2 - x1)] : []
      })
      .sort((a, b) => a - b)
    for (let pair = 0; pair + 1 < xs.length; pair += 2)
      for (let column = Math.ceil((xs[pair] as number) - 0.5); column + 0.5 < (xs[pair + 1] as number); column++)
        cells.add(`${column} ${row}`)
  }
}

const keyOf = ([x, y]: Position) => `${Math.floor(x)} ${Math.floor(y)}`
