import { Hono } from 'hono'
import { z } from 'zod'
import { found } from '../../../platform/errors.ts'
import { latest, writeAtom } from '../../../platform/feeds/atom.ts'
import {
  type App,
  type AppEnv,
  decodeMomentCursor,
  type HttpContext,
  page,
  readQuery,
  requestSource,
  seeOther,
  throttle,
} from '../../../platform/http/index.ts'
import { siteSettings } from '../../network/index.ts'
import { NEWS } from '../directory/addresses.ts'
import type { MembershipPorts } from '../ports.ts'
import { closeFeed, feedPathOf, openFeed, personOfToken, readingAs } from './actions.ts'
import { newsPage, readerOf, waitingFor } from './gathering.ts'
import { NewsPage } from './pages.tsx'

const AT_ONCE = 20
const IN_FEED = 50
const NewsQuery = z.object({ po: z.string().max(500).optional() })

/** `/siec/dla-czlonkow`: what is new for members and what waits for them, also as a feed under an address of one's own. */
export function newsRoutes({ news: sources }: Pick<MembershipPorts, 'news'>): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(NEWS, async (c) => {
    const context = c.get('context')
    const { actor } = context
    if (actor.kind !== 'person') return seeOther(c, `/zaloguj?dalej=${encodeURIComponent(NEWS)}`)
    const { po } = readQuery(c, NewsQuery)
    const reader = await readerOf(context, actor.id)
    const before = decodeMomentCursor(po)
    const { rows, next } = await newsPage(context, sources, reader, { before, limit: AT_ONCE })
    const path = await feedPathOf(context, actor.id)
    const props = {
      isMember: reader.memberIds.length > 0,
      waiting: before ? [] : await waitingFor(context, sources, reader),
      news: rows,
      next,
      later: before !== null,
      feed: path && context.house.config.url + c.get('url')(path),
    }
    return page(c, <NewsPage {...props} />)
  })

  routes.post(`${NEWS}/kanal`, async (c) => {
    await openFeed(c.get('context'))
    return seeOther(c, NEWS, 'membership.done.feed-opened')
  })

  routes.post(`${NEWS}/kanal/zamkniecie`, async (c) => {
    await closeFeed(c.get('context'))
    return seeOther(c, NEWS, 'membership.done.feed-closed')
  })

  // Opens to whoever has the address: it is taken back on the page, and works only while its owner is a member.
  routes.get(`${NEWS}/kanal/:token`, async (c) => {
    const token = c.req.param('token')
    await throttle(c.get('context'), { what: 'members-feed', whom: requestSource(c), most: 120, seconds: 3600 })
    const personId = found(await personOfToken(c.get('context'), token))
    const body = await feed(c, personId, `${NEWS}/kanal/${token}`)
    c.set('pageOptions', { file: 'application/atom+xml' })
    return c.body(body, 200, {
      'content-type': 'application/atom+xml; charset=utf-8',
      'cache-control': 'private, no-store',
    })
  })

  async function feed(c: HttpContext, personId: string, path: string): Promise<string> {
    const context = readingAs(c.get('context'), personId)
    const reader = await readerOf(context, personId)
    const { rows } = await newsPage(context, sources, reader, { before: null, limit: IN_FEED })
    const t = context.house.texts.in(c.get('locale'))
    const addressOf = (path: string) => context.house.config.url + c.get('url')(path)
    return writeAtom({
      id: addressOf(path),
      title: t('membership.news.feed.title'),
      language: c.get('locale'),
      page: addressOf(NEWS),
      author: (await siteSettings(context.house)).names.name[c.get('locale')],
      updatedAt: latest(context.now, ...rows.map(({ at }) => at)) ?? context.now,
      entries: rows.map(({ id, at, sort, title, text, href }) => ({
        id: `urn:uuid:${id}`,
        title: `${sort}: ${title}`,
        summary: text,
        url: addressOf(href),
        publishedAt: at,
        updatedAt: at,
      })),
    })
  }

  return routes
}
