// The other side of `apart.ts`: computes one map in a thread of its own. Built as a file of its own (vite.server.config.ts).
import { parentPort, workerData } from 'node:worker_threads'
import { type Asked, mapOfCasts } from './summary.ts'

parentPort?.postMessage(mapOfCasts(workerData as Asked))
