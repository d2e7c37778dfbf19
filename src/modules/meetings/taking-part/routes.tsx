import { Hono } from 'hono'
import { newId } from '../../../platform/db/index.ts'
import { asStream, writePdf } from '../../../platform/documents/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type HttpContext,
  page,
  readForm,
  requestSource,
  seeOther,
  throttle,
} from '../../../platform/http/index.ts'
import { siteSettings } from '../../network/index.ts'
import { isEvaluationOpen } from '../evaluation/rules.ts'
import { evaluationOf } from '../evaluation/store.ts'
import { findMeeting } from '../meeting/actions.ts'
import { accountOf } from '../minutes/account.ts'
import { proposeAmendment } from '../minutes/actions.ts'
import { FORMATS, minutesFile } from '../minutes/files.ts'
import { AmendmentForm } from '../minutes/forms.ts'
import { MinutesPage } from '../minutes/pages.tsx'
import { minutesState } from '../minutes/rules.ts'
import { minutesOf } from '../minutes/store.ts'
import { HOME, meetingPhase } from '../rules.ts'
import { certificateOf } from './certificate.ts'
import { TakingPartPage } from './pages.tsx'
import { readAttendeeToken, takingPartPath } from './rules.ts'
import { attendeeById } from './store.ts'

const OWN = `${HOME}/:slug/udzial/:token`

/** What somebody who was there does by their own link, without an account. */
export function takingPartRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(OWN, async (c) => {
    const { meeting, attendee, own } = await ownAt(c)
    const context = c.get('context')
    const minutes = await minutesOf(context.db, meeting.id)
    const evaluation = await evaluationOf(context.db, meeting.id)
    const evaluates = evaluation !== null && isEvaluationOpen(meeting, context.now)
    const isOver = meetingPhase(meeting, context.now) === 'over'
    const read = minutes?.circulatedAt ? minutes : null
    return page(c, <TakingPartPage {...{ meeting, attendee, own, evaluates, isOver }} minutes={read} />)
  })

  routes.get(`${OWN}/protokol`, async (c) => minutesPage(c, await minutesAt(c), emptyForm()))

  for (const format of FORMATS)
    routes.get(`${OWN}/protokol.${format}`, async (c) => minutesFile(c, (await minutesAt(c)).account, format))

  routes.post(`${OWN}/protokol/poprawki`, async (c) => {
    const at = await minutesAt(c)
    const form = await readForm(c, AmendmentForm)
    if (!form.ok) return minutesPage(c, at, form, 422)
    await throttle(c.get('context'), { what: 'minutes-amendment', whom: requestSource(c), most: 30, seconds: 3600 })
    await proposeAmendment(c.get('context'), at.meeting, at.attendee, form.value)
    return seeOther(c, `${at.own}/protokol`, 'meetings.minutes.amendment-sent')
  })

  routes.get(`${OWN}/zaswiadczenie.pdf`, async (c) => {
    const { meeting, attendee } = await ownAt(c)
    const { house, locale, now } = c.get('context')
    allow(meetingPhase(meeting, now) === 'over' && attendee.name !== '')
    const { names } = await siteSettings(house)
    const words = { t: house.texts.in(locale), locale, now, url: house.config.url, network: names.name[locale] }
    c.header('content-type', 'application/pdf')
    c.header('content-disposition', `attachment; filename="zaswiadczenie-${meeting.slug}.pdf"`)
    return c.body(asStream(writePdf(certificateOf(meeting, [attendee], words))))
  })

  return routes
}

async function ownAt(c: HttpContext) {
  const context = c.get('context')
  const meeting = await findMeeting(context, c.req.param('slug') ?? '')
  const id = found(readAttendeeToken(context.house.config, c.req.param('token') ?? ''))
  const someone = await attendeeById(context.db, id)
  const attendee = found(someone?.meetingId === meeting.id ? someone : null)
  // The link says who reads: it is passed on to no other place.
  c.header('cache-control', 'no-store')
  return { meeting, attendee, own: takingPartPath(context.house.config, meeting, attendee.id) }
}

/** Minutes behind a link: to those who were there they are shown once they are circulated. */
async function minutesAt(c: HttpContext) {
  const own = await ownAt(c)
  const { db } = c.get('context')
  const minutes = found(await minutesOf(db, own.meeting.id))
  allow(minutes.circulatedAt !== null)
  return { ...own, minutes, account: await accountOf(db, own.meeting, minutes) }
}

function minutesPage(
  c: HttpContext,
  { own, minutes, account }: Awaited<ReturnType<typeof minutesAt>>,
  form: Parameters<typeof MinutesPage>[0]['form'],
  status = 200,
) {
  const mayAmend = minutesState(minutes, c.get('context').now) === 'circulated'
  const home = `${own}/protokol`
  return page(c, <MinutesPage {...{ account, mayAmend, form, home }} formKey={newId()} unlisted />, status)
}
