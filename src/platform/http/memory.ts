import type { House } from '../context.ts'
import type { HttpContext } from './env.ts'

/** What was read, and the tags of what it tells of. */
export interface Read<T> {
  value: T
  tags: string[]
}

interface Kept extends Read<unknown> {
  until: number
}

interface Memory {
  kept: Map<string, Kept>
  /** Grows whenever something changes: what was read before must not be kept after. */
  changes: number
}

const MOST = 500
const SECONDS = 20

/**
 * Reads what a public page shows once for all readers without an account, until one of its tags changes, at most 20
 * seconds. The cache of pages keeps each address apart; this serves whatever address, look or gmina a page is asked with.
 * People with an account are read for each time.
 * @param key of what is read; the language is added
 * @param read must not depend on the reader, and refuses what strangers may not see
 */
export async function readOnce<T>(c: HttpContext, key: string, read: () => Promise<Read<T>>): Promise<T> {
  if (c.get('context').actor.kind !== 'stranger') return (await read()).value
  return readOnceForAll(c, key, read)
}

/** The same for what is made without asking who the reader is: kept for people with an account too. */
export async function readOnceForAll<T>(c: HttpContext, key: string, read: () => Promise<Read<T>>): Promise<T> {
  const { house, now, locale } = c.get('context')
  const memory = memoryOf(house)
  const name = `${locale} ${key}`
  const known = memory.kept.get(name)
  if (known && known.until > now.epochMilliseconds) return known.value as T

  const { changes } = memory
  const fresh = await read()
  if (changes === memory.changes) keep(memory, name, { ...fresh, until: now.epochMilliseconds + SECONDS * 1000 })
  return fresh.value
}

const memories = new WeakMap<House, Memory>()

function memoryOf(house: House): Memory {
  const known = memories.get(house)
  if (known) return known
  const memory: Memory = { kept: new Map(), changes: 0 }
  memories.set(house, memory)
  house.bus.listen((tags) => {
    memory.changes += 1
    for (const [name, kept] of memory.kept) if (kept.tags.some((tag) => tags.includes(tag))) memory.kept.delete(name)
  })
  return memory
}

function keep({ kept }: Memory, name: string, read: Kept) {
  kept.delete(name)
  const [oldest] = kept.keys()
  if (kept.size >= MOST && oldest !== undefined) kept.delete(oldest)
  kept.set(name, read)
}
