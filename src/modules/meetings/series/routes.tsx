import { Hono } from 'hono'
import { z } from 'zod'
import { ZONE } from '../../../platform/clock.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  isoMoment,
  page,
  readForm,
  seeOther,
} from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { localOf } from '../date-polls/forms.ts'
import { findKeptMeeting } from '../meeting/actions.ts'
import type { MeetingsPorts } from '../ports.ts'
import { type Meeting, WORK_HOME, workPathOf } from '../rules.ts'
import { copyMeeting, repeatMeeting, seriesAround } from './actions.ts'
import { RepeatPage } from './pages.tsx'
import { MOST_REPEATS, RHYTHMS } from './rules.ts'

const CopyForm = z.object({
  key: z.uuid(),
  startsAt: isoMoment('meetings.form.moment').transform((local) =>
    Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant(),
  ),
})

const RepeatForm = z.object({
  key: z.uuid(),
  rhythm: z.enum(RHYTHMS, 'meetings.repeat.rhythm.needed'),
  count: z
    .string()
    .trim()
    .refine(
      (value) => /^\d{1,2}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_REPEATS,
      'meetings.repeat.count.needed',
    )
    .transform(Number),
})

const ONE = `${WORK_HOME}/:id{[0-9a-f-]{36}}/powtorzenie`

/** The same meeting again: once, or as a series. */
export function seriesRoutes(ports: MeetingsPorts): App {
  const routes: App = new Hono<AppEnv>()
  const kept = (c: HttpContext) => findKeptMeeting(c.get('context'), c.req.param('id') ?? '')

  routes.get(ONE, async (c) => repeatPage(c, await kept(c), emptyForm()))

  routes.post(ONE, async (c) => {
    const meeting = await kept(c)
    const form = await readForm(c, RepeatForm)
    if (!form.ok) return repeatPage(c, meeting, form, 422)
    await repeatMeeting(c.get('context'), meeting, form.value)
    return seeOther(c, `${workPathOf(meeting)}/powtorzenie`, 'meetings.done.repeated')
  })

  routes.post(`${ONE}/kopia`, async (c) => {
    const meeting = await kept(c)
    const form = await readForm(c, CopyForm)
    if (!form.ok) return repeatPage(c, meeting, form, 422)
    const copy = await copyMeeting(c.get('context'), meeting, form.value)
    return seeOther(c, workPathOf(copy), 'meetings.done.copied')
  })

  return routes

  async function repeatPage(c: HttpContext, meeting: Meeting, form: Form, status = 200) {
    const series = await seriesAround(c.get('context'), meeting)
    const next = localOf(meeting.startsAt.toZonedDateTimeISO(ZONE).add({ weeks: 1 }).toInstant())
    return page(
      c,
      <RepeatPage desk={ports.desk(c)} {...{ meeting, series, form, next }} keys={[newId(), newId()]} />,
      status,
    )
  }
}
