/** Front door of the register of units and its maps; see README.md. */
export { boxOf as boxOfCluster } from './clusters/cluster-tile.ts'
export { type Cluster, clustersIn } from './clusters/clusters.ts'
export { inView } from './clusters/in-view.ts'
export { keptLayer, type Placed } from './clusters/kept-layer.ts'
export type { LayerView, MapLayer, ToldThing } from './clusters/layer.ts'
export { LAYERS_ISLAND, LayersMap } from './clusters/layers-map.tsx'
export { MARK_LOOKS, type MarkLook } from './clusters/mark-signs.tsx'
export { orderOf, type PointSet, placeAt, stripsOf, worldOf } from './clusters/points.ts'
export { type PreparedLayers, prepareLayers } from './clusters/prepare.ts'
export { openLayerRoutes } from './clusters/routes.ts'
export { type DrawnShape, readShapes, written as writtenShapes } from './drawing.ts'
export { parseBox, ViewQuery } from './forms.ts'
export { MapInput } from './map-input.tsx'
export { MapView } from './map-view.tsx'
export { AreaMap, type MapPoint } from './maps/area-map.tsx'
export { drawAreaPicture } from './maps/area-picture.ts'
export { classBounds, classOf } from './maps/classes.ts'
export type { UnitCount } from './maps/counts.ts'
export type { Frame } from './maps/frame.ts'
export { PlaceInput, pointOnPicture } from './maps/picture.tsx'
export {
  type PreparedArea,
  type PreparedRegion,
  type PreparedSheet,
  prepareAreaMap,
  prepareRegionMap,
  prepareSheet,
} from './maps/prepare.ts'
export { RegionMap } from './maps/region-map.tsx'
export { drawRegionPicture } from './maps/region-picture.ts'
export { type DrawnOnSheet, DrawnShapes, GroupedPoints, Sheet } from './maps/sheet.tsx'
export { type DrawnSquare, drawSquaresPicture } from './maps/squares-picture.ts'
export { myUnit } from './my-unit.ts'
export { type Exactness, formatPoint, isInCountry, parsePoint, roundPoint } from './points.ts'
export { loadPlaces } from './reference/load.ts'
export { openRoutes } from './routes.tsx'
export {
  ancestorsOf,
  type Box,
  boxAround,
  distanceKm,
  isGminaCode,
  isUnitCode,
  isWithin,
  type Level,
  levelOf,
  type Point,
  type Town,
  type Unit,
  type UnitCode,
  type UnitType,
} from './rules.ts'
export { gminasMeant } from './search/meant.ts'
export { type FindOptions, findUnits, type UnitFound } from './search/store.ts'
export {
  areaKm2,
  closedRing,
  type DrawnKind,
  type DrawnProblem,
  isNearRings,
  lengthKm,
  MOST_POSITIONS,
  middleOf,
  type Position,
  problemOf as drawnProblemOf,
  roundPosition,
  tidied,
} from './shapes/geometry.ts'
export { boxOfUnit, isInside, isNear, NEAR_KM, type Shape, shapeOf } from './shapes/outlines.ts'
export {
  allGminas,
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
