import { isNear, isNearRings, type Point, type Position } from '../../places/index.ts'

/** Where projects of a pool may be. */
export interface PoolArea {
  /** TERYT code: of a gmina in the budget of a powiat. */
  unitCode: string | null
  /** Rings drawn by hand, each without its closing position: a district, which no register has. */
  area: Position[][] | null
}

/** A hand draws a border as exactly as this, so a point on it is inside. */
const HAND_KM = 0.03

/** Whether a place belongs to a pool; one without an area takes every place of the edition. */
export function isInPool({ lon, lat }: Point, { unitCode, area }: PoolArea): boolean {
  if (area && area.length > 0) {
    const closed = area.map((ring) => [...ring, ...ring.slice(0, 1)])
    return isNearRings([lon, lat], closed, HAND_KM)
  }
  return unitCode === null || isNear({ lon, lat }, unitCode)
}

/** Whether a project lies outside of its pool and nobody has let it stand. */
export const isOutside = (
  project: { lon: number | null; lat: number | null; outsideReason: string },
  pool: PoolArea | null,
): boolean =>
  pool !== null &&
  project.outsideReason === '' &&
  project.lon !== null &&
  project.lat !== null &&
  !isInPool({ lon: project.lon, lat: project.lat }, pool)
