import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { listen } from '../listen.ts'
import { pageCache } from '../metrics.ts'
import type { PageCache } from './cache.ts'
import type { App } from './env.ts'
import { cacheKey } from './readers.ts'

export interface RunningServer {
  port: number
  /** Takes no new connections, finishes the requests it began, then closes. */
  stop(): Promise<void>
}

/** Longest wait for requests under way when stopping, in milliseconds. */
const PATIENCE = 20_000

/** Serves the app; pages in the cache are answered before the app is asked. */
export async function serve(
  app: App,
  cache: PageCache,
  address: { host: string; port: number },
): Promise<RunningServer> {
  const listener = getRequestListener(app.fetch)
  const server = createServer({ keepAliveTimeout: 10_000, requestTimeout: 120_000 }, (request, response) => {
    if (stopping) response.setHeader('connection', 'close')
    const answered = request.method === 'GET' && answerFromCache(cache, request, response)
    if (!answered) void listener(request, response)
  })
  let stopping = false

  await listen(server, address)
  const bound = server.address()
  return {
    port: typeof bound === 'object' && bound ? bound.port : address.port,
    stop: () => {
      stopping = true
      return new Promise((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), PATIENCE)
        server.close(() => {
          clearTimeout(force)
          resolve()
        })
        server.closeIdleConnections()
      })
    },
  }
}

function answerFromCache(cache: PageCache, request: IncomingMessage, response: ServerResponse): boolean {
  const key = cacheKey(request.url ?? '', request.headers.cookie)
  const page = key === null ? null : cache.get(key)
  if (!key || !page) return false

  pageCache.add({ answer: 'hit' })
  if (request.headers['if-none-match'] === page.etag) {
    response.writeHead(304, page.headers).end()
    return true
  }
  const takesGzip = request.headers['accept-encoding']?.includes('gzip') ?? false
  if (takesGzip && !page.gzipped) cache.zip(key)
  const zipped = takesGzip ? page.gzipped : null
  response.writeHead(200, {
    ...page.headers,
    'content-length': (zipped ?? page.body).length,
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
  })
  response.end(zipped ?? page.body)
  return true
}
