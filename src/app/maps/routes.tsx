import { Hono } from 'hono'
import { MEETINGS } from '../../modules/meetings/index.ts'
import { MEMBERS } from '../../modules/membership/index.ts'
import {
  type Box,
  boxAround,
  boxOfUnit,
  findUnits,
  openLayerRoutes,
  prepareLayers,
  shapeOf,
} from '../../modules/places/index.ts'
import { PROCESSES } from '../../modules/processes/index.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../platform/http/index.ts'
import { layersOf, MapQuery } from './forms.ts'
import { LAYERS } from './layers.ts'
import { MapPage } from './pages.tsx'

/** What the page of the map shows: when one of these changes it is drawn anew. */
export const MAP_TAGS = [PROCESSES, MEETINGS, MEMBERS, 'practices']

/** The map of everything, and the marks of every layer. @param area codes of the units of the network */
export function openMapRoutes(area: () => readonly string[]): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openLayerRoutes(LAYERS.map(({ layer }) => layer)))

  routes.get('/mapa-sieci', async (c) => {
    const query = readQuery(c, MapQuery)
    const { map, unknown, whole } = await mapFor(c, query, area())
    return page(c, <MapPage query={query} map={map} unknown={unknown} whole={whole} />, 200, { cache: MAP_TAGS })
  })

  return routes
}

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

async function placeMeant(c: HttpContext, text: string, region: readonly string[]): Promise<Box | null> {
  const [found] = await findUnits(c.var.context.db, text, { limit: 1, region })
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

/** Everything of the network's units. */
function areaBox(codes: readonly string[]): Box {
  const boxes = codes.map((code) => boxOfUnit(code))
  return {
    west: Math.min(...boxes.map(({ west }) => west)),
    south: Math.min(...boxes.map(({ south }) => south)),
    east: Math.max(...boxes.map(({ east }) => east)),
    north: Math.max(...boxes.map(({ north }) => north)),
  }
}
