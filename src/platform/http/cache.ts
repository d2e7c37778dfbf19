import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Bus } from '../bus.ts'

export interface CachedPage {
  status: 200
  headers: Record<string, string>
  body: Uint8Array
  gzipped: Buffer | null
  etag: string
  tags: string[]
  expiresAt: number
}

/**
 * Pages of anonymous readers, kept in the process: bounded in bytes, short-lived, dropped by tag when something they
 * show changes on any node.
 */
export interface PageCache {
  get(key: string): CachedPage | null
  put(key: string, page: Omit<CachedPage, 'gzipped' | 'expiresAt'>, seconds: number): void
  /** Compresses a page that is kept, for the readers who come after; one nobody asks for again stays as it is. */
  zip(key: string): void
  drop(tags: string[]): void
  clear(): void
  /** Changes whenever something is dropped: what was read before must not be stored after. */
  generation(): number
}

const compress = promisify(gzip)

/** How many addresses with a question mark are known as asked for once. */
const MOST_ASKED = 5000

export function openPageCache(bus: Bus, mostBytes = 48_000_000, clock: () => number = Date.now): PageCache {
  // A Map keeps insertion order; reading moves an entry to the end, so the first is the least recently used.
  const pages = new Map<string, CachedPage>()
  const byTag = new Map<string, Set<string>>()
  const asked = new Set<string>()
  const zipping = new WeakSet<CachedPage>()
  let bytes = 0
  let generation = 0

  const remove = (key: string) => {
    const page = pages.get(key)
    if (!page) return
    pages.delete(key)
    bytes -= weight(page)
    for (const tag of page.tags) {
      const keys = byTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) byTag.delete(tag)
    }
  }

  const askedBefore = (key: string) => {
    if (asked.delete(key)) return true
    asked.add(key)
    if (asked.size > MOST_ASKED) asked.delete(asked.values().next().value as string)
    return false
  }

  const cache: PageCache = {
    get(key) {
      const page = pages.get(key)
      if (!page) return null
      if (page.expiresAt < clock()) {
        remove(key)
        return null
      }
      pages.delete(key)
      pages.set(key, page)
      return page
    },
    put(key, page, seconds) {
      // What follows a question mark is anybody's to make up; made-up addresses must not push out pages people read.
      if (key.includes('?') && !askedBefore(key)) return
      remove(key)
      const kept: CachedPage = { ...page, gzipped: null, expiresAt: clock() + seconds * 1000 }
      pages.set(key, kept)
      bytes += weight(kept)
      for (const tag of kept.tags) byTag.set(tag, (byTag.get(tag) ?? new Set()).add(key))
      while (bytes > mostBytes) remove(pages.keys().next().value as string)
    },
    zip(key) {
      const page = pages.get(key)
      if (!page || zipping.has(page)) return
      zipping.add(page)
      void compress(page.body).then((gzipped) => {
        if (pages.get(key) !== page) return
        page.gzipped = gzipped
        bytes += gzipped.length
      })
    },
    drop(tags) {
      generation += 1
      for (const tag of tags) for (const key of [...(byTag.get(tag) ?? [])]) remove(key)
    },
    clear() {
      generation += 1
      pages.clear()
      byTag.clear()
      bytes = 0
    },
    generation: () => generation,
  }
  bus.listen((tags) => cache.drop(tags))
  return cache
}

const weight = (page: CachedPage) => page.body.length + (page.gzipped?.length ?? 0)

export const etagOf = (body: string | Uint8Array) => `W/"${hash('sha1', body, 'base64url')}"`
