import { Hono } from 'hono'
import { z } from 'zod'
import { dateOf } from '../../../platform/clock.ts'
import { allow } from '../../../platform/errors.ts'
import { type App, type AppEnv, emptyForm, page, readForm, seeOther } from '../../../platform/http/index.ts'
import type { MinutesPorts } from '../minutes/ports.ts'
import { dutiesNow, noteDutyYear } from './actions.ts'
import { DUTIES_DESK, DUTIES_HOME } from './links.ts'
import { DutiesDesk, DutiesPage } from './pages.tsx'
import { DUTIES, FIRST_YEAR, mayKeepDuties } from './rules.ts'

const whole = (pattern: RegExp, problem: string) => z.string().trim().regex(pattern, problem).transform(Number)

const yearForm = (thisYear: number) =>
  z.object({
    duty: z.enum(DUTIES, 'meetings.duties.duty-needed'),
    year: whole(/^\d{4}$/, 'meetings.duties.year-needed').refine((year) => year >= FIRST_YEAR && year <= thisYear, {
      error: 'meetings.duties.year-needed',
    }),
    done: whole(/^\d{1,3}$/, 'meetings.duties.done-needed'),
  })

/** How the network keeps its plan: this year, the next terms, and every year since it began. */
export function dutyRoutes(ports: MinutesPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(DUTIES_HOME, async (c) => {
    const context = c.get('context')
    return page(c, <DutiesPage {...(await dutiesNow(context, ports))} keeps={mayKeepDuties(context.actor)} />)
  })

  routes.get(DUTIES_DESK, async (c) => {
    allow(mayKeepDuties(c.get('context').actor))
    return page(
      c,
      <DutiesDesk {...(await dutiesNow(c.get('context'), ports))} desk={ports.desk(c)} form={emptyForm()} />,
    )
  })

  routes.post(DUTIES_DESK, async (c) => {
    const context = c.get('context')
    allow(mayKeepDuties(context.actor))
    const form = await readForm(c, yearForm(dateOf(context.now).year))
    if (!form.ok)
      return page(c, <DutiesDesk {...(await dutiesNow(context, ports))} desk={ports.desk(c)} form={form} />, 422)
    await noteDutyYear(context, form.value)
    return seeOther(c, DUTIES_DESK, 'meetings.duties.noted')
  })

  return routes
}
