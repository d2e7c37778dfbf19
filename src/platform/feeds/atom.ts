import { escaped } from '../documents/characters.ts'

export interface Feed {
  /** Stays the same for life; the address of the feed itself. */
  id: string
  title: string
  subtitle?: string
  language: 'pl' | 'en'
  /** Address of the page the feed follows. */
  page: string
  author: string
  updatedAt: Temporal.Instant
  entries: FeedEntry[]
}

export interface FeedEntry {
  /** Stays the same for life: `urn:uuid:…` */
  id: string
  title: string
  summary: string
  url: string
  publishedAt: Temporal.Instant
  updatedAt: Temporal.Instant
}

/** An Atom feed (RFC 4287); all words in it are text, never markup. */
export function writeAtom(feed: Feed): string {
  const head = [
    `<id>${escaped(feed.id)}</id>`,
    `<title>${escaped(feed.title)}</title>`,
    feed.subtitle ? `<subtitle>${escaped(feed.subtitle)}</subtitle>` : '',
    `<updated>${feed.updatedAt}</updated>`,
    `<author><name>${escaped(feed.author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(feed.id)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(feed.page)}"/>`,
  ]
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">${head.join('')}${feed.entries.map(entryXml).join('')}</feed>\n`
}

const entryXml = (entry: FeedEntry) =>
  `<entry><id>${escaped(entry.id)}</id><title>${escaped(entry.title)}</title><published>${entry.publishedAt}</published><updated>${entry.updatedAt}</updated><link rel="alternate" type="text/html" href="${escaped(entry.url)}"/><summary>${escaped(entry.summary)}</summary></entry>`

/** The latest of these moments that lie behind us. */
export function latest(now: Temporal.Instant, ...moments: (Temporal.Instant | null)[]): Temporal.Instant | null {
  const past = moments.filter(
    (moment): moment is Temporal.Instant => moment !== null && Temporal.Instant.compare(moment, now) <= 0,
  )
  return past.sort(Temporal.Instant.compare).at(-1) ?? null
}
