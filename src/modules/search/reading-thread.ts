// The other side of `files.ts`: reads one file and ends. Built as a file of its own (vite.server.config.ts).
import { parentPort, workerData } from 'node:worker_threads'
import { textOf } from './reading.ts'

parentPort?.postMessage(await textOf(workerData))
