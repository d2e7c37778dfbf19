import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Hono } from 'hono'
import { found } from '../../platform/errors.ts'
import { type App, type AppEnv, page } from '../../platform/http/index.ts'
import { apiRoutes } from './api-routes.ts'
import { catalogueOf } from './catalogue.ts'
import { type Dump, listDumps } from './dumps-store.ts'
import { ApiPage } from './pages.tsx'
import type { OpenDataPorts } from './ports.ts'
import { CATALOGUE, DOCS, DUMPS } from './rules.ts'
import { siteRoutes } from './site-routes.ts'

/** Open data: the interface and its pages, the catalogue, whole files, and what programs that visit sites ask for. */
export function openRoutes(ports: OpenDataPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', apiRoutes(ports))
  routes.route('/', siteRoutes(ports))

  routes.get(DOCS, async (c) => {
    const dumps = await listDumps(c.get('context').db)
    return page(c, <ApiPage collections={ports.collections} {...{ dumps }} texts={c.get('context').house.texts} />)
  })

  routes.get(CATALOGUE, async (c) => {
    const context = c.get('context')
    const { texts, config } = context.house
    const changedAt = new Map<string, Temporal.Instant | null>()
    for (const collection of ports.collections) changedAt.set(collection.name, await collection.changedAt(context))
    const catalogue = catalogueOf(ports.collections, {
      t: { pl: texts.in('pl'), en: texts.in('en') },
      origin: config.url,
      publisher: await ports.publisher(context),
      changedAt,
      dumps: await listDumps(context.db),
    })
    c.header('access-control-allow-origin', '*')
    return c.body(JSON.stringify(catalogue, null, 2), 200, { 'content-type': 'application/ld+json; charset=utf-8' })
  })

  routes.get(`${DUMPS}/:file{[a-z-]+\\.(?:jsonl|csv|geojson)\\.gz}`, async (c) => {
    const { db, house } = c.get('context')
    const [collection, format] = c.req.param('file').split('.')
    const dumps = await listDumps(db)
    const dump: Dump = found(dumps.find((one) => one.collection === collection && one.format === format) ?? null)
    const body = Readable.toWeb(await house.files.open(dump.hash)) as ReadableStream
    c.set('pageOptions', { file: 'application/gzip' })
    return c.body(body as globalThis.ReadableStream, 200, {
      'content-type': 'application/gzip',
      'content-length': String(dump.size),
      'content-disposition': `attachment; filename="${collection}.${format}.gz"`,
      'last-modified': new Date(dump.madeAt.epochMilliseconds).toUTCString(),
      etag: `"${dump.hash}"`,
      'access-control-allow-origin': '*',
    })
  })

  return routes
}
