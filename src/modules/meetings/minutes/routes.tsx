import { Hono } from 'hono'
import { newId } from '../../../platform/db/index.ts'
import { asStream, writeDocx, writeHtml, writePdf } from '../../../platform/documents/index.ts'
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
import { mayAmend, proposeAmendment, readMinutes } from './actions.ts'
import { documentOf } from './document.ts'
import { AmendmentForm } from './forms.ts'
import { FORMATS, MinutesPage } from './pages.tsx'
import type { MinutesPorts } from './ports.ts'

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
} as const

const WRITERS = { pdf: writePdf, docx: writeDocx, html: writeHtml }

/** Minutes for those who read them, and amendments of those who were there. */
export function minutesRoutes(ports: MinutesPorts): App {
  const routes: App = new Hono<AppEnv>()

  const read = async (c: HttpContext) => {
    const { context } = c.var
    const meeting = await findMeeting(context, c.req.param('slug') ?? '')
    const minutes = await readMinutes(context, meeting, ports)
    return { context, meeting, minutes, account: await accountOf(context.db, meeting, minutes) }
  }

  routes.get(`${HOME}/:slug/protokol`, async (c) => {
    const { context, meeting, minutes, account } = await read(c)
    const amends = await mayAmend(context, meeting, minutes)
    return page(c, <MinutesPage account={account} mayAmend={amends} form={emptyForm()} formKey={newId()} />)
  })

  for (const format of FORMATS)
    routes.get(`${HOME}/:slug/protokol.${format}`, async (c) => {
      const { context, meeting, account } = await read(c)
      const { house, locale, now } = context
      const url = `${house.config.url}${pathOf(meeting)}/protokol`
      c.header('content-type', TYPES[format])
      c.header('content-disposition', `attachment; filename="protokol-${meeting.slug}.${format}"`)
      return c.body(asStream(WRITERS[format](documentOf(account, { t: house.texts.in(locale), locale, now, url }))))
    })

  routes.post(`${HOME}/:slug/protokol/poprawki`, async (c) => {
    const { context, meeting, minutes, account } = await read(c)
    allow(await mayAmend(context, meeting, minutes))
    const form = await readForm(c, AmendmentForm)
    if (!form.ok) return page(c, <MinutesPage {...{ account, form }} mayAmend formKey={newId()} />, 422)
    await proposeAmendment(context, meeting, form.value.body, form.value.key)
    return seeOther(c, `${pathOf(meeting)}/protokol`, 'meetings.minutes.amendment-sent')
  })

  return routes
}
