import { dateOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { type Db, inTransaction } from '../../platform/db/index.ts'
import type { Findable } from '../../platform/search.ts'
import { readFile, type Unread, withFileText } from './files.ts'
import { dropNotes, lookAtNotes, mayWrite, type Note, takeNotes, waitToWrite } from './pending-store.ts'
import { type SearchPorts, sourceOf } from './ports.ts'
import { deleteDocuments, deleteOlder, deleteOtherKinds, type NewDocument, putDocuments } from './store.ts'
import { LONGEST_BODY, vectorsOf } from './vector.ts'
import { countWords } from './words-store.ts'

type Ports = Pick<SearchPorts, 'sources'>

const AT_ONCE = 200

/**
 * Reads into the index what changed since the last time: what is there no more, or is hidden, leaves it. May run in many
 * processes at once and again after a crash. @returns how many notes were read
 */
export async function indexChanged(context: Context, ports: Ports): Promise<number> {
  let read = 0
  for (;;) {
    const unread: Unread[] = []
    const taken = await indexSome(context, ports, unread).catch(async (error) => {
      context.house.log.error('search-index', { error })
      return apart(context, ports)
    })
    read += taken
    for (const one of unread) await readFile(context, one)
    if (taken < AT_ONCE && unread.length === 0) return read
  }
}

const indexSome = (context: Context, ports: Ports, unread: Unread[]): Promise<number> =>
  inTransaction(context, async (context) => {
    if (!(await mayWrite(context.db))) return 0
    const { notes, taken } = await takeNotes(context.db, AT_ONCE)
    unread.push(...(await indexThings(context, ports, notes)))
    return taken
  })

// One thing that cannot be read must not keep the others out: each is tried alone, and what fails is told and left.
async function apart(context: Context, ports: Ports): Promise<number> {
  const notes = await lookAtNotes(context.db, AT_ONCE)
  for (const note of notes) {
    try {
      await inTransaction(context, async (context) => {
        await waitToWrite(context.db)
        await dropNotes(context.db, note)
        await indexThings(context, ports, [note])
      })
    } catch (error) {
      context.house.log.error('search-index-thing', { error, ...note })
      await dropNotes(context.db, note)
    }
  }
  return notes.length
}

async function indexThings(context: Context, ports: Ports, notes: Note[]): Promise<Unread[]> {
  const unread: Unread[] = []
  for (const [kind, own] of Map.groupBy(notes, ({ kind }) => kind)) {
    const source = sourceOf(ports, kind)
    const ids = own.map(({ id }) => id)
    const things = source ? await source.read(context, ids) : []
    const there = new Set(things.map(({ id }) => id))
    await deleteDocuments(
      context.db,
      kind,
      ids.filter((id) => !there.has(id)),
    )
    const read = await documentsOf(context.db, kind, things)
    await putDocuments(context.db, read.documents, context.now)
    unread.push(...read.unread)
  }
  return unread
}

/** Rows of the index for these things, and those of them whose files have still to be read. */
export async function documentsOf(
  db: Db,
  kind: string,
  things: Findable[],
): Promise<{ documents: NewDocument[]; unread: Unread[] }> {
  const documents: NewDocument[] = []
  const unread: Unread[] = []
  for (const thing of things) {
    const { title, context, unitCode, audiences, weight = 1, datedAt } = thing
    const read = await withFileText(db, thing)
    if (read.unread && thing.file) unread.push({ kind, id: thing.id, file: thing.file })
    const body = read.text.slice(0, LONGEST_BODY)
    const year = dateOf(datedAt).year
    const vectors = vectorsOf(title, context, body)
    const { id, path } = thing
    documents.push({ kind, id, path, title, context, body, ...vectors, year, unitCode, audiences, weight, datedAt })
  }
  return { documents, unread }
}

const REBUILT_AT_ONCE = 500

/**
 * Makes the whole index anew beside the old one, which answers meanwhile: everything is read again, and what was not found any
 * more leaves. @param told after each batch how many things of a kind were read
 */
export async function rebuildIndex(
  context: Context,
  ports: Ports,
  told: (kind: string, count: number) => void = () => {},
): Promise<{ documents: number; words: number }> {
  let documents = 0
  const unread: Unread[] = []
  for (const source of ports.sources) {
    const { kind } = source
    // By the clock of this moment: what a change indexes meanwhile is newer and stays.
    const began = context.house.clock.now()
    let count = 0
    let after: string | null = null
    do {
      const ids: string[] = await source.ids(context, after, REBUILT_AT_ONCE)
      count += await inTransaction(context, async (context) => {
        await waitToWrite(context.db)
        const things = await source.read(context, ids)
        const read = await documentsOf(context.db, kind, things)
        await putDocuments(context.db, read.documents, began)
        unread.push(...read.unread)
        return things.length
      })
      after = ids.length < REBUILT_AT_ONCE ? null : (ids.at(-1) ?? null)
      told(kind, count)
    } while (after)
    await deleteOlder(context.db, kind, began)
    documents += count
  }
  await deleteOtherKinds(
    context.db,
    ports.sources.map(({ kind }) => kind),
  )
  for (const one of unread) await readFile(context, one)
  if (unread.length > 0) await indexChanged(context, ports)
  return { documents, words: await countTelling(context) }
}

/** Counts words anew; readers see the old ones until it is done. */
export const countTelling = (context: Context): Promise<number> =>
  inTransaction(context, (context) => countWords(context.db))

/**
 * Keeps the index by the changes of this and every other process: soon after each that is told on the bus, and every second
 * for those that nobody told. @returns what ends it, when the batch under way is done
 */
export function followChanges(contextNow: () => Context, ports: Ports): { close(): Promise<void> } {
  const { house } = contextNow()
  let running: Promise<unknown> | null = null
  let closed = false
  const words = countedNowAndThen(contextNow)
  const run = () => {
    if (running || closed) return
    running = indexChanged(contextNow(), ports)
      .then(words)
      .catch((error) => house.log.error('search-index', { error }))
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(run, EVERY_MS)
  const deaf = house.bus.listen(run)
  run()
  return {
    async close() {
      closed = true
      clearInterval(timer)
      deaf()
      await running
    },
  }
}

/** Words of a new portal are known soon, and counting never takes more than a small part of the time. */
function countedNowAndThen(contextNow: () => Context): (read: number) => Promise<void> {
  let changed = false
  let next = 0
  return async (read) => {
    changed ||= read > 0
    // After the first changes have settled: while a portal is being filled, each second brings more.
    if (!changed || read > 0 || performance.now() < next) return
    const began = performance.now()
    changed = false
    await countTelling(contextNow())
    const took = performance.now() - began
    next = performance.now() + Math.max(COUNTED_MS, 200 * took)
  }
}

const COUNTED_MS = 60_000

// New content is found within two seconds; a look at an empty table costs a fraction of a millisecond.
const EVERY_MS = 1000
