import { Hono } from 'hono'
import { allow } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
} from '../../../platform/http/index.ts'
import { findKeptMeeting } from '../meeting/actions.ts'
import type { MeetingsPorts } from '../ports.ts'
import { type Meeting, WORK_HOME, workPathOf } from '../rules.ts'
import { keepException, keepWeek, removeException } from './actions.ts'
import { ExceptionForm, typedWeek, WeekForm, weekOf } from './forms.ts'
import { OpeningPage } from './pages.tsx'
import { openingOf } from './store.ts'

const ONE = `${WORK_HOME}/:id{[0-9a-f-]{36}}/godziny`

/** When a consultation point is open, for those who keep it. */
export function openingRoutes(ports: MeetingsPorts): App {
  const routes: App = new Hono<AppEnv>()
  const kept = (c: HttpContext) => findKeptMeeting(c.get('context'), c.req.param('id') ?? '')
  const back = (c: HttpContext, meeting: Meeting) =>
    seeOther(c, `${workPathOf(meeting)}/godziny`, 'meetings.opening.saved')

  const shown = async (c: HttpContext, meeting: Meeting, forms: { week?: Form; exception?: Form } = {}) => {
    const opening = await openingOf(c.get('context').db, meeting.id)
    const week = forms.week ?? emptyForm(typedWeek(opening.week))
    const { exception = emptyForm() } = forms
    const status = week.problems.length + exception.problems.length > 0 ? 422 : 200
    return page(c, <OpeningPage desk={ports.desk(c)} {...{ meeting, opening, week, exception }} />, status)
  }

  routes.get(ONE, async (c) => shown(c, await kept(c)))

  routes.post(ONE, async (c) => {
    const meeting = await kept(c)
    const week = await readForm(c, WeekForm)
    if (!week.ok) return shown(c, meeting, { week })
    await keepWeek(c.get('context'), meeting, weekOf(week.value))
    return back(c, meeting)
  })

  routes.post(`${ONE}/wyjatki`, async (c) => {
    const meeting = await kept(c)
    const exception = await readForm(c, ExceptionForm)
    if (!exception.ok) return shown(c, meeting, { exception })
    await keepException(c.get('context'), meeting, exception.value)
    return back(c, meeting)
  })

  routes.post(`${ONE}/wyjatki/:day/usuniecie`, async (c) => {
    const meeting = await kept(c)
    const day = ExceptionForm.shape.day.safeParse(c.req.param('day'))
    allow(day.success)
    if (day.success) await removeException(c.get('context'), meeting, day.data)
    return back(c, meeting)
  })

  return routes
}
