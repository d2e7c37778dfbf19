import { Hono } from 'hono'
import { z } from 'zod'
import { asStream, writePdf } from '../../../platform/documents/index.ts'
import { found, refuse } from '../../../platform/errors.ts'
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
import { countAnswers } from '../../forms/index.ts'
import { siteSettings } from '../../network/index.ts'
import { evaluationResults, prepareEvaluation } from '../evaluation/actions.ts'
import { evaluationOf } from '../evaluation/store.ts'
import { findKeptMeeting } from '../meeting/actions.ts'
import type { RecordPorts } from '../minutes/ports.ts'
import { type Meeting, meetingPhase, WORK_HOME } from '../rules.ts'
import { thankAttendees } from './actions.ts'
import { reachableAttendees } from './addresses.ts'
import { certificateOf } from './certificate.ts'
import { attendeesOf, thanksOf } from './store.ts'
import { AfterPage, afterPathOf, EvaluationResultsPage } from './work-pages.tsx'

const HOME = `${WORK_HOME}/:id/po-spotkaniu`

const ThanksForm = z.object({ words: z.string().trim().min(10, 'meetings.after.words-needed').max(3000) })

/** What those who keep a meeting do after it. */
export function afterRoutes(ports: RecordPorts): App {
  const routes: App = new Hono<AppEnv>()
  const kept = (c: HttpContext) => findKeptMeeting(c.get('context'), c.req.param('id') ?? '')

  const shown = async (c: HttpContext, meeting: Meeting, typed?: Form) => {
    const context = c.get('context')
    const t = context.house.texts.in(c.get('locale'))
    const thanks = await thanksOf(context.db, meeting.id)
    const written = await evaluationOf(context.db, meeting.id)
    const evaluation = written && { formId: written.id, count: await countAnswers(context.db, written.id) }
    const words = thanks?.words ?? t('meetings.after.words.default', { title: meeting.title })
    const props = {
      meeting,
      evaluation,
      thanks,
      isOver: meetingPhase(meeting, context.now) === 'over',
      attended: (await attendeesOf(context.db, meeting.id)).length,
      reach: (await reachableAttendees(context, meeting.id, ports)).length,
      desk: ports.desk(c),
      form: typed ?? emptyForm({ words }),
    }
    return page(c, <AfterPage {...props} />, typed ? 422 : 200)
  }

  routes.get(HOME, async (c) => shown(c, await kept(c)))

  routes.post(`${HOME}/podziekowanie`, async (c) => {
    const meeting = await kept(c)
    const form = await readForm(c, ThanksForm)
    if (!form.ok) return shown(c, meeting, form)
    await thankAttendees(c.get('context'), meeting, form.value.words, ports)
    return seeOther(c, afterPathOf(meeting), 'meetings.after.thanked')
  })

  routes.post(`${HOME}/ocena`, async (c) => {
    const meeting = await kept(c)
    await prepareEvaluation(c.get('context'), meeting, ports.forms)
    return seeOther(c, afterPathOf(meeting), 'meetings.after.prepared')
  })

  routes.get(`${HOME}/ocena`, async (c) => {
    const meeting = await kept(c)
    const { formId: _, ...results } = found(await evaluationResults(c.get('context'), meeting))
    return page(c, <EvaluationResultsPage {...{ meeting, ...results }} desk={ports.desk(c)} />)
  })

  routes.get(`${HOME}/zaswiadczenia.pdf`, async (c) => {
    const meeting = await kept(c)
    const { db, house, locale, now } = c.get('context')
    if (meetingPhase(meeting, now) !== 'over') refuse('meeting-not-over')
    const attendees = (await attendeesOf(db, meeting.id)).filter(({ name }) => name !== '')
    const { names } = await siteSettings(house)
    const words = { t: house.texts.in(locale), locale, now, url: house.config.url, network: names.name[locale] }
    c.header('content-type', 'application/pdf')
    c.header('content-disposition', `attachment; filename="zaswiadczenia-${meeting.slug}.pdf"`)
    return c.body(asStream(writePdf(certificateOf(meeting, attendees, words))))
  })

  return routes
}
