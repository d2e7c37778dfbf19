import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openBus } from '../bus.ts'
import { newId } from '../ids.ts'
import { etagOf, openPageCache } from './cache.ts'
import { safePath } from './pages.ts'
import { decodeCursor, decodeMomentCursor, encodeCursor, pageOf } from './paging.ts'
import { cacheKey, sourceOf } from './readers.ts'
import { split } from './shell.ts'

test.each([
  ['/konsultacje?stan=a#b', '/konsultacje?stan=a#b'],
  ['//zla.example', '/'],
  ['/\\zla.example', '/'],
  ['https://zla.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/a b', '/'],
  ['/a\r\nSet-Cookie: x', '/'],
  [undefined, '/'],
])('%s is a path of ours or the front page', (given, path) => expect(safePath(given)).toBe(path))

test.each([
  ['/en', { path: '/', locale: 'en' }],
  ['/en/konsultacje', { path: '/konsultacje', locale: 'en' }],
  ['/energia', { path: '/energia', locale: 'pl' }],
  ['/', { path: '/', locale: 'pl' }],
])('%s names a page and its language', (given, answer) => expect(split(given)).toEqual(answer))

test.each([
  ['a reader without cookies', undefined, '/x'],
  ['someone signed in', 'wiec.session_token=abc', null],
  ['someone signed in over https', '__Secure-wiec.session_token=abc', null],
  ['someone who has just acted', 'wiec_flash=a.b', null],
  ['a chosen theme', 'wiec_motyw=dark', '/x dark '],
  ['a chosen gmina', 'a=b; wiec_gmina=2001011', '/x  2001011'],
  ['a mangled gmina', 'wiec_gmina=2001011%27', '/x'],
])('the cache key of %s', (_, cookie, key) => expect(cacheKey('/x', cookie)).toBe(key))

test('behind our proxy only the address it added counts', () => {
  const request = { header: () => '1.1.1.1, 10.0.0.9' }
  expect(sourceOf(request, '127.0.0.1', true)).toBe('10.0.0.9')
  expect(sourceOf(request, '127.0.0.1', false)).toBe('127.0.0.1')
})

test('a cursor comes back as it went, and nothing else is one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ maxLength: 40 }), fc.integer()), { minLength: 1, maxLength: 4 }),
      (parts) => {
        expect(decodeCursor(encodeCursor(parts), parts.length)).toEqual(parts)
        expect(decodeCursor(encodeCursor(parts), parts.length + 1)).toBeNull()
      },
    ),
  )
  fc.assert(fc.property(fc.string(), (text) => void decodeCursor(text, 2)))
})

test('a cursor of a moment and an id takes nothing else, so that a forged one never reaches the database', () => {
  const id = newId()
  const at = Temporal.Instant.from('2026-11-02T08:00:00.123456Z')
  expect(decodeMomentCursor(encodeCursor([at.toString(), id]))).toEqual({ at, id })
  for (const forged of [['wczoraj', id], [at.toString(), 'x'], [1, id], [at.toString(), `${id}'--`], [at.toString()]])
    expect(decodeMomentCursor(encodeCursor(forged))).toBeNull()
  expect(decodeMomentCursor(undefined)).toBeNull()
})

test('a page knows whether more follows', () => {
  expect(pageOf([1, 2, 3], 2, (row) => [row])).toEqual({ rows: [1, 2], next: encodeCursor([2]) })
  expect(pageOf([1, 2], 2, (row) => [row])).toEqual({ rows: [1, 2], next: null })
})

const kept = (text: string, tags: string[]) => ({
  status: 200 as const,
  headers: {},
  body: Buffer.from(text),
  etag: etagOf(text),
  tags,
})

test('a kept page is dropped by its tag, by its time and when there is no more room', async () => {
  const bus = await openBus(null)
  let now = 0
  const cache = openPageCache(bus, 1000, () => now)
  cache.put('/a', kept('a'.repeat(300), ['process:1', 'processes']), 10)
  cache.put('/b', kept('b'.repeat(300), ['process:2']), 10)
  await bus.tell(['process:1'])
  expect(cache.get('/a')).toBeNull()
  expect(cache.get('/b')?.body.length).toBe(300)
  cache.put('/c', kept('c'.repeat(900), []), 10)
  expect(cache.get('/b')).toBeNull()
  now = 10_001
  expect(cache.get('/c')).toBeNull()
})

test('an address with a question mark is kept from its second asking', async () => {
  const cache = openPageCache(await openBus(null))
  cache.put('/a?utm_source=x', kept('a', []), 10)
  expect(cache.get('/a?utm_source=x')).toBeNull()
  cache.put('/a?utm_source=x', kept('a', []), 10)
  expect(cache.get('/a?utm_source=x')?.body.toString()).toBe('a')
})

test('what was read before a change is not kept after it', async () => {
  const bus = await openBus(null)
  const cache = openPageCache(bus)
  const before = cache.generation()
  await bus.tell(['anything'])
  expect(cache.generation()).not.toBe(before)
})
