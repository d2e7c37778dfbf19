import type { Db } from '../../../platform/db/index.ts'
import {
  type Box,
  boxOfUnit,
  type Position,
  type PreparedSheet,
  prepareSheet,
  shapeOf,
  type Unit,
  unitByCode,
  unitsIn,
} from '../../places/index.ts'
import type { Shape } from '../model.ts'
import type { MapQuestion } from '../ports.ts'

/** What a page needs to ask a question on a map, or to show what was answered. */
export interface PreparedMap {
  /** The unit whose outline limits the shapes; null when any place may be pointed at. */
  limit: Unit | null
  /** What the map shows first. */
  sheet: PreparedSheet
  /** Gminas to choose from for those who do not use the map; none where the whole question is about one. */
  gminas: GminaGroup[]
}

export interface GminaGroup {
  /** The powiat; null when there is no need to say. */
  name: string | null
  gminas: Unit[]
}

/** Where a question without an area begins: the north-east, where the network is. */
export const REGION: Box = { west: 19.3, south: 50.3, east: 24.2, north: 54.5 }

/** Gathers what a question on a map is asked with. A unit that is no more leaves the question without a limit. */
export async function prepareMap(db: Db, { area }: Pick<MapQuestion, 'area'>): Promise<PreparedMap> {
  const limit = area.unitCode ? await unitByCode(db, area.unitCode) : null
  const box = boxOf(area.view) ?? (limit ? boxOfUnit(shapeOf(limit).code) : REGION)
  return { limit, sheet: await prepareSheet(db, box, limit), gminas: limit ? await gminasOf(db, limit) : [] }
}

const boxOf = (view: MapQuestion['area']['view']): Box | null =>
  view && { west: view[0], south: view[1], east: view[2], north: view[3] }

async function gminasOf(db: Db, unit: Unit): Promise<GminaGroup[]> {
  if (unit.level === 'gmina') return []
  if (unit.level === 'powiat') return [{ name: null, gminas: await unitsIn(db, unit.code) }]
  const powiats = await unitsIn(db, unit.code)
  return Promise.all(powiats.map(async (powiat) => ({ name: powiat.name, gminas: await unitsIn(db, powiat.code) })))
}

/** A map close around what was drawn, at least of the village around it. */
export async function prepareAnswered(
  db: Db,
  { area }: Pick<MapQuestion, 'area'>,
  shapes: readonly Shape[],
): Promise<PreparedSheet> {
  const limit = area.unitCode ? await unitByCode(db, area.unitCode) : null
  const box = boxAroundAll(shapes.flatMap((shape) => shape.positions))
  return prepareSheet(db, box ?? boxOf(area.view) ?? REGION, limit)
}

function boxAroundAll(positions: readonly Position[]): Box | null {
  if (positions.length === 0) return null
  const lons = positions.map(([lon]) => lon)
  const lats = positions.map(([, lat]) => lat)
  // Rounded outwards, so that near drawings share one picture of the base.
  const [down, up] = [(value: number) => Math.floor(value * 20) / 20, (value: number) => Math.ceil(value * 20) / 20]
  return {
    west: down(Math.min(...lons)),
    south: down(Math.min(...lats)),
    east: up(Math.max(...lons)),
    north: up(Math.max(...lats)),
  }
}
