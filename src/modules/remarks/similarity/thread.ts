// The other side of `apart.ts`: groups letters in a thread of its own. Built as a file of its own (vite.server.config.ts).
import { parentPort } from 'node:worker_threads'
import { openGrouping } from './grouping.ts'

/** What the thread is asked: to read these letters, or, with null, for the groups. */
export type Asked = { id: string; text: string }[] | null

const grouping = openGrouping()

parentPort?.on('message', (asked: Asked) => {
  parentPort?.postMessage(asked ? grouping.read(asked) : grouping.groups())
})
