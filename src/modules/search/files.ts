import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Context } from '../../platform/context.ts'
import { type Db, inTransaction } from '../../platform/db/index.ts'
import type { Findable } from '../../platform/search.ts'
import { keepFileText, readBefore } from './files-store.ts'
import { noteThing } from './pending-store.ts'
import { type FileRead, READABLE } from './reading.ts'

/** Larger files are found by their title only. */
const LARGEST = 30 * 1024 * 1024
/** A file that takes longer is damaged, or made to take long. */
const LONGEST_MS = 30_000

/** A thing whose file nobody has read yet. */
export interface Unread {
  kind: string
  id: string
  file: NonNullable<Findable['file']>
}

/** The words of a thing and of its file; `unread` when the file has still to be read. */
export async function withFileText(db: Db, { body, file }: Findable): Promise<{ text: string; unread: boolean }> {
  if (!file || !READABLE.includes(file.type)) return { text: body, unread: false }
  const known = await readBefore(db, file.hash)
  return { text: known ? `${body}\n${known}` : body, unread: known === null }
}

/**
 * Reads a file once, in a thread of its own, and notes the thing so that it is indexed with the words of its file. Outside any
 * transaction, because it takes seconds (decision 0122).
 */
export async function readFile(context: Context, { kind, id, file: { hash, type } }: Unread) {
  const { files, log } = context.house
  const there = await files.has(hash)
  const bytes = there ? await files.read(hash) : new Uint8Array()
  const read: FileRead =
    bytes.byteLength > LARGEST ? { text: '', problem: 'too-large' } : await readApart({ bytes, type })
  if (read.problem) log.warn('search-file', { hash, problem: read.problem })
  await inTransaction(context, async ({ db }) => {
    await keepFileText(db, { hash, body: read.text, problem: read.problem }, context.now)
    await noteThing(db, { kind, id })
  })
}

/** Reads a file apart from what serves requests; the thread ends with its answer, or when it takes too long. */
function readApart(file: { bytes: Uint8Array; type: string }): Promise<FileRead> {
  const { promise, resolve } = Promise.withResolvers<FileRead>()
  const thread = new Worker(threadFile(), { workerData: file, resourceLimits: { maxOldGenerationSizeMb: 512 } })
  const late = setTimeout(() => resolve({ text: '', problem: 'took-too-long' }), LONGEST_MS)
  thread.on('message', resolve)
  thread.on('error', (error: Error) => resolve({ text: '', problem: error.message }))
  thread.on('exit', () => resolve({ text: '', problem: 'ended' }))
  return promise.finally(async () => {
    clearTimeout(late)
    await thread.terminate()
  })
}

const BUILT = 'search-reading-thread.js'

/** The thread's own file: beside this one in the sources, beside the program when built. */
function threadFile(): URL | string {
  if (import.meta.url.endsWith('.ts')) return new URL('./reading-thread.ts', import.meta.url)
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, BUILT)
    if (existsSync(path)) return path
  }
  throw new Error(`The file ${BUILT} is missing from this installation`)
}
