import type { Db } from '../../platform/db/index.ts'

/** More than the units a network works in; the oldest goes first. */
const MOST = 2000

const remembered = new WeakMap<Db, Map<string, Promise<unknown>>>()

/**
 * Reads from the register once: it changes only by loading, at the start of a process. Inside a transaction it is read
 * again, as that may be the one that loads.
 */
export function remember<T>(db: Db, key: string, read: () => Promise<T>): Promise<T> {
  if (db.isTransaction) return read()
  const known = remembered.get(db) ?? new Map<string, Promise<unknown>>()
  remembered.set(db, known)
  const before = known.get(key) as Promise<T> | undefined
  if (before) return before
  const [oldest] = known.keys()
  if (known.size >= MOST && oldest !== undefined) known.delete(oldest)
  const reading = read()
  known.set(key, reading)
  // A failure is not remembered: the next one to ask reads again.
  reading.catch(() => known.delete(key))
  return reading
}

/** The register was loaded anew. */
export const forget = (db: Db) => remembered.delete(db)
