import type { GeometryObject, Topology } from 'topojson-specification'
import { arcListsOf, arcOf, type Position } from '../shapes/base-map.ts'
import type { Frame } from './frame.ts'

/** Paths are written in halves of a unit, as whole numbers: a third of the bytes of decimals, and as fine as a screen shows. */
export const FINENESS = 2

/** How far, in units of the drawing, a simplified line may stray from the true one. */
const TOLERANCE = 0.5

/**
 * The part of a topology that some geometries use, projected onto paper, simplified and rounded. Each arc is simplified
 * once, so areas and border lines made from the result still share their sides exactly.
 */
export function onPaper(topology: Topology, geometries: readonly GeometryObject[], frame: Frame): Topology {
  const used = new Set(
    geometries.flatMap((geometry) =>
      arcListsOf(geometry)
        .flat()
        .map((arc) => (arc < 0 ? ~arc : arc)),
    ),
  )
  const arcs = topology.arcs.map((_, index) =>
    used.has(index) ? rounded(simplified(arcOf(topology, index).map(frame.project), TOLERANCE)) : [],
  )
  return { type: 'Topology', arcs, objects: {} }
}

/** Leaves out points that lie within `tolerance` of the line between their kept neighbours (Douglas and Peucker, 1973). */
export function simplified(line: Position[], tolerance: number): Position[] {
  const kept = new Set([0, line.length - 1])
  const spans: [number, number][] = [[0, line.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    let farthest = 0
    let distance = tolerance
    for (let at = from + 1; at < to; at++) {
      const away = distanceToSide(line[at] as Position, line[from] as Position, line[to] as Position)
      if (away > distance) [farthest, distance] = [at, away]
    }
    if (!farthest) continue
    kept.add(farthest)
    spans.push([from, farthest], [farthest, to])
  }
  return line.filter((_, at) => kept.has(at))
}

/** Lines that never leave the paper are kept whole; of others only the pieces that touch it, with a little to spare. */
export function clipped(lines: Position[][], frame: Frame): Position[][] {
  const spare = 4 * FINENESS
  const [right, bottom] = [frame.width * FINENESS + spare, frame.height * FINENESS + spare]
  const isOff = ([x1, y1]: Position, [x2, y2]: Position) =>
    Math.max(x1, x2) < -spare || Math.min(x1, x2) > right || Math.max(y1, y2) < -spare || Math.min(y1, y2) > bottom

  return lines.flatMap((line) => {
    const pieces: Position[][] = []
    let piece: Position[] = []
    for (let at = 1; at < line.length; at++) {
      const [from, to] = [line[at - 1] as Position, line[at] as Position]
      if (isOff(from, to)) {
        if (piece.length > 0) pieces.push(piece)
        piece = []
      } else if (piece.length === 0) piece = [from, to]
      else piece.push(to)
    }
    return piece.length > 0 ? [...pieces, piece] : pieces
  })
}

/** Rings with every point beyond the paper pulled to its edge: the area seen on the paper stays the same. */
export function clippedRings(rings: Position[][], frame: Frame): Position[][] {
  const spare = 4 * FINENESS
  const within = (value: number, most: number) => Math.max(-spare, Math.min(most * FINENESS + spare, value))
  return rings
    .map((ring) => ring.map(([x, y]): Position => [within(x, frame.width), within(y, frame.height)]))
    .map(withoutStraights)
    .filter((ring) => spanOf(ring) > 0)
}

// What was pulled to the edge runs along it, forth and back; only its corners matter.
function withoutStraights(ring: Position[]): Position[] {
  const kept: Position[] = []
  for (const point of ring) {
    const [before, last] = [kept.at(-2), kept.at(-1)]
    const isStraight = (axis: 0 | 1) => before?.[axis] === point[axis] && last?.[axis] === point[axis]
    if (isStraight(0) || isStraight(1)) kept.pop()
    kept.push(point)
  }
  return kept
}

/** The `d` of an SVG path, in halves of a unit with relative steps. `closed` for areas. */
export function pathOf(lines: Position[][], closed = false): string {
  return lines
    .map((line) => {
      let [x, y] = line[0] ?? [0, 0]
      let path = `M${x} ${y}`
      let letter = 'l'
      for (const [nextX, nextY] of line.slice(1)) {
        if (nextX === x && nextY === y) continue
        path += step(letter, nextX - x, nextY - y)
        letter = ''
        ;[x, y] = [nextX, nextY]
      }
      return closed ? `${path}z` : path
    })
    .filter((path) => path.includes('l'))
    .join('')
}

function step(letter: string, dx: number, dy: number): string {
  const first = letter || dx < 0 ? `${letter}${dx}` : ` ${dx}`
  return dy < 0 ? `${first}${dy}` : `${first} ${dy}`
}

function spanOf(ring: Position[]): number {
  const [first] = ring
  return first ? Math.max(...ring.map(([x, y]) => Math.abs(x - first[0]) + Math.abs(y - first[1]))) : 0
}

function rounded(line: Position[]): Position[] {
  return line.map(([x, y]) => [Math.round(x * FINENESS), Math.round(y * FINENESS)])
}

function distanceToSide([x, y]: Position, [x1, y1]: Position, [x2, y2]: Position): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length))
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy)
}
