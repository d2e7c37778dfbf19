import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { serve } from '../../src/platform/http/server.ts'
import type { TestPortal } from './portal.ts'

export interface TestServer {
  origin: string
  pid: number
  /** Everything it wrote to standard error. */
  complaints(): string
  /** Politely; waits until the process has ended. */
  stop(): Promise<number | null>
  /** As a power cut: nothing is finished, nothing is said. */
  kill(): Promise<void>
}

/**
 * The built program as people run it, on a free port of 127.0.0.1.
 * @param settings its environment: WIEC_DATA, DATABASE_URL, WIEC_DEMO…; nothing else of ours is passed on
 */
export async function aServer(settings: Record<string, string>): Promise<TestServer> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  await mkdir(settings.WIEC_DATA ?? '', { recursive: true })
  // The command prepares what is missing, then becomes the program, so signals and the number are the program's own.
  const program = spawn(process.execPath, ['bin/wiec.mjs', 'serve'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      WIEC_URL: origin,
      NODE_ENV: 'test',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaints = ''
  program.stderr.on('data', (bytes) => {
    complaints += bytes
  })
  const ended = once(program, 'exit') as Promise<[number | null]>
  const ready = (async () => {
    for await (const line of createInterface(program.stdout)) if (line.includes(origin)) return true
    return false
  })()
  if (!(await Promise.race([ready, ended.then(() => false)])))
    throw new Error(`The server did not start:\n${complaints}`)
  program.stdout.resume()

  const end = async (signal: NodeJS.Signals) => {
    if (program.exitCode === null && program.signalCode === null) program.kill(signal)
    return (await ended)[0]
  }
  return {
    origin,
    pid: program.pid ?? 0,
    complaints: () => complaints,
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL')
    },
  }
}

let isBuilt = false

/** Builds styles, islands and the program when a source is newer; before a portal of this process shows its first page. */
export function built() {
  if (!isBuilt)
    execFileSync(process.execPath, ['--eval', "import('./scripts/prepare.mjs').then(({ build }) => build())"])
  isBuilt = true
}

/** The portal of this process behind a port. */
export async function served(portal: TestPortal) {
  const server = await serve(portal.app, portal.cache, { host: '127.0.0.1', port: 0 })
  return { origin: `http://127.0.0.1:${server.port}`, close: server.stop }
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
