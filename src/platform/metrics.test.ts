import { expect, test } from 'vitest'
import { counter, gauge, histogram, metricsServer, metricsText } from './metrics.ts'

const lines = (name: string) =>
  metricsText()
    .split('\n')
    .filter((line) => line.startsWith(name))

test('a counter grows for each set of labels apart', () => {
  const seen = counter('test_seen_total', 'Seen.')
  seen.add({ route: '/konsultacje/:slug', status: 200 })
  seen.add({ route: '/konsultacje/:slug', status: 200 }, 2)
  seen.add({ route: '/', status: 404 })
  expect(seen.value({ route: '/konsultacje/:slug', status: 200 })).toBe(3)
  expect(lines('test_seen_total')).toEqual([
    'test_seen_total{route="/konsultacje/:slug",status="200"} 3',
    'test_seen_total{route="/",status="404"} 1',
  ])
})

test('a histogram counts what is at most each step', () => {
  const took = histogram('test_took_seconds', 'Took.', [0.1, 1])
  took.observe(0.05)
  took.observe(1)
  took.observe(7)
  expect(took.count()).toBe(3)
  expect(lines('test_took_seconds')).toEqual([
    'test_took_seconds_bucket{le="0.1"} 1',
    'test_took_seconds_bucket{le="1"} 2',
    'test_took_seconds_bucket{le="+Inf"} 3',
    'test_took_seconds_sum 8.05',
    'test_took_seconds_count 3',
  ])
})

test('label values cannot break out of their quotes', () => {
  counter('test_quotes_total', 'Quotes.').add({ route: 'a"b\\c\nd' })
  expect(lines('test_quotes_total')).toEqual(['test_quotes_total{route="a\\"b\\\\c\\nd"} 1'])
})

test('a gauge is read when it is asked', () => {
  let waiting = 1
  gauge('test_waiting', 'Waiting.', () => waiting)
  waiting = 5
  expect(lines('test_waiting')).toEqual(['test_waiting 5'])
})

test('the measures are shown at one address on this machine', async () => {
  const server = await metricsServer(0)
  try {
    const answer = await fetch(`http://127.0.0.1:${server.port}/metrics`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('version=0.0.4')
    const text = await answer.text()
    expect(text).toContain('# TYPE wiec_http_request_seconds histogram')
    expect(text).toMatch(/^process_resident_memory_bytes \d{7,}$/m)
    expect(text).toMatch(/^wiec_event_loop_lag_seconds [\d.e-]+$/m)
    expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(404)
  } finally {
    await server.close()
  }
})
