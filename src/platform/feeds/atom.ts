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

/** The same as JSON Feed 1.1 (jsonfeed.org). @param address of this feed, which is not that of its Atom twin */
export function writeJsonFeed(feed: Feed, address: string): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    ...(feed.subtitle ? { description: feed.subtitle } : {}),
    home_page_url: feed.page,
    feed_url: address,
    language: feed.language,
    authors: [{ name: feed.author }],
    items: feed.entries.map(({ id, title, summary, url, publishedAt, updatedAt }) => ({
      id,
      url,
      title,
      content_text: summary,
      date_published: publishedAt.toString(),
      date_modified: updatedAt.toString(),
    })),
  })
}

/** Types of the two forms a feed has, by the ending of its address. */
export const FEED_TYPES = {
  xml: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const

/** A feed in the form that was asked for. Its Atom address, which is its id, ends with `.xml`; that of its twin with `.json`. */
export const writeFeed = (feed: Feed, ending: keyof typeof FEED_TYPES): string =>
  ending === 'xml' ? writeAtom(feed) : writeJsonFeed(feed, feed.id.replace(/\.xml(?=$|\?)/, '.json'))
