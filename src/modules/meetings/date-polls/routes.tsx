import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
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
import { organisationsByIds } from '../../network/index.ts'
import { meetingById } from '../meeting/store.ts'
import { standingDates } from './actions.ts'
import { answerPoll, changeAnswers, findOpenPoll, withdrawAnswers } from './answering.ts'
import { AnswersForm, answersIn, OpenAnswersForm } from './forms.ts'
import { AnsweredPage, LinkSentPage, PollPage, WithdrawPage } from './pages.tsx'
import { answersOf, peopleOf, pollPersonById } from './people-store.ts'
import {
  bestDates,
  type DatePoll,
  fieldOfDate,
  openPathOf,
  POLLS,
  type PollPerson,
  personalPathOf,
  pollPhase,
  readPersonToken,
  tallyOf,
} from './rules.ts'
import { pollById } from './store.ts'

/** Answering a date poll without an account: at its open address, and by one's own link. */
export function pollRoutes(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(`${POLLS}/:poll`, async (c) => {
    const poll = await openAt(c)
    const { actor } = c.get('context')
    const typed: Record<string, string> = actor.kind === 'person' ? { name: actor.name, email: actor.email } : {}
    return pollPage(c, poll, null, emptyForm(typed))
  })

  routes.post(`${POLLS}/:poll`, async (c) => {
    const context = c.get('context')
    const poll = await openAt(c)
    const dates = await standingDates(context, poll)
    const form = await readForm(c, OpenAnswersForm(dates))
    if (!form.ok) return pollPage(c, poll, null, form, 422)
    const answers = answersIn(dates, form.value)
    if (answers.size === 0) return pollPage(c, poll, null, nothingSaid(c, form, dates), 422)
    const { key, name, note, email, website } = form.value
    const home = openPathOf(context.house.config, poll)
    // Whoever fills in what people do not see gets the answer people get, and nothing is kept.
    if (website) return seeOther(c, `${home}/odnosnik`)
    await throttle(context, { what: 'date-poll-answer', whom: requestSource(c), most: 60, seconds: 3600 })
    const person = await answerPoll(context, poll, { name, note, email, answers, submissionKey: key })
    if (!person) return seeOther(c, `${home}/odnosnik`)
    return seeOther(c, `${personalPathOf(context.house.config, person)}/dziekujemy`)
  })

  routes.get(`${POLLS}/:poll/odnosnik`, async (c) => {
    const poll = await openAt(c)
    return page(c, <LinkSentPage poll={poll} back={openPathOf(c.get('context').house.config, poll)} />)
  })

  routes.get(`${POLLS}/odpowiedz/:token`, async (c) => {
    const { poll, person } = await personAt(c)
    const answers = (await answersOf(c.get('context').db, poll.id)).filter(
      ({ pollPersonId }) => pollPersonId === person.id,
    )
    const typed = Object.fromEntries(answers.map(({ dateId, answer }) => [fieldOfDate({ id: dateId }), answer]))
    return pollPage(c, poll, person, emptyForm({ name: person.name, note: person.note, ...typed }))
  })

  routes.post(`${POLLS}/odpowiedz/:token`, async (c) => {
    const context = c.get('context')
    const { poll, person, home } = await personAt(c)
    const dates = await standingDates(context, poll)
    const form = await readForm(c, AnswersForm(dates))
    if (!form.ok) return pollPage(c, poll, person, form, 422)
    const answers = answersIn(dates, form.value)
    if (answers.size === 0) return pollPage(c, poll, person, nothingSaid(c, form, dates), 422)
    await changeAnswers(context, person, { name: form.value.name, note: form.value.note, answers })
    return seeOther(c, home, 'meetings.done.poll-answered')
  })

  routes.get(`${POLLS}/odpowiedz/:token/dziekujemy`, async (c) => {
    const { poll, person, home } = await personAt(c)
    return page(c, <AnsweredPage poll={poll} own={home} emailed={person.email !== null} />)
  })

  routes.get(`${POLLS}/odpowiedz/:token/wycofanie`, async (c) => {
    const { poll, home } = await personAt(c)
    return page(c, <WithdrawPage {...{ poll, home }} />)
  })

  routes.post(`${POLLS}/odpowiedz/:token/wycofanie`, async (c) => {
    const { poll, person } = await personAt(c)
    await withdrawAnswers(c.get('context'), person)
    return seeOther(
      c,
      poll.isOpen ? openPathOf(c.get('context').house.config, poll) : '/spotkania',
      'meetings.done.poll-withdrawn',
    )
  })

  return routes
}

const openAt = (c: HttpContext) => findOpenPoll(c.get('context'), c.req.param('poll') ?? '')

async function personAt(c: HttpContext) {
  const { db, house } = c.get('context')
  const person = found(await pollPersonById(db, readPersonToken(house.config, c.req.param('token') ?? '') ?? ''))
  const poll = found(await pollById(db, person.pollId))
  return { poll, person, home: personalPathOf(house.config, person) }
}

const nothingSaid = (c: HttpContext, form: Form, dates: { id: string }[]) =>
  withProblem(c, form, dates[0] ? fieldOfDate(dates[0]) : 'name', 'meetings.poll.say-something')

async function pollPage(c: HttpContext, poll: DatePoll, person: PollPerson | null, form: Form, status = 200) {
  const context = c.get('context')
  const { db, house, now } = context
  const dates = await standingDates(context, poll)
  const answers = await answersOf(db, poll.id)
  const tallies = tallyOf(dates, await peopleOf(db, poll.id), answers)
  const organisation =
    poll.organisationId && (await organisationsByIds(db, [poll.organisationId])).get(poll.organisationId)
  const meeting = poll.meetingId ? await meetingById(db, poll.meetingId) : null
  return page(
    c,
    <PollPage
      {...{ poll, dates, tallies, form, person }}
      phase={pollPhase(poll, now)}
      holder={organisation ? organisation.name : house.texts.in(c.get('locale'))('meetings.of-network')}
      best={bestDates(tallies)}
      action={person ? personalPathOf(house.config, person) : openPathOf(house.config, poll)}
      formKey={person ? null : String(form.values.key ?? newId())}
      given={answers.filter(({ pollPersonId }) => pollPersonId === person?.id)}
      meeting={meeting?.publishedAt ? meeting : null}
    />,
    status,
  )
}
