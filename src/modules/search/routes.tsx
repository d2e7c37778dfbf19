import { Hono } from 'hono'
import { FEED_TYPES, writeFeed } from '../../platform/feeds/atom.ts'
import { type App, type AppEnv, page, readQuery } from '../../platform/http/index.ts'
import { feedOf } from './feeds.ts'
import { find, suggest } from './finding.ts'
import { AlikeQuery, SearchQuery } from './forms.ts'
import { SearchPage } from './pages.tsx'
import type { SearchPorts } from './ports.ts'
import { HOME } from './rules.ts'
import { similarTo } from './similar.ts'

/** Letters typed before anything is proposed. */
const SHORTEST = 2

/** Looking for things: a page for everybody, and what is proposed while one types. */
export function openRoutes(ports: SearchPorts): App {
  const routes: App = new Hono<AppEnv>()
  const kinds = ports.sources.map(({ kind }) => kind)

  routes.get(HOME, async (c) => {
    const context = c.get('context')
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
    const t = c.get('context').house.texts.in(c.get('locale'))
    const hits = q.length < SHORTEST ? [] : await suggest(c.get('context'), q, ports)
    c.header('cache-control', 'private, max-age=30')
    return c.json(
      hits.map(({ kind, path, title, context }) => ({
        title,
        context,
        kind: t(`search.kind.${kind}`),
        href: c.get('url')(path),
      })),
    )
  })

  routes.get(`${HOME}/podobne`, async (c) => {
    const { q, rodzaj } = readQuery(c, AlikeQuery)
    const known = kinds.includes(rodzaj) ? [rodzaj] : kinds
    const hits = q ? await similarTo(c.get('context'), q, { kinds: known }, ports) : []
    return c.json(hits.map(({ title, path }) => ({ title, href: c.get('url')(path) })))
  })

  for (const list of ports.feeds)
    for (const ending of ['xml', 'json'] as const)
      routes.get(`${list.home}/kanal.${ending}`, async (c) =>
        c.body(writeFeed(await feedOf(c, list, ports), ending), 200, { 'content-type': FEED_TYPES[ending] }),
      )

  return routes
}
