import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
import type { App, AppEnv, HttpContext } from '../../../platform/http/index.ts'
import { areaTiles, baseTiles } from './base-tiles.ts'
import { parseTileAddress, type Tile } from './tile-set.ts'

const DAY_SECONDS = 86_400

/** Squares of our base map as vector tiles, for maps in the browser. */
export function openTileRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/mapa/kafelki/:z/:x/:y', async (c) => {
    const { z, x, y } = c.req.param()
    const address = found(parseTileAddress(z, x, y))
    const tiles = await baseTiles(c.get('context').db)
    return tileAnswer(c, tiles.tile(address))
  })

  routes.get('/mapa/gminy/:z/:x/:y', async (c) => {
    const { z, x, y } = c.req.param()
    const address = found(parseTileAddress(z, x, y))
    const tiles = await areaTiles(c.get('context').db)
    return tileAnswer(c, tiles.tile(address))
  })

  return routes
}

/** A tile as browsers and caches like it: unchanged ones are not sent again, empty ones are said to be empty. */
export function tileAnswer(c: HttpContext, tile: Tile | null, caching = `public, max-age=${DAY_SECONDS}`): Response {
  c.header('cache-control', caching)
  if (!tile) return c.body(null, 204)
  c.header('vary', 'Accept-Encoding')
  c.header('etag', tile.etag)
  if (c.req.header('if-none-match')?.split(/,\s*/).includes(tile.etag)) return c.body(null, 304)
  c.header('content-type', 'application/vnd.mapbox-vector-tile')
  if (!c.req.header('accept-encoding')?.includes('gzip')) return c.body(new Uint8Array(gunzipSync(tile.zipped)))
  c.header('content-encoding', 'gzip')
  return c.body(tile.zipped)
}
