import { Hono } from 'hono'
import { asStream } from '../../platform/documents/index.ts'
import { etagOf } from '../../platform/http/cache.ts'
import { type App, type AppEnv, type HttpContext, requestSource } from '../../platform/http/index.ts'
import type { AnyCollection } from '../../platform/open-data.ts'
import { countingMinutes } from './limits.ts'
import { describeApi } from './openapi.ts'
import type { OpenDataPorts } from './ports.ts'
import { API, asStranger, type Format, MOST_PER_PAGE, PER_PAGE, TYPES } from './rules.ts'
import { featureOf, filterNames, writeTable } from './writing.ts'

/** The read-only interface for programs. */
export function apiRoutes(ports: OpenDataPorts): App {
  const routes: App = new Hono<AppEnv>()
  const isWithin = countingMinutes()

  // Anybody's page may ask: there is nothing here that a stranger does not get, and no cookie is looked at.
  routes.use(`${API}/*`, async (c, next) => {
    c.header('access-control-allow-origin', '*')
    c.header('access-control-expose-headers', 'ETag, Link, Retry-After')
    if (isWithin(requestSource(c), c.get('context').now)) return next()
    c.header('retry-after', '60')
    return problem(c, 429, 'too-many')
  })

  routes.get(`${API}/openapi.json`, async (c) => {
    const { house } = c.get('context')
    const described = {
      texts: house.texts,
      locale: c.get('locale'),
      origin: house.config.url,
      publisher: await ports.publisher(c.get('context')),
    }
    return json(c, describeApi(ports.collections, described))
  })

  for (const collection of ports.collections) {
    const { name } = collection
    routes.get(`${API}/${name}`, (c) => list(c, collection, 'json'))
    routes.get(`${API}/${name}.csv`, (c) => list(c, collection, 'csv'))
    if (collection.point) routes.get(`${API}/${name}.geojson`, (c) => list(c, collection, 'geojson'))
    routes.get(`${API}/${name}/:id`, async (c) => {
      const item = await collection.find(asStranger(c.get('context')), c.req.param('id'))
      return item ? json(c, item) : problem(c, 404, 'absent')
    })
  }
  routes.get(`${API}/*`, (c) => problem(c, 404, 'absent'))
  return routes
}

async function list(c: HttpContext, collection: AnyCollection, format: Format): Promise<Response> {
  const url = new URL(c.req.url)
  const given = Object.fromEntries(url.searchParams)
  const filters = collection.filters.strict().safeParse(only(given, (name) => !PAGING.includes(name)))
  const limit = Number(given.limit ?? PER_PAGE)
  // A filter that is not understood would give the wrong things under the right address.
  if (!filters.success || !Number.isInteger(limit) || limit < 1 || limit > MOST_PER_PAGE)
    return problem(c, 400, 'bad-filter', filterNames(collection.filters).concat(PAGING).join(', '))
  const after = given.po === undefined ? {} : { after: given.po }
  const { rows, next } = await collection.page(asStranger(c.get('context')), filters.data, { limit, ...after })
  const nextUrl = next ? addressOf(c, { ...given, po: next }) : null
  if (nextUrl) c.header('link', `<${nextUrl}>; rel="next"`)
  if (format === 'csv') return c.body(asStream(writeTable(collection, all(rows))), 200, { 'content-type': TYPES.csv })
  if (format === 'geojson') {
    const features = rows.map((row) => featureOf(collection, row)).filter((feature) => feature !== null)
    return json(c, { type: 'FeatureCollection', features }, TYPES.geojson)
  }
  return json(c, { items: rows, next: nextUrl })
}

const PAGING = ['limit', 'po']

const only = (given: Record<string, string>, keep: (name: string) => boolean) =>
  Object.fromEntries(Object.entries(given).filter(([name]) => keep(name)))

function addressOf(c: HttpContext, query: Record<string, string>): string {
  const path = c.get('path')
  return `${c.get('context').house.config.url}${c.get('url')(path.split('?')[0] ?? '')}?${new URLSearchParams(query)}`
}

async function* all<T>(rows: T[]): AsyncGenerator<T> {
  yield* rows
}

/** JSON with a mark of what it says, so that who has it already gets nothing. */
function json(c: HttpContext, value: unknown, type: string = TYPES.json): Response {
  const body = JSON.stringify(value)
  const etag = etagOf(body)
  c.header('etag', etag)
  c.header('cache-control', 'public, max-age=60')
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  return c.body(body, 200, { 'content-type': type })
}

function problem(c: HttpContext, status: 400 | 404 | 429, word: string, detail?: string): Response {
  const t = c.get('context').house.texts.in(c.get('locale'))
  const body = { title: t(`open-data.api.${word}`), status, ...(detail ? { detail } : {}) }
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json; charset=utf-8' })
}
