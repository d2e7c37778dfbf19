import { hash } from 'node:crypto'
import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, readQuery } from '../../../platform/http/index.ts'
import { ViewQuery } from '../forms.ts'
import { tileAnswer } from '../tiles/routes.ts'
import { parseTileAddress, type Tile } from '../tiles/tile-set.ts'
import { blockAround, blockName, clusterTile } from './cluster-tile.ts'
import type { Cluster } from './clusters.ts'
import { figuresOf } from './figures.ts'
import { inView } from './in-view.ts'
import { type LayerView, type MapLayer, MOST_TOLD } from './layer.ts'

/** Deepest zoom with marks of its own; nearer views enlarge them. Places within 5 m of each other still share one there. */
export const DEEPEST_MARKS = 16

const MOST_TILES = 1500
const MOST_BLOCKS = 100

/**
 * Marks of every layer as vector tiles, what is in view in words, and counts by gmina. Filters are in the query and are the
 * layer's own; whatever they are, no answer grows with what is found.
 */
export function openLayerRoutes(layers: readonly MapLayer[]): App {
  const routes: App = new Hono<AppEnv>()
  const kept = new Map<string, Tile | null>()
  const blocks = new Map<string, Cluster[]>()
  const layerOf = (c: HttpContext) => found(layers.find(({ name }) => name === c.req.param('layer')))

  routes.get('/kafle/:layer/:z/:x/:y', async (c) => {
    const { z, x, y } = c.req.param()
    const address = found(parseTileAddress(z, x, y, DEEPEST_MARKS))
    const view = await layerOf(c).view(c)
    return tileAnswer(c, keptTile(view, `${view.edition} ${z}/${x}/${y}`, address), FRESH)
  })

  routes.get('/kafle/:layer/spis', async (c) => {
    const layer = layerOf(c)
    const view = await layer.view(c)
    const { count, newest } = inView(view, found(readQuery(c, ViewQuery).obszar), MOST_TOLD)
    const t = c.get('context').house.texts.in(c.get('locale'))
    const things = await view.tell(newest)
    return freshJson(c, {
      count,
      words: layer.say(t, 'in-view', { count }),
      more: count > things.length ? t('places.layers.newest', { count: things.length }) : '',
      things: things.map(({ title, href, note }) => ({ title, href: c.get('url')(href), note })),
    })
  })

  routes.get('/kafle/:layer/liczby', async (c) => {
    const layer = layerOf(c)
    return freshJson(c, figuresOf(await layer.view(c), layer, c))
  })

  return routes

  function keptTile(view: LayerView, key: string, address: { z: number; x: number; y: number }): Tile | null {
    const before = kept.get(key)
    if (before !== undefined) {
      keep(kept, key, before, MOST_TILES)
      return before
    }
    const name = `${view.edition} ${blockName(address)}`
    const block = blocks.get(name) ?? blockAround(view, address)
    keep(blocks, name, block, MOST_BLOCKS)
    const tile = clusterTile(view, address, block)
    keep(kept, key, tile, MOST_TILES)
    return tile
  }
}

/** Keeps what was asked for last; the one longest not asked for goes first. */
function keep<T>(kept: Map<string, T>, key: string, value: T, most: number) {
  kept.delete(key)
  kept.set(key, value)
  const [oldest] = kept.keys()
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
}

/** Asked for again each time, and not sent again when nothing changed: what is published is on the map at once. */
export const FRESH = 'public, no-cache'

function freshJson(c: HttpContext, value: unknown): Response {
  const text = JSON.stringify(value)
  const etag = `"${hash('sha1', text, 'base64url')}"`
  c.header('cache-control', FRESH)
  c.header('etag', etag)
  if (c.req.header('if-none-match')?.split(/,\s*/).includes(etag)) return c.body(null, 304)
  return c.body(text, 200, { 'content-type': 'application/json; charset=utf-8' })
}
