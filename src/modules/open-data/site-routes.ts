import { Hono } from 'hono'
import { escaped } from '../../platform/documents/characters.ts'
import { asStream } from '../../platform/documents/index.ts'
import type { App, AppEnv } from '../../platform/http/index.ts'
import type { OpenDataPorts } from './ports.ts'
import { asStranger } from './rules.ts'

/** Addresses in one part of the map of the site (sitemaps.org). */
const PART = 50_000

/** What programs that visit sites ask for: the map of the site, where security problems are told. */
export function siteRoutes(ports: OpenDataPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/sitemap.xml', (c) => {
    const context = c.get('context')
    return c.body(asStream(siteMap(context.house.config.url, ports.addresses(asStranger(context)))), 200, {
      'content-type': 'application/xml; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    })
  })

  // RFC 9116. It ends within a year, so that nobody trusts an address that was forgotten.
  routes.get('/.well-known/security.txt', async (c) => {
    const { house, now } = c.get('context')
    const { email } = await ports.publisher(c.get('context'))
    const expires = now.toZonedDateTimeISO('UTC').add({ months: 6 }).with({ day: 1 }).startOfDay().toInstant()
    const lines = [
      email ? `Contact: mailto:${email}` : `Contact: ${house.config.url}/zgloszenie`,
      `Expires: ${expires.toString()}`,
      'Preferred-Languages: pl, en',
      `Canonical: ${house.config.url}/.well-known/security.txt`,
    ]
    return c.text(`${lines.join('\n')}\n`)
  })

  return routes
}

type Address = { path: string; changedAt: Temporal.Instant | null }

async function* siteMap(origin: string, addresses: AsyncIterable<Address>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(
    '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n',
  )
  let count = 0
  for await (const { path, changedAt } of addresses) {
    if (count >= PART) break
    count += 1
    const english = path === '/' ? '/en' : `/en${path}`
    const changed = changedAt ? `<lastmod>${changedAt.round('second')}</lastmod>` : ''
    yield encoder.encode(
      `<url><loc>${escaped(origin + path)}</loc>${changed}<xhtml:link rel="alternate" hreflang="en" href="${escaped(origin + english)}"/></url>\n`,
    )
  }
  yield encoder.encode('</urlset>\n')
}
