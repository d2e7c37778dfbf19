import { Hono } from 'hono'
import { openLayerRoutes } from '../../modules/places/index.ts'
import { type App, type AppEnv, page, readQuery } from '../../platform/http/index.ts'
import { MAP, MapQuery } from './forms.ts'
import { LAYERS } from './layers.ts'
import { MAP_TAGS, mapFor } from './map.ts'
import { MapPage } from './pages.tsx'

/** The map of everything, and the marks of every layer. @param area codes of the units of the network */
export function openMapRoutes(area: () => readonly string[]): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openLayerRoutes(LAYERS.map(({ layer }) => layer)))

  routes.get(MAP, async (c) => {
    const query = readQuery(c, MapQuery)
    const shown = await mapFor(c, query, area())
    return page(c, <MapPage query={query} {...shown} />, 200, { cache: MAP_TAGS })
  })

  return routes
}
