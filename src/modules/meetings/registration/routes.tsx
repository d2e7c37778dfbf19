import { Hono } from 'hono'
import type { Context } from '../../../platform/context.ts'
import { found, refuse } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  requestSource,
  seeOther,
  throttle,
  withProblem,
} from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { answersWithin, FormWithin, fieldsWithin, type ReadWithin, type Version } from '../../forms/index.ts'
import { findMeeting } from '../meeting/actions.ts'
import type { MeetingsRoutesPorts } from '../ports.ts'
import { askedAt, keepRegistrationAnswers } from '../questions/actions.ts'
import { HOME, type Meeting, registrationWindow } from '../rules.ts'
import { acceptOffer, cancelRegistration, freePlaces, register } from './actions.ts'
import { RegistrationForm } from './forms.ts'
import { CancelOwnPage, OwnPage, SignUpPage, WrittenPage } from './pages.tsx'
import { ownPathOf, readToken } from './rules.ts'
import { registrationById, waitingBefore } from './store.ts'

/** Signing up for a meeting, and what may be done with the link one gets. */
export function registrationRoutes({ forms }: Pick<MeetingsRoutesPorts, 'forms'>): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(`${HOME}/:slug/zapisy`, async (c) => {
    const meeting = await openMeeting(c)
    return signUpPage(c, meeting, emptyForm())
  })

  routes.post(`${HOME}/:slug/zapisy`, async (c) => {
    const context = c.get('context')
    const meeting = await openMeeting(c)
    const version = await askedAt(context, meeting)
    const form = await readForm(c, RegistrationForm.extend(withQuestions(version)))
    const said = version && (await answersWithin(context, version, form.values))
    if (!form.ok || (said && said.problems.length > 0)) return signUpPage(c, meeting, form, 422, said)
    const { website, key, name, email, mode, partySize, needs, showsName } = form.value
    const input = { name, email, mode, partySize, needs, showsName }
    if (input.partySize > meeting.largestParty)
      return signUpPage(
        c,
        meeting,
        withProblem(c, form, 'partySize', 'meetings.signup.party.hint', { count: meeting.largestParty }),
        422,
      )
    // Whoever fills in what people do not see gets the answer people get, and nothing is kept.
    if (website) return seeOther(c, `${HOME}/${meeting.slug}/zapisy/napisalismy`)
    await throttle(context, { what: 'meeting-registration', whom: requestSource(c), most: 60, seconds: 3600 })
    const keep =
      version && said
        ? (context: Context, registrationId: string) =>
            keepRegistrationAnswers(context, forms, { version, answers: said.answers, registrationId })
        : undefined
    const registration = await register(context, meeting, { ...input, submissionKey: key }, keep)
    return registration
      ? seeOther(c, ownPathOf(context.house.config, meeting, registration.id))
      : seeOther(c, `${HOME}/${meeting.slug}/zapisy/napisalismy`)
  })

  routes.get(`${HOME}/:slug/zapisy/napisalismy`, async (c) =>
    page(c, <WrittenPage meeting={await findMeeting(c.get('context'), c.req.param('slug'))} />),
  )

  routes.get(`${HOME}/:slug/zapisy/:token`, async (c) => {
    const own = await ownAt(c)
    const before = await waitingBefore(c.get('context').db, own.registration)
    return page(c, <OwnPage {...own} before={before} />)
  })

  routes.post(`${HOME}/:slug/zapisy/:token/przyjecie`, async (c) => {
    const { registration, home } = await ownAt(c)
    await acceptOffer(c.get('context'), registration)
    return seeOther(c, home, 'meetings.done.accepted')
  })

  routes.get(`${HOME}/:slug/zapisy/:token/wypisanie`, async (c) => page(c, <CancelOwnPage {...(await ownAt(c))} />))

  routes.post(`${HOME}/:slug/zapisy/:token/wypisanie`, async (c) => {
    const { registration, home } = await ownAt(c)
    await cancelRegistration(c.get('context'), registration, 'self')
    return seeOther(c, home, 'meetings.done.cancelled')
  })

  return routes
}

// Names of fields are known only when the page is asked for, so to the types the form has none besides its own.
const withQuestions = (version: Version | null) => (version ? fieldsWithin(version) : {}) as Record<never, never>

async function openMeeting(c: HttpContext): Promise<Meeting> {
  const meeting = await findMeeting(c.get('context'), c.req.param('slug') ?? '')
  if (registrationWindow(meeting, c.get('context').now) !== 'open') refuse('meeting-registration-closed')
  return meeting
}

async function signUpPage(c: HttpContext, meeting: Meeting, typed: Form, status = 200, said: ReadWithin | null = null) {
  const context = c.get('context')
  const free = {
    'on-site': await freePlaces(context, meeting, 'on-site'),
    online: await freePlaces(context, meeting, 'online'),
  }
  const version = await askedAt(context, meeting)
  const form = { ...typed, problems: [...typed.problems, ...(said?.problems ?? [])] }
  const questions = version && (
    <FormWithin version={version} values={form.values} problems={form.problems} found={said?.found ?? {}} />
  )
  return page(
    c,
    <SignUpPage {...{ meeting, form, free, questions }} formKey={String(form.values.key ?? newId())} />,
    status,
  )
}

async function ownAt(c: HttpContext) {
  const context = c.get('context')
  const meeting = await findMeeting(context, c.req.param('slug') ?? '')
  const id = found(readToken(context.house.config, c.req.param('token') ?? ''))
  const registration = await registrationById(context.db, id)
  const own = found(registration?.meetingId === meeting.id ? registration : null)
  return { meeting, registration: own, home: ownPathOf(context.house.config, meeting, own.id) }
}
