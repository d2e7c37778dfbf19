import {
  type DrawnKind,
  type DrawnProblem,
  LEAST_POSITIONS,
  MOST_POSITIONS,
  type Position,
  problemOf,
  roundPosition,
} from './shapes/geometry.ts'

/** One thing that a person draws on a map, with what they said about it. */
export interface DrawnShape {
  positions: Position[]
  /** What was filled in about this shape, by name of the field, as a form sends it. */
  answers: Record<string, string[]>
}

/** What is being drawn: plain data, so that the page, the browser and tests do the same with it. */
export interface Drawing {
  kind: DrawnKind
  /** How many shapes may be drawn. */
  most: number
  shapes: DrawnShape[]
  /** Which shape the next position belongs to; null when the next one begins a new shape. */
  open: number | null
}

/** What became of an act, for those who do not see the map. */
export type Told = 'added' | 'moved' | 'began' | 'finished' | 'removed' | 'full' | 'long' | 'nothing' | DrawnProblem

export interface Outcome {
  drawing: Drawing
  told: Told
}

/** A position is put: as a new shape, or as the next corner of the one being drawn. */
export function put(drawing: Drawing, at: Position): Outcome {
  const { kind, most, shapes, open } = drawing
  const position = roundPosition(at)
  const current = open === null ? undefined : shapes[open]
  if (open !== null && current) {
    if (current.positions.length >= MOST_POSITIONS) return { drawing, told: 'long' }
    return { drawing: withPositions(drawing, open, [...current.positions, position]), told: 'added' }
  }
  // Where one point is asked for, the next press corrects it.
  if (kind === 'point' && most === 1 && shapes.length === 1)
    return { drawing: withPositions(drawing, 0, [position]), told: 'moved' }
  if (shapes.length >= most) return { drawing, told: 'full' }
  const begun = { ...drawing, shapes: [...shapes, { positions: [position], answers: {} }] }
  return kind === 'point'
    ? { drawing: begun, told: 'added' }
    : { drawing: { ...begun, open: shapes.length }, told: 'began' }
}

/** The shape being drawn is done, unless something has to be mended first. */
export function finish(drawing: Drawing): Outcome {
  const current = drawing.open === null ? undefined : drawing.shapes[drawing.open]
  if (!current) return { drawing, told: 'nothing' }
  const problem = problemOf(drawing.kind, current.positions)
  return problem ? { drawing, told: problem } : { drawing: { ...drawing, open: null }, told: 'finished' }
}

export function move(drawing: Drawing, shape: number, corner: number, to: Position): Outcome {
  const positions = drawing.shapes[shape]?.positions
  if (!positions?.[corner]) return { drawing, told: 'nothing' }
  return { drawing: withPositions(drawing, shape, positions.with(corner, roundPosition(to))), told: 'moved' }
}

/** A corner is taken away; a shape that has too few left is taken up again, one without any is gone. */
export function removeCorner(drawing: Drawing, shape: number, corner: number): Outcome {
  const positions = drawing.shapes[shape]?.positions
  if (!positions?.[corner]) return { drawing, told: 'nothing' }
  const left = positions.toSpliced(corner, 1)
  if (left.length === 0) return removeShape(drawing, shape)
  const open = left.length < LEAST_POSITIONS[drawing.kind] ? shape : drawing.open
  return { drawing: { ...withPositions(drawing, shape, left), open }, told: 'removed' }
}

export function removeShape(drawing: Drawing, shape: number): Outcome {
  if (!drawing.shapes[shape]) return { drawing, told: 'nothing' }
  const { open } = drawing
  const stillOpen = open === null || open === shape ? null : open > shape ? open - 1 : open
  return { drawing: { ...drawing, shapes: drawing.shapes.toSpliced(shape, 1), open: stillOpen }, told: 'removed' }
}

export const answer = (drawing: Drawing, shape: number, answers: DrawnShape['answers']): Drawing => ({
  ...drawing,
  shapes: drawing.shapes.map((each, at) => (at === shape ? { ...each, answers } : each)),
})

/** The drawing as the field of a form keeps it. */
export const written = ({ shapes }: Pick<Drawing, 'shapes'>): string =>
  shapes.length === 0 ? '' : JSON.stringify(shapes)

/** More than any drawing within the limits, and less than a form may have. */
const LONGEST = 400_000

/**
 * Reads what `written` wrote, trusting nothing. Null for anything else: it was not written by our page.
 * @param most how many shapes may be in it
 */
export function readShapes(text: string, most: number): DrawnShape[] | null {
  if (text.trim() === '') return []
  if (text.length > LONGEST) return null
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return null
  }
  if (!Array.isArray(read) || read.length > most) return null
  const shapes = read.map(shapeOf)
  return shapes.every((shape) => shape !== null) ? shapes : null
}

function shapeOf(value: unknown): DrawnShape | null {
  if (!isRecord(value) || !Array.isArray(value.positions)) return null
  const { positions, answers = {} } = value
  if (positions.length > MOST_POSITIONS || !positions.every(isPosition)) return null
  if (!isRecord(answers)) return null
  const entries = Object.entries(answers)
  const isAnswer = ([, values]: [string, unknown]): boolean =>
    Array.isArray(values) && values.length <= 100 && values.every((each) => typeof each === 'string')
  if (entries.length > 50 || !entries.every(isAnswer)) return null
  return { positions: positions.map(roundPosition), answers: Object.fromEntries(entries) as DrawnShape['answers'] }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isPosition(value: unknown): value is Position {
  if (!Array.isArray(value) || value.length !== 2) return false
  const [lon, lat] = value
  return Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon) <= 180 && Math.abs(lat) <= 90
}

const withPositions = (drawing: Drawing, shape: number, positions: Position[]): Drawing => ({
  ...drawing,
  shapes: drawing.shapes.map((each, at) => (at === shape ? { ...each, positions } : each)),
})
