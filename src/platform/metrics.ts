import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { listen } from './listen.ts'

/**
 * Measures of this process in the text format of Prometheus. Label values are words of our own (route patterns, job
 * names, statuses): never an address as typed, an id or a name, so that their number stays small and nothing is personal.
 */
export type Labels = Record<string, string | number>

interface Measure {
  name: string
  help: string
  type: 'counter' | 'gauge' | 'histogram'
  lines(): string[]
}

export interface Counter {
  add(labels?: Labels, amount?: number): void
  value(labels?: Labels): number
}

export interface Histogram {
  /** In seconds. */
  observe(seconds: number, labels?: Labels): void
  count(labels?: Labels): number
}

const measures = new Map<string, Measure>()

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120]

export const httpRequests = counter('wiec_http_requests_total', 'Answered requests by route pattern and status.')
export const httpSeconds = histogram('wiec_http_request_seconds', 'Time to answer a request by route pattern.')
export const pageCache = counter('wiec_page_cache_total', 'Looks into the cache of anonymous pages: hit or miss.')
export const jobRuns = counter('wiec_job_runs_total', 'Finished runs of jobs by name and outcome: done or failed.')
export const jobSeconds = histogram('wiec_job_seconds', 'Time a run of a job took.')
export const mailsSent = counter('wiec_mails_total', 'Letters handed over by delivery state.')

/** A number that only grows. Asking again for the same name gives the same counter. */
export function counter(name: string, help: string): Counter {
  const values = new Map<string, number>()
  register({
    name,
    help,
    type: 'counter',
    lines: () => [...values].map(([labels, value]) => `${name}${labels} ${value}`),
  })
  return {
    add(labels = {}, amount = 1) {
      const key = written(labels)
      values.set(key, (values.get(key) ?? 0) + amount)
    },
    value: (labels = {}) => values.get(written(labels)) ?? 0,
  }
}

/** A number read at the moment of asking. */
export function gauge(name: string, help: string, read: () => number): void {
  register({ name, help, type: 'gauge', lines: () => [`${name} ${read()}`] })
}

/** How long things take, counted in steps; `steps` are upper limits in seconds, growing. */
export function histogram(name: string, help: string, steps: readonly number[] = SECONDS): Histogram {
  const series = new Map<string, { labels: Labels; counts: number[]; sum: number; count: number }>()
  register({
    name,
    help,
    type: 'histogram',
    lines: () =>
      [...series.values()].flatMap(({ labels, counts, sum, count }) => [
        ...steps.map((step, index) => `${name}_bucket${written({ ...labels, le: step })} ${counts[index]}`),
        `${name}_bucket${written({ ...labels, le: '+Inf' })} ${count}`,
        `${name}_sum${written(labels)} ${sum}`,
        `${name}_count${written(labels)} ${count}`,
      ]),
  })
  return {
    observe(seconds, labels = {}) {
      const key = written(labels)
      const one = series.get(key) ?? { labels, counts: steps.map(() => 0), sum: 0, count: 0 }
      series.set(key, one)
      for (const [index, step] of steps.entries()) if (seconds <= step) one.counts[index] = (one.counts[index] ?? 0) + 1
      one.sum += seconds
      one.count += 1
    },
    count: (labels = {}) => series.get(written(labels))?.count ?? 0,
  }
}

/** Everything measured, ready for a scrape. */
export function metricsText(): string {
  const blocks = [...measures.values()].map((measure) =>
    [`# HELP ${measure.name} ${measure.help}`, `# TYPE ${measure.name} ${measure.type}`, ...measure.lines()].join('\n'),
  )
  return `${blocks.join('\n')}\n`
}

/**
 * Shows the measures at `/metrics` on 127.0.0.1, apart from the portal, so that nobody outside can ask.
 * @param port 0 takes any free one
 */
export async function metricsServer(port: number): Promise<{ port: number; close(): Promise<void> }> {
  const stopMeasuring = measureProcess()
  const server = createServer((request, response) => {
    const known = request.url === '/metrics' && (request.method === 'GET' || request.method === 'HEAD')
    response.writeHead(known ? 200 : 404, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
    response.end(known ? metricsText() : 'Not found\n')
  })
  await listen(server, { host: '127.0.0.1', port })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        stopMeasuring()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function measureProcess(): () => void {
  const lag = monitorEventLoopDelay({ resolution: 20 })
  lag.enable()
  gauge('wiec_event_loop_lag_seconds', 'The 99th percentile of how late timers fire, since the last scrape.', () => {
    const seconds = lag.percentile(99) / 1e9
    lag.reset()
    return Number.isFinite(seconds) ? seconds : 0
  })
  gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss())
  gauge('nodejs_heap_used_bytes', 'Memory used by JavaScript values.', () => process.memoryUsage().heapUsed)
  gauge('process_uptime_seconds', 'Seconds since the process began.', () => process.uptime())
  gauge('process_cpu_seconds', 'Processor time used.', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
  return () => lag.disable()
}

function register(measure: Measure) {
  measures.set(measure.name, measure)
}

function written(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(String(value))}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}

const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
