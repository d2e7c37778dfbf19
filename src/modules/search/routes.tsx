import { Hono } from 'hono'
import { type App, type AppEnv, page, readQuery } from '../../platform/http/index.ts'
import { find, suggest } from './finding.ts'
import { SearchQuery } from './forms.ts'
import { SearchPage } from './pages.tsx'
import type { SearchPorts } from './ports.ts'
import { HOME } from './rules.ts'

/** Letters typed before anything is proposed. */
const SHORTEST = 2

/** Looking for things: a page for everybody, and what is proposed while one types. */
export function openRoutes(ports: SearchPorts): App {
  const routes: App = new Hono<AppEnv>()
  const kinds = ports.sources.map(({ kind }) => kind)

  routes.get(HOME, async (c) => {
    const { context } = c.var
    const given = readQuery(c, SearchQuery)
    const query = { ...given, rodzaj: kinds.find((kind) => kind === given.rodzaj) }
    const unit = query.miejsce ? await ports.unitNamed(context, query.miejsce) : null
    // A place nobody knows finds nothing, rather than everything.
    const unitCode = query.miejsce ? (unit?.code ?? 'none') : undefined
    const { rodzaj: kind, rok: year, strona } = query
    const found = query.q ? await find(context, { text: query.q, kind, unitCode, year, page: strona }, ports) : null
    const codes = (found?.things ?? []).flatMap((thing) => thing.unitCode ?? [])
    const places = await ports.unitNames(context, codes)
    return page(c, <SearchPage {...{ query, found, kinds, unit, places }} />)
  })

  routes.get(`${HOME}/podpowiedzi`, async (c) => {
    const { q } = readQuery(c, SearchQuery)
    const t = c.var.context.house.texts.in(c.var.locale)
    const hits = q.length < SHORTEST ? [] : await suggest(c.var.context, q, ports)
    c.header('cache-control', 'private, max-age=30')
    return c.json(
      hits.map(({ kind, path, title, context }) => ({
        title,
        context,
        kind: t(`search.kind.${kind}`),
        href: c.var.url(path),
      })),
    )
  })

  return routes
}
