import { Hono } from 'hono'
import { newId } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type HttpContext,
  page,
  readForm,
  seeOther,
} from '../../../platform/http/index.ts'
import { findMeeting } from '../meeting/actions.ts'
import { HOME, pathOf } from '../rules.ts'
import { accountOf } from './account.ts'
import { amender, proposeAmendment, readMinutes } from './actions.ts'
import { FORMATS, minutesFile } from './files.ts'
import { AmendmentForm } from './forms.ts'
import { MinutesPage } from './pages.tsx'
import type { MinutesPorts } from './ports.ts'

/** Minutes for those who read them, and amendments of those who were there. */
export function minutesRoutes(ports: MinutesPorts): App {
  const routes: App = new Hono<AppEnv>()

  const read = async (c: HttpContext) => {
    const context = c.get('context')
    const meeting = await findMeeting(context, c.req.param('slug') ?? '')
    const minutes = await readMinutes(context, meeting, ports)
    return { context, meeting, minutes, account: await accountOf(context.db, meeting, minutes) }
  }

  routes.get(`${HOME}/:slug/protokol`, async (c) => {
    const { context, meeting, minutes, account } = await read(c)
    const mayAmend = (await amender(context, meeting, minutes)) !== null
    return page(c, <MinutesPage {...{ account, mayAmend }} form={emptyForm()} formKey={newId()} />)
  })

  for (const format of FORMATS)
    routes.get(`${HOME}/:slug/protokol.${format}`, async (c) => {
      return minutesFile(c, (await read(c)).account, format)
    })

  routes.post(`${HOME}/:slug/protokol/poprawki`, async (c) => {
    const { context, meeting, minutes, account } = await read(c)
    const attendee = await amender(context, meeting, minutes)
    allow(attendee !== null)
    const form = await readForm(c, AmendmentForm)
    if (!form.ok) return page(c, <MinutesPage {...{ account, form }} mayAmend formKey={newId()} />, 422)
    await proposeAmendment(context, meeting, attendee, form.value)
    return seeOther(c, `${pathOf(meeting)}/protokol`, 'meetings.minutes.amendment-sent')
  })

  return routes
}
