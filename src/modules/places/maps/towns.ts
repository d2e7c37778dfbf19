import { levelOf, typeOf } from '../rules.ts'
import { type Position, propertiesOf } from '../shapes/base-map.ts'
import { boxOfUnit, geometryOf } from '../shapes/outlines.ts'
import type { Drawing } from './drawings.ts'

/** What the base map calls a unit. @throws Error when it does not know the code */
export function outlineUnit(code: string) {
  const geometry = geometryOf(code)
  if (!geometry) throw new Error(`The base map has no unit ${code}`)
  const { name, type } = propertiesOf(geometry)
  return { code, name, type: typeOf(type), level: levelOf(code) }
}

/** The middle of a unit on the paper; null for a unit the base map does not know or the drawing does not show. */
export function placeOnPaper(drawing: Drawing, code: string): Position | null {
  if (!geometryOf(code)) return null
  const { west, east, south, north } = boxOfUnit(code)
  const [x, y] = drawing.frame.project([(west + east) / 2, (south + north) / 2])
  const { width, height } = drawing.frame
  return x >= 0 && y >= 0 && x <= width && y <= height ? [x, y] : null
}
