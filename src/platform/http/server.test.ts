import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { openBus } from '../bus.ts'
import { etagOf, openPageCache } from './cache.ts'
import type { AppEnv } from './env.ts'
import { serve } from './server.ts'

const TEXT = 'Park nad Nettą. '.repeat(100)

/** A server whose app says `fresh` and whose cache keeps one page. */
async function aServer() {
  const cache = openPageCache(await openBus(null))
  const app = new Hono<AppEnv>().get('*', (c) => c.text('fresh'))
  const kept = { status: 200 as const, headers: {}, body: Buffer.from(TEXT), etag: etagOf(TEXT), tags: ['park'] }
  cache.put('/park', kept, 60)
  const server = await serve(app, cache, { host: '127.0.0.1', port: 0 })
  const get = (headers: Record<string, string>) => fetch(`http://127.0.0.1:${server.port}/park`, { headers })
  return { cache, server, get }
}

test('a kept page is answered before the app is asked, until it is dropped', async () => {
  const { cache, server, get } = await aServer()
  expect(await (await get({})).text()).toBe(TEXT)
  expect((await get({ 'if-none-match': etagOf(TEXT) })).status).toBe(304)
  expect(await (await get({ cookie: 'wiec.session_token=x' })).text()).toBe('fresh')
  cache.drop(['park'])
  expect(await (await get({})).text()).toBe('fresh')
  await server.stop()
})

test('a kept page is compressed once somebody takes it so', async () => {
  const { cache, server, get } = await aServer()
  expect(cache.get('/park')?.gzipped).toBeNull()
  await get({ 'accept-encoding': 'gzip' })
  await expect.poll(() => cache.get('/park')?.gzipped).not.toBeNull()
  const answer = await get({ 'accept-encoding': 'gzip' })
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(await answer.text()).toBe(TEXT)
  expect(gunzipSync(cache.get('/park')?.gzipped ?? '').toString()).toBe(TEXT)
  await server.stop()
})
