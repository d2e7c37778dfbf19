import { Hono } from 'hono'
import { z } from 'zod'
import { asStream, writeCsv, writeXlsx } from '../../../platform/documents/index.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../../platform/http/index.ts'
import { myUnit } from '../../places/index.ts'
import { PracticeQuery, understood } from '../finding.ts'
import type { PracticesPorts } from '../ports.ts'
import { HOME, PRACTICES } from '../rules.ts'
import { CodebookPage } from './codebook-page.tsx'
import { EXPORT_COLUMNS, exportRows, geoJson } from './export.ts'
import { practicesFeed } from './feed.ts'
import { PracticeList } from './list-page.tsx'
import { practicesFor } from './listing.ts'

const PER_PAGE = 24

export const ListQuery = PracticeQuery.extend({ po: z.string().max(500).optional().catch(undefined) })

/** `/mapa`: the list with its map, and everything to take away from it. */
export function listingRoutes(ports: PracticesPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(HOME, async (c) => {
    const found = await practicesFor(c.get('context'), readQuery(c, ListQuery), PER_PAGE)
    const map = found.count > 0 && (await ports.map?.(c, found.query))
    return page(c, <PracticeList {...found} map={map} mine={await myUnit(c)} />, 200, { cache: [PRACTICES] })
  })

  routes.get(`${HOME}/kanal.xml`, async (c) => {
    const body = await practicesFeed(c, readQuery(c, PracticeQuery))
    c.set('pageOptions', { file: 'application/atom+xml' })
    return c.body(body, 200, { 'content-type': 'application/atom+xml; charset=utf-8' })
  })

  routes.get(`${HOME}/eksport.csv`, async (c) => {
    const { filter } = await understood(c.get('context'), readQuery(c, PracticeQuery))
    const delimiter = c.get('locale') === 'pl' ? ';' : ','
    return file(c, 'csv', writeCsv(exportRows(c.get('context'), filter), { header: EXPORT_COLUMNS, delimiter }))
  })

  routes.get(`${HOME}/eksport.xlsx`, async (c) => {
    const { filter } = await understood(c.get('context'), readQuery(c, PracticeQuery))
    const name = c.get('context').house.texts.in(c.get('locale'))('practices.all')
    const columns = EXPORT_COLUMNS.map((header) => ({ header, width: 20 }))
    return file(c, 'xlsx', writeXlsx([{ name, columns, rows: exportRows(c.get('context'), filter) }]))
  })

  routes.get(`${HOME}/eksport.geojson`, async (c) => {
    const { filter } = await understood(c.get('context'), readQuery(c, PracticeQuery))
    return file(c, 'geojson', geoJson(c.get('context'), filter))
  })

  routes.get(`${HOME}/opis-danych`, (c) => page(c, <CodebookPage />))

  return routes
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json; charset=utf-8',
} as const

const file = (c: HttpContext, ending: keyof typeof TYPES, bytes: AsyncIterable<Uint8Array>) =>
  c.body(asStream(bytes), 200, {
    'content-type': TYPES[ending],
    'content-disposition': `attachment; filename="praktyki.${ending}"`,
  })
