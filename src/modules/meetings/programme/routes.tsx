import { Hono } from 'hono'
import { newId } from '../../../platform/db/index.ts'
import { asStream, writePdf } from '../../../platform/documents/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { isCallOpen } from '../call/rules.ts'
import { callOf } from '../call/store.ts'
import { findKeptMeeting, findMeeting } from '../meeting/actions.ts'
import type { MinutesPorts } from '../minutes/ports.ts'
import { HOME, type Meeting, tagOf, WORK_HOME } from '../rules.ts'
import { addTrack, dropSession, dropTrack, keepSession, programmeOf } from './actions.ts'
import { programmeDocument } from './document.ts'
import { SessionForm, sessionOf, TrackForm, typedOf } from './forms.ts'
import { ProgrammePage, programmePath } from './pages.tsx'
import type { Session } from './rules.ts'
import { ProgrammeDesk, programmeDesk, SessionPage } from './work-pages.tsx'

const DESK = `${WORK_HOME}/:id/program`

/** The programme of a forum as everybody reads it, and where those who keep the meeting lay it out. */
export function programmeRoutes(ports: Pick<MinutesPorts, 'desk'>): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(`${HOME}/:slug/program`, async (c) => {
    const context = c.get('context')
    const meeting = await findMeeting(context, c.req.param('slug'))
    const { tracks, sessions } = await programmeOf(context, meeting.id)
    const isCalling = isCallOpen(await callOf(context.db, meeting.id), context.now)
    return page(c, <ProgrammePage {...{ meeting, tracks, sessions, isCalling }} />, 200, { cache: [tagOf(meeting)] })
  })

  routes.get(`${HOME}/:slug/program.pdf`, async (c) => {
    const context = c.get('context')
    const { house, locale, now } = context
    const meeting = await findMeeting(context, c.req.param('slug'))
    const { tracks, sessions } = await programmeOf(context, meeting.id)
    allow(sessions.length > 0)
    const words = { t: house.texts.in(locale), locale, now, url: `${house.config.url}${programmePath(meeting)}` }
    c.header('content-type', 'application/pdf')
    c.header('content-disposition', `attachment; filename="program-${meeting.slug}.pdf"`)
    return c.body(asStream(writePdf(programmeDocument({ meeting, tracks, sessions }, words))))
  })

  const kept = (c: HttpContext) => findKeptMeeting(c.get('context'), c.req.param('id') ?? '')

  const desk = async (c: HttpContext, meeting: Meeting, form: Form, status = 200) =>
    page(
      c,
      <ProgrammeDesk
        {...{ meeting, form }}
        {...(await programmeOf(c.get('context'), meeting.id))}
        desk={ports.desk(c)}
      />,
      status,
    )

  routes.get(DESK, async (c) => desk(c, await kept(c), emptyForm()))

  routes.post(`${DESK}/sciezki`, async (c) => {
    const meeting = await kept(c)
    const form = await readForm(c, TrackForm)
    if (!form.ok) return desk(c, meeting, form, 422)
    await addTrack(c.get('context'), meeting, form.value)
    return seeOther(c, programmeDesk(meeting), 'meetings.programme.kept')
  })

  routes.post(`${DESK}/sciezki/:track/usuniecie`, async (c) => {
    const meeting = await kept(c)
    await dropTrack(c.get('context'), meeting, c.req.param('track'))
    return seeOther(c, programmeDesk(meeting), 'meetings.programme.kept')
  })

  const sessionAt = async (c: HttpContext, meeting: Meeting): Promise<Session | null> => {
    const id = c.req.param('session') ?? ''
    if (id === 'nowa') return null
    const { sessions, waiting } = await programmeOf(c.get('context'), meeting.id)
    return found([...sessions, ...waiting].find((session) => session.id === id))
  }

  const sessionPage = async (c: HttpContext, meeting: Meeting, form: Form | null, status = 200) => {
    const session = await sessionAt(c, meeting)
    const { tracks } = await programmeOf(c.get('context'), meeting.id)
    const shown = form ?? emptyForm(session ? typedOf(session) : { track: 'wszyscy' })
    const formKey = String(form?.values.key ?? newId())
    return page(c, <SessionPage {...{ meeting, session, tracks, formKey }} form={shown} desk={ports.desk(c)} />, status)
  }

  routes.get(`${DESK}/sesje/:session`, async (c) => sessionPage(c, await kept(c), null))

  routes.post(`${DESK}/sesje/:session`, async (c) => {
    const meeting = await kept(c)
    const session = await sessionAt(c, meeting)
    const form = await readForm(c, SessionForm)
    if (!form.ok) return sessionPage(c, meeting, form, 422)
    const typed = { ...sessionOf(form.value), id: session?.id ?? null }
    const outcome = await keepSession(c.get('context'), meeting, typed, form.value.key)
    if (outcome.ok) return seeOther(c, programmeDesk(meeting), 'meetings.programme.kept')
    const wrong =
      outcome.problem === 'clash'
        ? withProblem(c, form, 'startsAt', 'meetings.programme.clash', { title: outcome.with })
        : withProblem(c, form, 'startsAt', 'meetings.programme.outside')
    return sessionPage(c, meeting, wrong, 422)
  })

  routes.post(`${DESK}/sesje/:session/usuniecie`, async (c) => {
    const meeting = await kept(c)
    await dropSession(c.get('context'), meeting, c.req.param('session'))
    return seeOther(c, programmeDesk(meeting), 'meetings.programme.kept')
  })

  return routes
}
