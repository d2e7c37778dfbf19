import { randomUUID } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono, type MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { type Actor, stranger } from '../actor.ts'
import type { House } from '../context.ts'
import { absent, Refusal } from '../errors.ts'
import { httpRequests, httpSeconds, pageCache } from '../metrics.ts'
import { etagOf, type PageCache } from './cache.ts'
import type { App, AppEnv, HttpContext } from './env.ts'
import { bytesOf, FLASH_COOKIE, htmlOf } from './pages.ts'
import { cacheKey, SESSION_COOKIE, sourceOf } from './readers.ts'
import { headersFor, originCheck } from './security.ts'
import { removeUploads } from './uploads.ts'

export interface ShellOptions {
  house: House
  cache: PageCache
  /** Who sends this request, from its session; asked only when there is a session cookie. */
  actorOf(headers: Headers): Promise<Actor>
  render: AppEnv['Variables']['render']
  /** The page of a refusal. */
  refusalPage(c: HttpContext, word: string, status: number): string
}

/** An app with everything that every address needs, in this order: names, cache, headers, origin, person. */
export function openShell(options: ShellOptions): App {
  const { house } = options
  const app: App = new Hono<AppEnv>({ getPath: (request) => split(partsOf(request.url).pathname).path })

  app.use(naming(options), caching(options.cache), headers(house), originCheck(house.config.url), acting(options))

  app.notFound((c) => refused(options, c, new Refusal('absent', 404)))
  app.onError((error, c) => {
    if (error instanceof Refusal) return refused(options, c, error)
    house.log.error('request-failed', { requestId: c.get('context')?.requestId, route: c.req.path, error })
    return refused(options, c, new Refusal('error', 503), 500)
  })
  return app
}

/** The path and the query of an address as the server made it: whole and normal, so nothing has to be parsed again. */
function partsOf(url: string): { pathname: string; search: string } {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const hash = url.indexOf('#', start)
  const end = hash < 0 ? url.length : hash
  const query = url.indexOf('?', start)
  if (query < 0 || query > end) return { pathname: url.slice(start, end), search: '' }
  // A question mark with nothing behind it asks nothing.
  return { pathname: url.slice(start, query), search: query + 1 < end ? url.slice(query, end) : '' }
}

/** Splits the language off a path: `/en/konsultacje` is the page `/konsultacje` in English. */
export function split(pathname: string): { path: string; locale: 'pl' | 'en' } {
  if (pathname === '/en') return { path: '/', locale: 'en' }
  if (pathname.startsWith('/en/')) return { path: pathname.slice(3), locale: 'en' }
  return { path: pathname, locale: 'pl' }
}

function naming({ house, render }: ShellOptions): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const started = performance.now()
    const { pathname, search } = partsOf(c.req.url)
    const { path, locale } = split(pathname)
    const prefix = locale === 'en' ? '/en' : ''
    c.set('locale', locale)
    c.set('path', path + search)
    c.set('url', (to) => (prefix && to.startsWith('/') ? (to === '/' ? prefix : prefix + to) : to))
    c.set('render', render)
    c.set('uploads', [])
    c.set('body', null)
    c.set('cacheTags', null)
    c.set('pageOptions', {})
    c.set('flash', null)
    c.set('context', { db: house.db, actor: stranger, now: house.clock.now(), locale, requestId: randomUUID(), house })
    try {
      // PostgreSQL keeps no NUL and no path of ours has one, so nothing has to be asked about it. Queries lose theirs when read.
      if (pathname.includes('%00')) throw absent()
      await next()
    } finally {
      const uploads = c.get('uploads')
      if (uploads.length > 0) await removeUploads(uploads)
      const route = c.req.routePath
      httpRequests.add({ route, status: c.res.status })
      httpSeconds.observe((performance.now() - started) / 1000, { route })
    }
  }
}

function headers(house: House): MiddlewareHandler<AppEnv> {
  const secure = house.config.url.startsWith('https:')
  return async (c, next) => {
    await next()
    const { headers } = c.res
    for (const [name, value] of headersFor(c.get('pageOptions'), secure)) headers.set(name, value)
    headers.set('x-request-id', c.get('context').requestId)
    if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache')
  }
}

function acting({ house, actorOf }: ShellOptions): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.req.header('cookie')?.includes(SESSION_COOKIE))
      c.set('context', { ...c.get('context'), actor: await actorOf(c.req.raw.headers) })
    const flash = c.req.method === 'GET' ? getCookie(c, FLASH_COOKIE) : undefined
    if (flash && house.texts.has(c.get('locale'), flash)) c.set('flash', flash)
    await next()
    if (flash && c.res.headers.get('content-type')?.startsWith('text/html'))
      setCookie(c, FLASH_COOKIE, '', { path: '/', maxAge: 0 })
  }
}

function caching(cache: PageCache): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const generation = cache.generation()
    await next()
    const tags = c.get('cacheTags')
    if (tags) pageCache.add({ answer: 'miss' })
    const body = c.get('body')
    if (c.req.method !== 'GET' || c.res.status !== 200 || body === null) return

    // Written into the headers of the answer as it is: `c.header` would make another one, with its body as a stream.
    const { headers } = c.res
    const etag = etagOf(body)
    headers.set('etag', etag)
    headers.append('vary', 'Cookie, Accept-Encoding')
    if (tags) keep(c, { body, etag, tags }, generation)
    if (c.req.header('if-none-match') === etag) c.res = new Response(null, { status: 304, headers: c.res.headers })
  }

  function keep(c: HttpContext, page: { body: Uint8Array; etag: string; tags: string[] }, generation: number) {
    const { url } = c.req.raw
    const key = cacheKey(url.slice(url.indexOf('/', 'https://'.length)), c.req.header('cookie'))
    if (!key || c.res.headers.has('set-cookie') || generation !== cache.generation()) return
    const { 'x-request-id': _, ...headers } = Object.fromEntries(c.res.headers)
    cache.put(key, { ...page, status: 200, headers }, c.get('cacheSeconds'))
  }
}

function refused(options: ShellOptions, c: HttpContext, refusal: Refusal, status: number = refusal.status): Response {
  const body = bytesOf(options.refusalPage(c, refusal.word, status))
  if (status === 429) c.header('retry-after', '120')
  return htmlOf(c, body, status)
}

/** Where this request comes from, for limits; see `sourceOf`. */
export function requestSource(c: HttpContext): string {
  const info = 'incoming' in ((c.env ?? {}) as object) ? getConnInfo(c) : null
  return sourceOf(c.req, info?.remote.address, c.get('context').house.config.trustProxy)
}
