import { Hono } from 'hono'
import { found } from '../../../../platform/errors.ts'
import type { App, AppEnv } from '../../../../platform/http/index.ts'
import { frozenIssue } from '../../letter/freezing.ts'
import { targetOf } from './actions.ts'
import { OPENED } from './links.ts'
import { countedLink, recordOpened } from './store.ts'

/**
 * Links of issues whose editors asked for sums of openings (decision 0061). They lead only to addresses of the frozen
 * issue. It is the one GET that writes, and what it writes is a number.
 */
export function openCountingRoutes(): App {
  const routes: App = new Hono<AppEnv>()
  routes.get(`${OPENED}/:issue/:place{[0-9]{1,4}}`, async (c) => {
    const { db } = c.get('context')
    const link = found(await countedLink(db, c.req.param('issue'), Number(c.req.param('place'))))
    const frozen = found(await frozenIssue(c.get('context'), link.issueId))
    const opened = c.req.method === 'GET' && !/prefetch|preview/i.test(purposeOf(c.req.raw.headers))
    if (opened) await recordOpened(db, link)
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'no-referrer')
    return c.redirect(targetOf(frozen, link.place, link.url), 302)
  })
  return routes
}

const purposeOf = (headers: Headers) => `${headers.get('sec-purpose') ?? ''} ${headers.get('purpose') ?? ''}`
