import { feature } from 'topojson-client'
import { type Box, boxAround, boxesTouch, levelOf, type Point, type Unit } from '../rules.ts'
import { adminMap, arcListsOf, arcOf, boxOf, type Position, propertiesOf, type UnitGeometry } from './base-map.ts'
import { isNearRings, isWithinRings } from './geometry.ts'

interface Outline {
  geometry: UnitGeometry
  box: Box
}

// Keyed by the six digits that name a gmina whatever its type, and by the codes of powiats and województwa.
let outlines: Map<string, Outline> | null = null

function allOutlines(): Map<string, Outline> {
  if (outlines) return outlines
  const topology = adminMap()
  const { gminy, powiaty, wojewodztwa } = topology.objects
  outlines = new Map()
  for (const { geometries } of [gminy, powiaty, wojewodztwa])
    for (const geometry of geometries)
      outlines.set(keyOf(propertiesOf(geometry).code), { geometry, box: boxOf(topology, [geometry]) })
  return outlines
}

const keyOf = (code: string) => code.slice(0, 6)

/** What is drawn for a unit: its own outline, or that of the unit it was divided from. */
export interface Shape {
  code: string
  /** True when the outline is that of the unit it was divided from, which a page then says in words. */
  ofParent: boolean
}

/** The two gminas of 2025-01-01 have no outline of their own (data/geo/SOURCES.md); they are shown as a part of the older one. */
export function shapeOf(unit: Pick<Unit, 'code' | 'hasOutline' | 'splitFromCode'>): Shape {
  return unit.hasOutline || !unit.splitFromCode
    ? { code: unit.code, ofParent: false }
    : { code: unit.splitFromCode, ofParent: true }
}

/** The geometry of a unit's outline, or null for a code without one. A former code of a gmina finds it too. */
export const geometryOf = (code: string): UnitGeometry | null => allOutlines().get(keyOf(code))?.geometry ?? null

/** @throws Error for a code without an outline. */
export function boxOfUnit(code: string): Box {
  const outline = allOutlines().get(keyOf(code))
  if (!outline) throw new Error(`The unit ${code} has no outline`)
  return outline.box
}

/** Gminas whose box touches a box of degrees. */
export function gminasTouching(box: Box): UnitGeometry[] {
  return [...allOutlines().values()]
    .filter((outline) => levelOf(propertiesOf(outline.geometry).code) === 'gmina' && boxesTouch(outline.box, box))
    .map((outline) => outline.geometry)
}

/** Code of the gmina whose outline holds the point; null outside of the country. */
export function gminaCodeAt(point: Point): string | null {
  const here = { west: point.lon, east: point.lon, south: point.lat, north: point.lat }
  return (
    gminasTouching(here)
      .map((gmina) => propertiesOf(gmina).code)
      .find((code) => isInside(point, code)) ?? null
  )
}

/** Whether a point lies inside the outline of a unit. */
export function isInside(point: Point, code: string): boolean {
  return isWithinRings([point.lon, point.lat], ringsOf(code))
}

/** How far beyond its outline a point may lie and still be taken for one of the unit. */
export const NEAR_KM = 2

/**
 * Whether a point lies in a unit or within `km` of its outline. The outlines are simplified (a side is 2 km long on
 * average), so a point on the border is taken for the unit it was given in.
 */
export function isNear(point: Point, code: string, km = NEAR_KM): boolean {
  if (!geometryOf(code) || !boxesTouch(boxOfUnit(code), boxAround(point, km))) return false
  return isNearRings([point.lon, point.lat], ringsOf(code), km)
}

/** The closed rings of a unit's outline; those of its holes, of enclaves, among them. Empty for a code without one. */
export function ringsOf(code: string): Position[][] {
  const geometry = geometryOf(code)
  if (!geometry) return []
  const topology = adminMap()
  return arcListsOf(geometry).map((arcs) => arcs.flatMap((arc, at) => arcOf(topology, arc).slice(at === 0 ? 0 : 1)))
}

/** The outline of a unit as GeoJSON, for maps in the browser. Null for a code without one. */
export function outlineOf(code: string): GeoJSON.Feature | null {
  const geometry = geometryOf(code)
  if (!geometry) return null
  const { west, south, east, north } = boxOfUnit(code)
  const [outline] = feature(adminMap(), { type: 'GeometryCollection', geometries: [geometry] }).features
  return outline ? { ...outline, id: undefined, bbox: [west, south, east, north], properties: { code } } : null
}
