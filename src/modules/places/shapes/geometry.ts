import { distanceKm } from '../rules.ts'

/** A place as GeoJSON writes it: longitude, then latitude, in degrees of WGS84 (RFC 7946). Knows no data and no server. */
export type Position = [number, number]

/** What people draw: one position, a line of at least two, or the ring around an area without its closing position. */
export type DrawnKind = 'point' | 'line' | 'area'

/** About a metre on the ground (0.7 m of longitude, 1.1 m of latitude): finer than anybody points. */
const DECIMALS = 5

/** Far more than a hand draws, and little enough to be checked at once. */
export const MOST_POSITIONS = 200

export const roundPosition = ([lon, lat]: Position): Position => [
  Number(lon.toFixed(DECIMALS)),
  Number(lat.toFixed(DECIMALS)),
]

export const LEAST_POSITIONS: Record<DrawnKind, number> = { point: 1, line: 2, area: 3 }

export type DrawnProblem = 'too-few' | 'too-many' | 'crossed'

/** What a person has to mend in a shape before it can be kept; null when it is sound. */
export function problemOf(kind: DrawnKind, positions: readonly Position[]): DrawnProblem | null {
  if (positions.length < LEAST_POSITIONS[kind]) return 'too-few'
  if (positions.length > (kind === 'point' ? 1 : MOST_POSITIONS)) return 'too-many'
  return kind === 'area' && crossesItself(positions) ? 'crossed' : null
}

/** Rounded, without a position that repeats the one before it, and without one that closes a ring. */
export function tidied(kind: DrawnKind, positions: readonly Position[]): Position[] {
  const rounded = positions.map(roundPosition)
  const kept = rounded.filter((position, at) => at === 0 || !isSame(position, rounded[at - 1]))
  const [first, last] = [kept[0], kept.at(-1)]
  return kind === 'area' && kept.length > 1 && isSame(last, first) ? kept.slice(0, -1) : kept
}

/** Whether a place lies inside some rings by the even-odd rule, so that a ring within a ring is a hole. */
export function isWithinRings(place: Position, rings: readonly (readonly Position[])[]): boolean {
  return rings.reduce((inside, ring) => (crossesOddly(place, ring) ? !inside : inside), false)
}

/** Whether a place lies inside some rings or within `km` of one of their sides. */
export function isNearRings(place: Position, rings: readonly (readonly Position[])[], km: number): boolean {
  if (isWithinRings(place, rings)) return true
  return rings.some((ring) => ring.some((end, at) => at > 0 && kmToSide(place, ring[at - 1] ?? end, end) <= km))
}

/** Whether two sides of a ring cross or touch elsewhere than at the corner they share. */
export function crossesItself(ring: readonly Position[]): boolean {
  const sides = ring.map((from, at) => [from, ring[(at + 1) % ring.length] ?? from] as const)
  return sides.some(([a, b], first) =>
    sides.some(([c, d], second) => {
      if (second <= first) return false
      const isNext = second === first + 1 || (first === 0 && second === sides.length - 1)
      // Neighbours share a corner; what they may not do is run back along each other.
      return isNext ? runsBack(first === 0 && second > 1 ? [c, d, b] : [a, b, d]) : sidesMeet(a, b, c, d)
    }),
  )
}

/** Length of a line over the ground. */
export const lengthKm = (line: readonly Position[]) =>
  line.reduce((sum, end, at) => (at === 0 ? 0 : sum + kmBetween(line[at - 1] ?? end, end)), 0)

const EARTH_RADIUS_KM = 6371.0088

/** Area inside a ring on the ground, by the trapezoids between its sides and the equator (Chamberlain and Duquette, 2007). */
export function areaKm2(ring: readonly Position[]): number {
  const sum = ring.reduce((total, [lon, lat], at) => {
    const [nextLon, nextLat] = ring[(at + 1) % ring.length] ?? [lon, lat]
    return total + radians(nextLon - lon) * (2 + Math.sin(radians(lat)) + Math.sin(radians(nextLat)))
  }, 0)
  return Math.abs((sum * EARTH_RADIUS_KM ** 2) / 2)
}

/** The ring counter-clockwise and closed, as RFC 7946 (3.1.6) wants an outer ring. */
export function closedRing(ring: readonly Position[]): Position[] {
  const turn = ring.reduce((sum, [lon, lat], at) => {
    const [nextLon, nextLat] = ring[(at + 1) % ring.length] ?? [lon, lat]
    return sum + (nextLon - lon) * (nextLat + lat)
  }, 0)
  const ordered = turn > 0 ? ring.toReversed() : [...ring]
  return ordered[0] ? [...ordered, ordered[0]] : []
}

/** The place in the middle of a shape's box. */
export function middleOf(positions: readonly Position[]): Position {
  const lons = positions.map(([lon]) => lon)
  const lats = positions.map(([, lat]) => lat)
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return [middle(lons), middle(lats)]
}

const isSame = (a: Position | undefined, b: Position | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1]

const kmBetween = ([lon1, lat1]: Position, [lon2, lat2]: Position) =>
  distanceKm({ lon: lon1, lat: lat1 }, { lon: lon2, lat: lat2 })

// An eastward ray from the place crosses a ring around it an odd number of times. A ring may be closed or not.
function crossesOddly([lon, lat]: Position, ring: readonly Position[]): boolean {
  let odd = false
  for (let at = 0; at < ring.length; at++) {
    const [x1, y1] = ring[at === 0 ? ring.length - 1 : at - 1] as Position
    const [x2, y2] = ring[at] as Position
    if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd
  }
  return odd
}

function kmToSide(place: Position, [lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const stretch = Math.cos(radians(place[1]))
  const along = [(lon2 - lon1) * stretch, lat2 - lat1] as const
  const away = [(place[0] - lon1) * stretch, place[1] - lat1] as const
  const length = along[0] ** 2 + along[1] ** 2
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, (along[0] * away[0] + along[1] * away[1]) / length))
  return kmBetween(place, [lon1 + share * (lon2 - lon1), lat1 + share * (lat2 - lat1)])
}

function sidesMeet(a: Position, b: Position, c: Position, d: Position): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (abc !== abd && cda !== cdb) return true
  return (
    (abc === 0 && isBetween(a, b, c)) ||
    (abd === 0 && isBetween(a, b, d)) ||
    (cda === 0 && isBetween(c, d, a)) ||
    (cdb === 0 && isBetween(c, d, b))
  )
}

/** From `a` to `b` and from there to `c`: whether the way runs back over itself. */
const runsBack = ([a, b, c]: readonly [Position, Position, Position]) =>
  turn(a, b, c) === 0 && (c[0] - b[0]) * (a[0] - b[0]) + (c[1] - b[1]) * (a[1] - b[1]) > 0

const turn = (a: Position, b: Position, c: Position) =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

const isBetween = (a: Position, b: Position, c: Position) =>
  Math.min(a[0], b[0]) <= c[0] &&
  c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] &&
  c[1] <= Math.max(a[1], b[1])

const radians = (degrees: number) => (degrees * Math.PI) / 180
