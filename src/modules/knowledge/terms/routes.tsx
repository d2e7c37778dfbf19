import { Hono } from 'hono'
import { z } from 'zod'
import { writeCalendar } from '../../../platform/calendar/index.ts'
import { dateOf, endOf } from '../../../platform/clock.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../../platform/http/index.ts'
import { DEADLINES, KNOWLEDGE } from '../rules.ts'
import { countedFrom, DEADLINE_TOOLS, type DeadlineTool, datedBetween } from './deadlines.ts'
import { TermsPage } from './pages.tsx'

const Query = z.object({
  narzedzie: z
    .enum(DEADLINE_TOOLS as [DeadlineTool, ...DeadlineTool[]])
    .optional()
    .catch(undefined),
})

/** `/wiedza/terminy`: what the acts ask of a gmina in the next twelve months, also for a calendar. */
export function termsRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(DEADLINES, (c) => {
    const { narzedzie: tool } = readQuery(c, Query)
    const tools = tool ? [tool] : DEADLINE_TOOLS
    const today = dateOf(c.get('context').now)
    const dated = datedBetween(today, today.add({ years: 1 }), tools)
    const feed = `${c.get('context').house.config.url}${c.get('url')(DEADLINES)}.ics${tool ? `?narzedzie=${tool}` : ''}`
    // Says how many days are left, so it is drawn anew within the day.
    return page(c, <TermsPage {...{ tool, dated, today, feed }} counted={countedFrom(tools)} />, 200, {
      cache: [KNOWLEDGE],
    })
  })

  routes.get(`${DEADLINES}.ics`, (c) => {
    const { narzedzie: tool } = readQuery(c, Query)
    return calendarOf(c, tool)
  })

  return routes
}

// Programs ask again each day or so; what has just passed stays to be seen.
const BEHIND = { months: 1 }
const AHEAD = { years: 2 }

function calendarOf(c: HttpContext, tool: DeadlineTool | undefined): Response {
  const { now, house } = c.get('context')
  const t = house.texts.in(c.get('locale'))
  const today = dateOf(now)
  const dated = datedBetween(today.subtract(BEHIND), today.add(AHEAD), tool ? [tool] : DEADLINE_TOOLS)
  const host = new URL(house.config.url).host
  const body = writeCalendar({
    name: tool ? `${t('knowledge.terms.title')}: ${t(`knowledge.tool.${tool}`)}` : t('knowledge.terms.title'),
    madeAt: now,
    events: dated.map((term) => ({
      uid: `termin-${term.id}-${term.on.year}@${host}`,
      startsAt: endOf(term.on),
      summary: term.title[c.get('locale')],
      description: [term.who[c.get('locale')], term.note?.[c.get('locale')], `${term.article}, ${term.act}`]
        .filter(Boolean)
        .join('\n'),
      url: house.config.url + c.get('url')(DEADLINES),
    })),
  })
  return c.body(body, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="terminy.ics"',
  })
}
