import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { memoryOf } from './portal.ts'

const ROOT = join(import.meta.dirname, '../..')

let built: Promise<unknown> | null = null

/** Builds the tasks of `bench/inside` once in a run. */
export function buildInside(): Promise<unknown> {
  built ??= promisify(execFile)(
    process.execPath,
    [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'bench/vite.config.ts'],
    { cwd: ROOT },
  )
  return built
}

export interface Done<T> {
  answer: T
  seconds: number
  /** Peak memory of the process in megabytes. */
  peak: number
}

/**
 * Runs a task inside the product, in a process of its own.
 * @param settings the environment of the process: where the database and the data folder are
 */
export async function inside<T>(task: string[], settings: Record<string, string>): Promise<Done<T>> {
  await buildInside()
  const started = performance.now()
  const child = spawn(process.execPath, [join(ROOT, 'dist/bench/main.js'), ...task], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...settings },
  })
  let peak = 0
  // VmHWM is the highest so far, so the last reading before the end misses at most what a tenth of a second adds.
  const watch = setInterval(() => {
    try {
      peak = Math.max(peak, memoryOf(child.pid ?? 0, 'VmHWM'))
    } catch {
      // It has just ended.
    }
  }, 100)
  const ended = once(child, 'exit')
  const written = await text(child.stdout)
  const [code] = await ended
  clearInterval(watch)
  if (code !== 0) throw new Error(`Task ${task[0]} ended with ${code}`)
  return {
    answer: JSON.parse(written.trimEnd().split('\n').at(-1) ?? 'null') as T,
    seconds: (performance.now() - started) / 1000,
    peak,
  }
}
