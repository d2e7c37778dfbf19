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

interface Count {
  election: Election
  settings: Omit<TallySettings, 'onStep'>
}

export interface WorkerTask extends Count {
  rules: Rule[]
}

export type WorkerWord =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'done'; outcomes: Outcome[] }
  | { kind: 'lot'; ids: string[] }

interface Watching {
  onProgress?: (progress: Progress) => void
  /** Ends the count; the promise is then rejected with its reason. */
  signal?: AbortSignal
}

/**
 * Counts in a thread of its own, so that the portal answers others meanwhile. The result is that of `tally`, to the last
 * fraction.
 * @throws LotMissing when a tie has to be drawn first
 */
export async function tallyInWorker({ rule, ...count }: Count & { rule: Rule }, watching?: Watching): Promise<Outcome> {
  const [outcome] = await talliesInWorker({ ...count, rules: [rule] }, watching)
  return outcome as Outcome
}

/**
 * The same ballots by several rules, one after another in one thread: to begin a thread takes longer than to count a small
 * election.
 * @returns the outcomes in the order of the rules
 * @throws LotMissing when a tie has to be drawn first
 */
export function talliesInWorker(task: WorkerTask, { onProgress, signal }: Watching = {}): Promise<Outcome[]> {
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
      else if (word.kind === 'done') resolve(word.outcomes)
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
