import { stranger } from '../../platform/actor.ts'
import { type Feed, latest } from '../../platform/feeds/atom.ts'
import type { HttpContext } from '../../platform/http/index.ts'
import { mayOpen } from './finding.ts'
import type { FeedOfList, SearchPorts } from './ports.ts'
import { keyOf } from './rules.ts'
import { bodiesOf, newestOf } from './store.ts'

const ENTRIES = 50
const SUMMARY = 400
// A feed says when it was updated, also before anything is in it (RFC 4287, 4.2.15).
const BEGINNING = Temporal.Instant.from('2016-03-04T00:00:00Z')

/** The newest things of a list, as strangers see them whoever asks: the address of a feed is passed from hand to hand. */
export async function feedOf(c: HttpContext, { home, kind }: FeedOfList, ports: SearchPorts): Promise<Feed> {
  const context = c.get('context')
  const { house, db, now, locale } = context
  const t = house.texts.in(locale)
  const addressOf = (path: string) => house.config.url + c.get('url')(path)
  const hits = await mayOpen({ ...context, actor: stranger }, await newestOf(db, kind, ENTRIES), ports)
  const bodies = await bodiesOf(db, hits, SUMMARY)
  const entries = hits.map((hit) => ({
    id: `urn:uuid:${hit.id}`,
    title: hit.title,
    summary: bodies.get(keyOf(hit)) ?? '',
    url: addressOf(hit.path),
    publishedAt: hit.datedAt,
    updatedAt: hit.datedAt,
  }))
  return {
    id: addressOf(`${home}/kanal.xml`),
    title: t(`search.kinds.${kind}`),
    language: locale,
    page: addressOf(home),
    author: await ports.author(context),
    updatedAt: latest(now, ...entries.map(({ updatedAt }) => updatedAt)) ?? BEGINNING,
    entries,
  }
}
