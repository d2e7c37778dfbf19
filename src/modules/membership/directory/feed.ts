import { dateOf, startOf } from '../../../platform/clock.ts'
import { type Feed, latest } from '../../../platform/feeds/atom.ts'
import type { HttpContext } from '../../../platform/http/index.ts'
import { siteSettings } from '../../network/index.ts'
import { fullName } from '../../places/index.ts'
import { DIRECTORY, MEMBERS_HOME, memberPath } from './addresses.ts'
import { seenMembers } from './listing.ts'
import { newestMembers } from './listing-store.ts'

const ENTRIES = 50
// A feed says when it was updated, also before anybody is in it (RFC 4287, 4.2.15).
const BEGINNING = Temporal.Instant.from('2016-03-04T00:00:00Z')

/** New members, as strangers see them whoever asks: the address of a feed is passed from hand to hand. */
export async function newMembersFeed(c: HttpContext): Promise<Feed> {
  const context = c.get('context')
  const t = context.house.texts.in(c.get('locale'))
  const addressOf = (path: string) => context.house.config.url + c.get('url')(path)
  const newest = await newestMembers(context.db, 'stranger', dateOf(context.now), ENTRIES)
  const entries = (await seenMembers(context, 'stranger', newest)).map(({ seen, unit, since }) => ({
    id: `urn:uuid:${seen.memberId}`,
    title: seen.name,
    summary: [t(`membership.kind.${seen.kind}`), unit && fullName(unit, t), seen.about].filter(Boolean).join('. '),
    url: addressOf(memberPath(seen.memberId)),
    publishedAt: startOf(since),
    updatedAt: startOf(since),
  }))
  return {
    id: addressOf(`${DIRECTORY}/kanal.xml`),
    title: t('membership.feed.title'),
    language: c.get('locale'),
    page: addressOf(MEMBERS_HOME),
    author: (await siteSettings(context.house)).names.name[c.get('locale')],
    updatedAt: latest(context.now, ...entries.map(({ updatedAt }) => updatedAt)) ?? BEGINNING,
    entries,
  }
}
