import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The built program, started as `scripts/program.mjs` starts it. */
export const PROGRAM = join(import.meta.dirname, '../../dist/server/main.js')
export const FLAGS = ['--enable-source-maps', '--max-semi-space-size=8']

export interface Portal {
  port: number
  /** Milliseconds from the start of the process to the end of the first page. */
  firstAnswer: number
  /** Megabytes of memory the process holds now. */
  memory(): number
  /** Waits until the portal has done what it does after a start: reading what is to be found by searching, as one. */
  atRest(): Promise<void>
  stop(): Promise<void>
}

export interface PortalSettings {
  /** The data folder; each portal its own. */
  folder: string
  databaseUrl?: string
  demo?: boolean
  role?: 'web' | 'worker' | 'all'
  /** Node's own flags, as `--cpu-prof`. */
  flags?: string[]
  /** The page asked for first. */
  path?: string
}

/**
 * Starts the built portal and asks for a page until it answers.
 * @throws when it ends before answering, with what it wrote
 */
export async function startPortal(settings: PortalSettings): Promise<Portal> {
  if (!existsSync(PROGRAM)) throw new Error('Build the program first: npm run build.')
  const port = await freePort()
  const { role = 'all', flags = [], path = '/konsultacje' } = settings
  const started = performance.now()
  const server = spawn(process.execPath, [...FLAGS, ...flags, PROGRAM, 'serve', '--role', role], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      PORT: String(port),
      WIEC_DATA: settings.folder,
      MALLOC_ARENA_MAX: '2',
      NODE_COMPILE_CACHE: join(tmpdir(), 'wiec-bench-compiled'),
      WIEC_DEMO: settings.demo ? '1' : '0',
      // The load comes from one machine; addresses of many people are told as a proxy tells them.
      TRUST_PROXY: '1',
      ...(settings.databaseUrl ? { DATABASE_URL: settings.databaseUrl } : {}),
    },
  })
  const written = collect(server)
  await firstAnswer(server, `http://127.0.0.1:${port}${path}`, written)
  return {
    port,
    firstAnswer: performance.now() - started,
    memory: () => memoryOf(server.pid ?? 0),
    atRest: () => atRest(server.pid ?? 0),
    stop: () => ended(server),
  }
}

/** Megabytes a process holds (VmRSS), or held at most (VmHWM). */
export function memoryOf(pid: number, which: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  const line = new RegExp(`${which}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) / 1024
}

const QUIET_SECONDS = 1
const TICKS_PER_SECOND = 100

/** Waits until the process uses less than a twentieth of a processor for a second. */
async function atRest(pid: number): Promise<void> {
  for (let before = ticksOf(pid); ; ) {
    await new Promise((resolve) => setTimeout(resolve, QUIET_SECONDS * 1000))
    const now = ticksOf(pid)
    if (now - before < (QUIET_SECONDS * TICKS_PER_SECOND) / 20) return
    before = now
  }
}

/** Hundredths of a second of processor time the process has used (utime and stime, proc_pid_stat(5)). */
function ticksOf(pid: number): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return Number(afterName[11] ?? 0) + Number(afterName[12] ?? 0)
}

/** A port of 127.0.0.1 that nobody uses. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

function collect(server: ChildProcess): () => string {
  let text = ''
  const keep = (chunk: Buffer) => {
    text = (text + chunk).slice(-4000)
  }
  server.stdout?.on('data', keep)
  server.stderr?.on('data', keep)
  return () => text
}

async function firstAnswer(server: ChildProcess, url: string, written: () => string) {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The portal ended before it answered:\n${written()}`)
    try {
      const answer = await fetch(url)
      await answer.arrayBuffer()
      if (answer.status === 200) return
      throw new Error(`The portal answered ${url} with ${answer.status}:\n${written()}`)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve()
    server.once('exit', () => resolve())
    server.kill('SIGTERM')
  })
}
