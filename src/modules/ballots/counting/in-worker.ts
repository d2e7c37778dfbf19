import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Election } from './election.ts'
import type { Fraction } from './exact.ts'
import type { Rule } from './rules.ts'
import type { Outcome, TallySettings } from './tally.ts'
import { LotMissing } from './ties.ts'

/** How far a count with a growing endowment is: what the outcome of this step costs, beside the budget. */
export interface Progress {
  step: number
  endowment: Fraction
  cost: number
}

export interface WorkerTask {
  election: Election
  rule: Rule
  settings: Omit<TallySettings, 'onStep'>
}

export type WorkerWord =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'done'; outcome: Outcome }
  | { kind: 'lot'; ids: string[] }

/**
 * Counts in a thread of its own, so that the portal answers others meanwhile. The result is that of `tally`, to the last
 * fraction.
 * @param signal ends the count; the promise is then rejected with its reason
 * @throws LotMissing when a tie has to be drawn first
 */
export function tallyInWorker(
  task: WorkerTask,
  { onProgress, signal }: { onProgress?: (progress: Progress) => void; signal?: AbortSignal } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const worker = new Worker(workerFile(), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    })
    const stop = () => {
      reject(signal?.reason)
      void worker.terminate()
    }
    signal?.addEventListener('abort', stop, { once: true })
    worker.on('message', (word: WorkerWord) => {
      if (word.kind === 'progress') onProgress?.(word.progress)
      else if (word.kind === 'done') resolve(word.outcome)
      else reject(new LotMissing(word.ids))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', stop)
      // After an answer this changes nothing.
      reject(new Error(`the counting thread ended with ${code}`))
    })
  })
}

/** The largest known pool needs a tenth of it; a file made to exhaust the machine ends its own thread. */
const MOST_MEMORY_MB = 512

/** In the source tree beside this file; in the built server beside the program, which may be a folder above this part. */
function workerFile(): string {
  const source = join(import.meta.dirname, 'worker.ts')
  if (existsSync(source)) return source
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const built = join(folder, 'counting-worker.js')
    if (existsSync(built)) return built
  }
  throw new Error('The counting worker is missing from this installation')
}
