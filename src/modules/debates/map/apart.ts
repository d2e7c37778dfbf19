import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Asked, MapSummary } from './summary.ts'

/**
 * Computes a map in a thread of its own: thousands of people take seconds during which no request would be answered.
 * @throws what the thread threw
 */
export function mapApart(asked: Asked): Promise<MapSummary> {
  const thread = new Worker(threadFile(), { workerData: asked })
  return new Promise<MapSummary>((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`The thread that makes a map ended with ${code}`)))
  }).finally(() => thread.terminate())
}

const BUILT = 'opinion-map-thread.js'

/** The thread's own file: beside this one in the sources, beside the program when built. */
function threadFile(): URL | string {
  if (import.meta.url.endsWith('.ts')) return new URL('./thread.ts', import.meta.url)
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, BUILT)
    if (existsSync(path)) return path
  }
  throw new Error(`The file ${BUILT} is missing from this installation`)
}
