import { Hono } from 'hono'
import { type App, type AppEnv, page, seeOther } from '../../../platform/http/index.ts'
import { confirmFollowing, endFollowing, findByEndToken, findConfirmation } from './actions.ts'
import { ConfirmFollowPage, EndFollowPage } from './pages.tsx'

const CONFIRM = '/obserwuj/potwierdzenie/:token'
const END = '/obserwuj/koniec/:token'
const ONE_CLICK = '/wypisz/:token'

/** Addresses that stand in letters: confirming, ending, and ending with one press in the mail program. */
export function openFollowerRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(CONFIRM, async (c) => {
    const confirmation = await findConfirmation(c.get('context'), c.req.param('token'))
    return page(
      c,
      <ConfirmFollowPage confirmation={confirmation} action={c.req.path} />,
      confirmation.follower ? 200 : 410,
    )
  })

  routes.post(CONFIRM, async (c) => {
    const follower = await confirmFollowing(c.get('context'), c.req.param('token'))
    if (follower) return seeOther(c, follower.path, 'notices.follow.confirmed')
    return page(c, <ConfirmFollowPage confirmation={{ follower: null, state: 'over' }} action={c.req.path} />, 410)
  })

  routes.get(END, async (c) => {
    const follower = await findByEndToken(c.get('context'), c.req.param('token'))
    return page(c, <EndFollowPage follower={follower} action={c.req.path} />)
  })

  routes.post(END, async (c) => {
    const token = c.req.param('token')
    await endFollowing(c.get('context'), token)
    return seeOther(c, `/obserwuj/koniec/${token}`)
  })

  // Some programs open the address of the header as a page.
  routes.get(ONE_CLICK, (c) => c.redirect(c.get('url')(`/obserwuj/koniec/${c.req.param('token')}`), 302))

  // RFC 8058: a POST without cookies, answered without a redirect. Whatever its body says or leaves out, the address says it all.
  routes.post(ONE_CLICK, async (c) => {
    await endFollowing(c.get('context'), c.req.param('token'))
    return c.text('OK')
  })

  return routes
}
