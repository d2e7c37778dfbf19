/** Front door of the register of units and its maps; see README.md. */
export { AreaMap, type MapPoint } from './maps/area-map.tsx'
export type { UnitCount } from './maps/counts.ts'
export { PlaceInput, pointOnPicture } from './maps/picture.tsx'
export { type PreparedArea, type PreparedRegion, prepareAreaMap, prepareRegionMap } from './maps/prepare.ts'
export { RegionMap } from './maps/region-map.tsx'
export { myUnit } from './my-unit.ts'
export { type Exactness, formatPoint, parsePoint, roundPoint } from './points.ts'
export { loadPlaces } from './reference/load.ts'
export { openRoutes } from './routes.tsx'
export {
  ancestorsOf,
  distanceKm,
  isGminaCode,
  isUnitCode,
  isWithin,
  type Level,
  levelOf,
  type Point,
  type Unit,
  type UnitCode,
  type UnitType,
} from './rules.ts'
export { type FindOptions, findUnits, type UnitFound } from './search/store.ts'
export { isInside, isNear, type Shape, shapeOf } from './shapes/outlines.ts'
export {
  codesOf,
  type UnitNearby,
  unitByCode,
  unitOn,
  unitsByCodes,
  unitsDividedFrom,
  unitsIn,
  unitsWithinKm,
  voivodeships,
} from './store.ts'
export { type UnitAt, unitAt } from './where.ts'
export { fullName, locativeOf, whereabouts } from './words.ts'
