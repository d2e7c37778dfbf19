// The other side of `in-worker.ts`: counts in a thread of its own and tells how far it is.
import { parentPort, workerData } from 'node:worker_threads'
import type { WorkerTask, WorkerWord } from './in-worker.ts'
import { type TallySettings, tally } from './tally.ts'
import { LotMissing } from './ties.ts'

const { election, rules, settings } = workerData as WorkerTask
const say = (word: WorkerWord) => parentPort?.postMessage(word)
// A person cannot read faster; in milliseconds.
const PAUSE = 50
let said = Number.NEGATIVE_INFINITY

try {
  const watched: TallySettings = {
    ...settings,
    onStep(step, endowment, cost) {
      const now = performance.now()
      if (now - said < PAUSE) return
      said = now
      say({ kind: 'progress', progress: { step, endowment, cost } })
    },
  }
  say({ kind: 'done', outcomes: rules.map((rule) => tally(election, rule, watched)) })
} catch (error) {
  if (!(error instanceof LotMissing)) throw error
  say({ kind: 'lot', ids: error.ids })
}
