import type { Point } from './rules.ts'

// A little more than the country, whose outline is simplified.
const POLAND = { west: 14.0, south: 48.9, east: 24.3, north: 55.0 }

/** Reads a point as forms and addresses carry it, `"23.15,53.13"` (longitude first). Null when it is not one in Poland. */
export function parsePoint(text: string): Point | null {
  const parts = /^\s*(\d{1,2}(?:\.\d{1,12})?)\s*,\s*(\d{1,2}(?:\.\d{1,12})?)\s*$/.exec(text)
  if (!parts) return null
  const point = { lon: Number(parts[1]), lat: Number(parts[2]) }
  return isInCountry(point) ? point : null
}

/** Whether a point lies in the box around the country. */
export function isInCountry({ lon, lat }: Point): boolean {
  const { west, south, east, north } = POLAND
  return lon >= west && lon <= east && lat >= south && lat <= north
}

/** Writes a point the way `parsePoint` reads it. */
export const formatPoint = ({ lon, lat }: Point) => `${Number(lon.toFixed(6))},${Number(lat.toFixed(6))}`

/**
 * How exactly a point is kept: a `spot` to about 10 m, enough for a bench or a crossing that a remark speaks of; an
 * `area` to about 100 m, for places that would otherwise give away where a person lives.
 */
export type Exactness = 'spot' | 'area'

const DECIMALS: Record<Exactness, number> = { spot: 4, area: 3 }

/** Forgets the digits that the purpose does not need. */
export function roundPoint(point: Point, exactness: Exactness = 'spot'): Point {
  const decimals = DECIMALS[exactness]
  return { lon: Number(point.lon.toFixed(decimals)), lat: Number(point.lat.toFixed(decimals)) }
}
