import { Hono } from 'hono'
import { z } from 'zod'
import { allow } from '../../../platform/errors.ts'
import { type App, type AppEnv, page, readQuery, seeOther } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { ownRecipient } from '../preferences/actions.ts'
import { SENT } from '../preferences/pages.tsx'
import { toSignIn } from '../preferences/routes.tsx'
import { readAll, readNotification } from './actions.ts'
import { NOTIFICATIONS, NotificationsPage, SentPage } from './pages.tsx'
import { countUnread, notificationsOf, sentTo } from './store.ts'

const ROWS = 30
const Query = z.object({ dalej: z.string().max(500).optional() })

/** A person's own notifications, and the letters they were sent. */
export function openInboxRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(NOTIFICATIONS, async (c) => {
    const { actor, db } = c.get('context')
    if (actor.kind !== 'person') return toSignIn(c)
    const list = await notificationsOf(db, actor.id, { cursor: readQuery(c, Query).dalej, limit: ROWS })
    return page(c, <NotificationsPage {...list} unread={await countUnread(db, actor.id, 1000)} />)
  })

  routes.post(`${NOTIFICATIONS}/przeczytane`, async (c) => {
    await readAll(c.get('context'))
    return seeOther(c, NOTIFICATIONS, 'notices.inbox.done')
  })

  routes.post(`${NOTIFICATIONS}/:id/przeczytane`, async (c) => {
    const id = c.req.param('id')
    allow(isId(id))
    return seeOther(c, (await readNotification(c.get('context'), id)) ?? NOTIFICATIONS)
  })

  routes.get(SENT, async (c) => {
    const context = c.get('context')
    if (context.actor.kind !== 'person') return toSignIn(c)
    const list = await sentTo(context.db, ownRecipient(context), { cursor: readQuery(c, Query).dalej, limit: ROWS })
    return page(c, <SentPage {...list} />)
  })

  return routes
}
