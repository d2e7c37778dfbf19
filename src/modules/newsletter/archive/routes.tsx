import { Hono } from 'hono'
import { z } from 'zod'
import { dateOf } from '../../../platform/clock.ts'
import { found } from '../../../platform/errors.ts'
import { type App, type AppEnv, page, readOnce, readQuery } from '../../../platform/http/index.ts'
import { queryKeys } from '../../../platform/language/index.ts'
import { dutyNow } from '../calendar/actions.ts'
import { ARCHIVE } from '../issues/rules.ts'
import { ISSUES } from '../letter/freezing.ts'
import { ATOM, atomFeed, JSON_FEED, jsonFeed } from './feeds.ts'
import { ArchivePage, IssuePage } from './pages.tsx'
import { countsAsRead } from './reads/rules.ts'
import { recordReads } from './reads/store.ts'
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
    const { rows, next } = await archivePage(c.get('context').db, { keys, after: po, limit: PER_PAGE })
    return page(
      c,
      <ArchivePage issues={rows} next={next} query={{ szukaj }} duty={await dutyNow(c.get('context'))} />,
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

  // Not in the page cache, so that each opening is seen here and counted (decision 0230); read once for all readers instead.
  routes.get(`${ARCHIVE}/:year{\\d{4}}/:number{\\d{1,4}}`, async (c) => {
    const context = c.get('context')
    const [year, number] = [Number(c.req.param('year')), Number(c.req.param('number'))]
    const shown = await readOnce(c, `newsletter ${year}/${number}`, async () => {
      const issue = found(await archivedIssue(context.db, year, number))
      return { value: { issue, ...(await neighbours(context.db, issue)) }, tags: [ISSUES] }
    })
    const opening = { method: c.req.method, header: (name: string) => c.req.header(name), actor: context.actor }
    if (countsAsRead(opening)) await recordReads(context.db, shown.issue.id, dateOf(context.now))
    return page(c, <IssuePage {...shown} />)
  })

  return routes
}
