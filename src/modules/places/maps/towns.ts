import { levelOf, typeOf } from '../rules.ts'
import { type Position, propertiesOf } from '../shapes/base-map.ts'
import { boxOfUnit, geometryOf, isInside } from '../shapes/outlines.ts'
import type { Drawing } from './drawings.ts'

/** What the base map calls a unit. @throws Error when it does not know the code */
export function outlineUnit(code: string) {
  const geometry = geometryOf(code)
  if (!geometry) throw new Error(`The base map has no unit ${code}`)
  const { name, type } = propertiesOf(geometry)
  return { code, name, type: typeOf(type), level: levelOf(code) }
}

/** The middle of a unit on the paper; null for a unit the base map does not know or the drawing does not show. */
export function placeOnPaper({ frame }: Drawing, code: string): Position | null {
  if (!geometryOf(code)) return null
  const { west, east, south, north } = boxOfUnit(code)
  const [x, y] = frame.project([(west + east) / 2, (south + north) / 2])
  return x >= 0 && y >= 0 && x <= frame.width && y <= frame.height ? [x, y] : null
}

/**
 * Where the middle of a gmina's name stands, so that all of the name lies inside the part of the gmina that the paper
 * shows. Null when that part is too small.
 */
export function nameOnPaper({ frame }: Drawing, code: string, nameWidth: number): Position | null {
  const { west, east, south, north } = boxOfUnit(code)
  const seen = {
    west: Math.max(west, frame.box.west),
    east: Math.min(east, frame.box.east),
    south: Math.max(south, frame.box.south),
    north: Math.min(north, frame.box.north),
  }
  const [x, y] = frame.project([(seen.west + seen.east) / 2, (seen.south + seen.north) / 2])
  const onPaper = (value: number, room: number, most: number) => Math.max(room, Math.min(most - room, value))
  const spots = SPOTS.map(
    ([right, down]): Position => [
      onPaper(x + right, nameWidth / 2 + 4, frame.width),
      onPaper(y + down, NAME_HEIGHT, frame.height),
    ],
  )
  const isIn = (x: number, y: number) => isInside(frame.pointAt(x, y), code)
  const fits = ([x, y]: Position) => isIn(x, y) && isIn(x - nameWidth / 2, y) && isIn(x + nameWidth / 2, y)
  return spots.find(fits) ?? null
}

const NAME_HEIGHT = 12

// Spots to try for a name, nearest to the middle first.
const SPOTS = [0, 20, 40, 60].flatMap((far) =>
  far === 0
    ? [[0, 0] as const]
    : ([
        [far, 0],
        [-far, 0],
        [0, far],
        [0, -far],
        [far, far],
        [-far, -far],
        [far, -far],
        [-far, far],
      ] as const),
)
