import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Grouping, type LetterBands, openGrouping } from './grouping.ts'
import type { Asked } from './thread.ts'

/** A grouping that answers when it is done, so that whoever asks may serve requests meanwhile. */
export interface GroupingApart {
  read(batch: { id: string; text: string }[]): Promise<LetterBands[]>
  groups(): Promise<string[][]>
  close(): Promise<void>
}

/**
 * Comparing thousands of letters takes seconds during which no request would be answered, so it is done in a thread of its
 * own (decision 0062). The answer is that of `openGrouping`, which runs there.
 */
export function groupApart(): GroupingApart {
  // Room for new objects: with more, 20,000 letters take 50 MB more and are compared no sooner.
  const thread = new Worker(threadFile(), { resourceLimits: { maxYoungGenerationSizeMb: 12 } })
  let failed: Error | null = null
  let answered: { resolve(answer: unknown): void; reject(error: Error): void } | null = null
  const fail = (error: Error) => {
    failed = error
    answered?.reject(error)
  }
  thread.on('message', (answer) => answered?.resolve(answer))
  thread.on('error', fail)
  thread.on('exit', (code) => fail(new Error(`The thread that groups letters ended with ${code}`)))

  // One question at a time: the next batch is fetched when the last one has been read.
  const ask = async (question: Asked) => {
    if (failed) throw failed
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    answered = { resolve, reject }
    thread.postMessage(question)
    return promise
  }
  return {
    read: (batch) => ask(batch) as Promise<LetterBands[]>,
    groups: () => ask(null) as Promise<string[][]>,
    async close() {
      await thread.terminate()
    },
  }
}

/** The same in this thread, for so few letters that opening another takes longer. */
export function groupHere(): GroupingApart {
  const grouping: Grouping = openGrouping()
  return {
    read: async (batch) => grouping.read(batch),
    groups: async () => grouping.groups(),
    close: async () => {},
  }
}

const BUILT = 'grouping-thread.js'

/** The thread's own file: beside this one in the sources, beside the program when built. */
function threadFile(): URL | string {
  if (import.meta.url.endsWith('.ts')) return new URL('./thread.ts', import.meta.url)
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, BUILT)
    if (existsSync(path)) return path
  }
  throw new Error(`The file ${BUILT} is missing from this installation`)
}
