import { MEETINGS } from '../../modules/meetings/index.ts'
import { MEMBERS } from '../../modules/membership/index.ts'
import { type Box, boxAround, boxOfUnit, findUnits, prepareLayers, shapeOf } from '../../modules/places/index.ts'
import { PROCESSES } from '../../modules/processes/index.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import { areaBox } from './area.ts'
import { layersOf, type MapQuery } from './forms.ts'
import { LAYERS } from './layers.ts'

/** What the page of the map shows: when one of these changes it is drawn anew. */
export const MAP_TAGS = [PROCESSES, MEETINGS, MEMBERS, 'practices']

/** The map that a query asks for. */
export async function mapFor(c: HttpContext, query: MapQuery, area: readonly string[]) {
  const near = !query.obszar && query.miejsce ? await placeMeant(c, query.miejsce, area) : null
  const box = query.obszar ?? near
  const map = await prepareLayers(c, {
    box: box ?? areaBox(area),
    layers: layersOf(query).map((each) => ({ ...each, query: '' })),
    figuresOf: LAYERS.find(({ layer }) => layer.name === query.liczby)?.layer,
  })
  return { map, unknown: query.miejsce !== '' && !box, whole: !box }
}

/** A unit with its surroundings, at least some villages around. */
async function placeMeant(c: HttpContext, text: string, region: readonly string[]): Promise<Box | null> {
  const [found] = await findUnits(c.get('context').db, text, { limit: 1, region })
  if (!found) return null
  const { west, south, east, north } = boxOfUnit(shapeOf(found.unit).code)
  const around = boxAround({ lon: (west + east) / 2, lat: (south + north) / 2 }, 12)
  return {
    west: Math.min(west, around.west),
    south: Math.min(south, around.south),
    east: Math.max(east, around.east),
    north: Math.max(north, around.north),
  }
}
