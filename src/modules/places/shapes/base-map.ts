import { readFileSync } from 'node:fs'
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification'
import { dataFile } from '../../../platform/data-file.ts'
import type { Box } from '../rules.ts'

/** What the base map says about a unit; its words are those of the register. */
export interface UnitProperties {
  code: string
  name: string
  type: string
  powiat?: string
  woj?: string
}

export type Gminas = GeometryCollection<UnitProperties>
export type UnitGeometry = GeometryObject<UnitProperties>

export type Admin = Topology<{ gminy: Gminas; powiaty: Gminas; wojewodztwa: Gminas; kraj: Gminas }>

/** Water has its Polish name where it has one; `rank` grows as a thing matters less (Natural Earth). */
type Named = GeometryCollection<{ name: string | null; rank?: number }>

export type Orientation = Topology<{
  rzeki: Named
  jeziora: Named
  morze: Named
  granice: GeometryCollection
  miasta: GeometryCollection<{ name: string; country: string; pop_max: number }>
}>

/** Every unit of the base map has its properties; the types of TopoJSON alone do not know it. */
export const propertiesOf = (geometry: UnitGeometry) => geometry.properties as UnitProperties

let admin: Admin | null = null
let orientation: Orientation | null = null

/** Outlines of all units. Read when first needed and kept: parsed they take about 5 MB, drawings made of them far less. */
export function adminMap(): Admin {
  admin ??= read<Admin>('geo/pl-admin.topojson')
  return admin
}

/** Sea, rivers and lakes of north-eastern Poland. */
export function orientationMap(): Orientation {
  orientation ??= read<Orientation>('geo/ne-orient.topojson')
  return orientation
}

const read = <T>(name: string): T => JSON.parse(readFileSync(dataFile(name), 'utf8'))

export type Position = [number, number]

/** One arc of a quantised topology in degrees; `~index` is the same arc walked backwards. */
export function arcOf(topology: Topology, index: number): Position[] {
  const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] }
  let x = 0
  let y = 0
  const arc = (topology.arcs[index < 0 ? ~index : index] ?? []).map(([dx = 0, dy = 0]): Position => {
    x += dx
    y += dy
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]]
  })
  return index < 0 ? arc.reverse() : arc
}

/** The arcs of a geometry: for an area a list per ring, for a line a list per line. */
export function arcListsOf(geometry: GeometryObject): number[][] {
  if (geometry.type === 'Polygon' || geometry.type === 'MultiLineString') return geometry.arcs
  if (geometry.type === 'MultiPolygon') return geometry.arcs.flat()
  if (geometry.type === 'LineString') return [geometry.arcs]
  return []
}

/** The smallest box around some geometries of a topology. */
export function boxOf(topology: Topology, geometries: readonly GeometryObject[]): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const geometry of geometries)
    for (const arcs of arcListsOf(geometry))
      for (const arc of arcs)
        for (const [lon, lat] of arcOf(topology, arc)) {
          box.west = Math.min(box.west, lon)
          box.east = Math.max(box.east, lon)
          box.south = Math.min(box.south, lat)
          box.north = Math.max(box.north, lat)
        }
  return box
}
