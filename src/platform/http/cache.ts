import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Bus } from '../bus.ts'

export interface CachedPage {
  status: 200
  headers: Record<string, string>
  body: Buffer
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
  drop(tags: string[]): void
  clear(): void
  /** Changes whenever something is dropped: what was read before must not be stored after. */
  generation(): number
}

const compress = promisify(gzip)

export function openPageCache(bus: Bus, mostBytes = 48_000_000, clock: () => number = Date.now): PageCache {
  // A Map keeps insertion order; reading moves an entry to the end, so the first is the least recently used.
  const pages = new Map<string, CachedPage>()
  const byTag = new Map<string, Set<string>>()
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
      remove(key)
      const kept: CachedPage = { ...page, gzipped: null, expiresAt: clock() + seconds * 1000 }
      pages.set(key, kept)
      bytes += weight(kept)
      for (const tag of kept.tags) byTag.set(tag, (byTag.get(tag) ?? new Set()).add(key))
      while (bytes > mostBytes) remove(pages.keys().next().value as string)
      void compress(kept.body).then((gzipped) => {
        if (pages.get(key) !== kept) return
        kept.gzipped = gzipped
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

export const etagOf = (body: string | Buffer) => `W/"${hash('sha1', body, 'base64url')}"`
