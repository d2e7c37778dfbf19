import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
import { type App, type AppEnv, page, seeOther } from '../../../platform/http/index.ts'
import { processById } from '../../processes/index.ts'
import { isStopped, remarkOfLetter, stopLetters } from './actions.ts'
import { StopPage } from './pages.tsx'

const STOP = '/uwagi/bez-wiadomosci/:token'
const ONE_CLICK = '/wypisz/uwaga/:token'

/** Addresses that stand in letters to authors; mounted at the root. */
export function openStopRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(STOP, async (c) => {
    const context = c.get('context')
    const remark = await remarkOfLetter(context, c.req.param('token'))
    const process = found(await processById(context.db, remark.processId))
    return page(
      c,
      <StopPage {...{ process, remark }} stopped={await isStopped(context, remark.id)} action={c.req.path} />,
    )
  })

  routes.post(STOP, async (c) => {
    const token = c.req.param('token')
    await stopLetters(c.get('context'), token)
    return seeOther(c, `/uwagi/bez-wiadomosci/${token}`)
  })

  // Some programs open the address of the header as a page.
  routes.get(ONE_CLICK, (c) => c.redirect(c.get('url')(`/uwagi/bez-wiadomosci/${c.req.param('token')}`), 302))

  // RFC 8058: a POST without cookies, answered without a redirect, whatever its body says or leaves out.
  routes.post(ONE_CLICK, async (c) => {
    await stopLetters(c.get('context'), c.req.param('token'))
    return c.text('OK')
  })

  return routes
}
