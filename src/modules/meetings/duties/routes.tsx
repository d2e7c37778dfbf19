import { Hono } from 'hono'
import { dateOf } from '../../../platform/clock.ts'
import { type App, type AppEnv, page } from '../../../platform/http/index.ts'
import { MEETINGS } from '../rules.ts'
import { DutiesPage } from './pages.tsx'
import { dutyState, FIRST_YEAR } from './rules.ts'
import { daysOfMeetings, dutyYears } from './store.ts'

export const DUTIES_HOME = '/siec/zobowiazania'

/** How the network keeps its plan: this year, the next term, and every year since it began. */
export function dutyRoutes(): App {
  const routes: App = new Hono<AppEnv>()
  routes.get(DUTIES_HOME, async (c) => {
    const { db, now } = c.var.context
    const today = dateOf(now)
    const days = await daysOfMeetings(db, now)
    const before = (await dutyYears(db)).filter(({ duty }) => duty === 'meetings')
    const earlier = (year: number) => before.find((one) => one.year === year)?.done ?? 0
    const years = Array.from({ length: today.year - FIRST_YEAR + 1 }, (_, index) => today.year - index)
    const history = years.map((year) => ({
      year,
      done: days.filter((day) => day.year === year).length + earlier(year),
    }))
    const state = dutyState('meetings', days, today, earlier(today.year))
    return page(c, <DutiesPage state={state} history={history} />, 200, { cache: [MEETINGS] })
  })
  return routes
}
