import { Hono } from 'hono'
import { z } from 'zod'
import { found } from '../../../platform/errors.ts'
import { type App, type AppEnv, page, readQuery } from '../../../platform/http/index.ts'
import { queryKeys } from '../../../platform/language/index.ts'
import { dutyNow } from '../calendar/actions.ts'
import { ARCHIVE } from '../issues/rules.ts'
import { ISSUES } from '../letter/freezing.ts'
import { ATOM, atomFeed, JSON_FEED, jsonFeed } from './feeds.ts'
import { ArchivePage, IssuePage } from './pages.tsx'
import { archivedIssue, archivePage, neighbours } from './store.ts'

const PER_PAGE = 24

const ArchiveQuery = z.object({
  szukaj: z.string().trim().max(100).optional(),
  po: z.string().max(200).optional(),
})

/** The archive: read by everybody, also by those who get the newsletter and press "view in browser". */
export function archiveRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(ARCHIVE, async (c) => {
    const { szukaj, po } = readQuery(c, ArchiveQuery)
    const keys = szukaj ? queryKeys(szukaj) : []
    const { rows, next } = await archivePage(c.var.context.db, { keys, after: po, limit: PER_PAGE })
    return page(
      c,
      <ArchivePage issues={rows} next={next} query={{ szukaj }} duty={await dutyNow(c.var.context)} />,
      200,
      { cache: [ISSUES] },
    )
  })

  routes.get(ATOM, async (c) =>
    c.body(await atomFeed(c), 200, { 'content-type': 'application/atom+xml; charset=utf-8' }),
  )

  routes.get(JSON_FEED, async (c) =>
    c.body(await jsonFeed(c), 200, { 'content-type': 'application/feed+json; charset=utf-8' }),
  )

  routes.get(`${ARCHIVE}/:year{\\d{4}}/:number{\\d{1,4}}`, async (c) => {
    const { db } = c.var.context
    const issue = found(await archivedIssue(db, Number(c.req.param('year')), Number(c.req.param('number'))))
    return page(c, <IssuePage issue={issue} {...(await neighbours(db, issue))} />, 200, { cache: [ISSUES] })
  })

  return routes
}
