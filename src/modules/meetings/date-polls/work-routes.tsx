import { Hono } from 'hono'
import { z } from 'zod'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { readPeople } from '../invitations/rules.ts'
import { holdersFor, scopeOf } from '../meeting/holders.ts'
import { meetingById } from '../meeting/store.ts'
import type { MeetingsPorts } from '../ports.ts'
import { mayKeepMeeting, workPathOf } from '../rules.ts'
import {
  addDate,
  askPeople,
  callOffPoll,
  createPoll,
  editPoll,
  findKeptPoll,
  moveDate,
  remindMissing,
  removeDate,
  standingDates,
} from './actions.ts'
import { chooseDate } from './choosing.ts'
import { DateForm, firstDates, NewPollForm, PeopleForm, pollInputOf, SettingsForm, typedOfPoll } from './forms.ts'
import { answersOf, peopleOf } from './people-store.ts'
import { bestDates, type DatePoll, openPathOf, pollPhase, pollWorkPath, tallyOf, WORK_POLLS } from './rules.ts'
import { CallOffPage, ChoosePage, DatesPage } from './settling-pages.tsx'
import { keptPolls } from './store.ts'
import { EditPollPage, NewPollPage } from './work-forms.tsx'
import { KeptPollsPage, PollWorkPage } from './work-pages.tsx'

const PER_PAGE = 50
const Paged = z.object({ po: z.string().optional() })
const ONE = `${WORK_POLLS}/:id{[0-9a-f-]{36}}`

/** Polls of those who keep meetings. */
export function pollWorkRoutes(ports: MeetingsPorts): App {
  const routes: App = new Hono<AppEnv>()
  const kept = (c: HttpContext) => findKeptPoll(c.get('context'), c.req.param('id') ?? '')

  routes.get(WORK_POLLS, async (c) => {
    const context = c.get('context')
    const scope = scopeOf(context.actor)
    allow(scope.ofNetwork || scope.organisationIds.length > 0)
    const { rows, next } = await keptPolls(context.db, scope, { after: readQuery(c, Paged).po, limit: PER_PAGE })
    return page(c, <KeptPollsPage desk={ports.desk(c)} polls={rows} next={next} />)
  })

  routes.get(`${WORK_POLLS}/nowe`, async (c) =>
    page(c, <NewPollPage form={emptyForm({ minutes: '120' })} formKey={newId()} holders={await holdersFor(c)} />),
  )

  routes.post(`${WORK_POLLS}/nowe`, async (c) => {
    const holders = await holdersFor(c)
    const read = await readForm(c, NewPollForm)
    const form =
      read.ok && !mayHold(c, read.value.holder) ? withProblem(c, read, 'holder', 'meetings.form.holder') : read
    if (!form.ok)
      return page(c, <NewPollPage form={form} formKey={String(form.values.key ?? newId())} holders={holders} />, 422)
    const poll = await createPoll(c.get('context'), pollInputOf(form.value), {
      submissionKey: form.value.key,
      dates: firstDates(form.value),
    })
    return seeOther(c, pollWorkPath(poll), 'meetings.done.poll-created')
  })

  routes.get(ONE, async (c) => workPage(c, await kept(c), emptyForm()))

  routes.get(`${ONE}/zmiana`, async (c) => {
    const poll = await kept(c)
    return page(c, <EditPollPage poll={poll} form={emptyForm(typedOfPoll(poll))} holders={await holdersFor(c)} />)
  })

  routes.post(`${ONE}/zmiana`, async (c) => {
    const poll = await kept(c)
    const read = await readForm(c, SettingsForm)
    const form =
      read.ok && !mayHold(c, read.value.holder) ? withProblem(c, read, 'holder', 'meetings.form.holder') : read
    if (!form.ok) return page(c, <EditPollPage {...{ poll, form }} holders={await holdersFor(c)} />, 422)
    await editPoll(c.get('context'), poll, pollInputOf(form.value))
    return seeOther(c, pollWorkPath(poll), 'meetings.done.saved')
  })

  routes.get(`${ONE}/daty`, async (c) => datesPage(c, await kept(c), emptyForm(), null))

  routes.post(`${ONE}/daty`, async (c) => {
    const poll = await kept(c)
    const form = await readForm(c, DateForm)
    if (!form.ok) return datesPage(c, poll, form, null, 422)
    await addDate(c.get('context'), poll, form.value.startsAt)
    return seeOther(c, `${pollWorkPath(poll)}/daty`, 'meetings.done.date-added')
  })

  routes.post(`${ONE}/daty/:date{[0-9a-f-]{36}}`, async (c) => {
    const poll = await kept(c)
    const date = c.req.param('date')
    const name = `at-${date}`
    const form = await readForm(c, z.object({ [name]: DateForm.shape.startsAt }))
    if (!form.ok) return datesPage(c, poll, form, date, 422)
    const moved = await moveDate(c.get('context'), poll, date, found(form.value[name]))
    if (!moved) return datesPage(c, poll, withProblem(c, form, name, 'meetings.poll.twice'), date, 422)
    return seeOther(c, `${pollWorkPath(poll)}/daty`, 'meetings.done.date-moved')
  })

  routes.post(`${ONE}/daty/:date{[0-9a-f-]{36}}/usuniecie`, async (c) => {
    const poll = await kept(c)
    await removeDate(c.get('context'), poll, c.req.param('date'))
    return seeOther(c, `${pollWorkPath(poll)}/daty`, 'meetings.done.date-removed')
  })

  routes.post(`${ONE}/osoby`, async (c) => {
    const poll = await kept(c)
    const form = await readForm(c, PeopleForm)
    if (!form.ok) return workPage(c, poll, form, 422)
    const { people, unread } = readPeople(form.value.people)
    if (unread.length > 0 || people.length === 0)
      return workPage(c, poll, withProblem(c, form, 'people', 'meetings.people.unread', { line: unread[0] ?? '' }), 422)
    await askPeople(c.get('context'), poll, people)
    return seeOther(c, pollWorkPath(poll), 'meetings.done.poll-asked')
  })

  routes.post(`${ONE}/przypomnienie`, async (c) => {
    const poll = await kept(c)
    await remindMissing(c.get('context'), poll)
    return seeOther(c, pollWorkPath(poll), 'meetings.done.poll-reminded')
  })

  routes.get(`${ONE}/wybor/:date{[0-9a-f-]{36}}`, async (c) => {
    const poll = await kept(c)
    const { tallies, people } = await gathered(c, poll)
    const tally = found(tallies.find(({ date }) => date.id === c.req.param('date')))
    const invited = people.filter(({ email, answeredAt }) => email && answeredAt).length
    return page(c, <ChoosePage {...{ poll, tally, invited }} />)
  })

  routes.post(`${ONE}/wybor/:date{[0-9a-f-]{36}}`, async (c) => {
    const poll = await kept(c)
    const meeting = await chooseDate(c.get('context'), poll, c.req.param('date'))
    return seeOther(c, workPathOf(meeting), 'meetings.done.date-chosen')
  })

  routes.get(`${ONE}/odwolanie`, async (c) => page(c, <CallOffPage poll={await kept(c)} />))

  routes.post(`${ONE}/odwolanie`, async (c) => {
    const poll = await kept(c)
    await callOffPoll(c.get('context'), poll)
    return seeOther(c, pollWorkPath(poll), 'meetings.done.poll-called-off')
  })

  return routes

  async function workPage(c: HttpContext, poll: DatePoll, form: Form, status = 200) {
    const { db, house, now } = c.get('context')
    const { tallies, people } = await gathered(c, poll)
    return page(
      c,
      <PollWorkPage
        desk={ports.desk(c)}
        {...{ poll, tallies, people, form }}
        phase={pollPhase(poll, now)}
        link={house.config.url + openPathOf(house.config, poll)}
        best={bestDates(tallies)}
        meeting={poll.meetingId ? await meetingById(db, poll.meetingId) : null}
      />,
      status,
    )
  }

  async function datesPage(c: HttpContext, poll: DatePoll, form: Form, moving: string | null, status = 200) {
    const dates = await standingDates(c.get('context'), poll)
    return page(c, <DatesPage desk={ports.desk(c)} {...{ poll, dates, form, moving }} />, status)
  }
}

const mayHold = (c: HttpContext, holder: string) =>
  mayKeepMeeting(c.get('context').actor, { organisationId: holder === 'siec' ? null : holder })

async function gathered(c: HttpContext, poll: DatePoll) {
  const context = c.get('context')
  const people = await peopleOf(context.db, poll.id)
  const tallies = tallyOf(await standingDates(context, poll), people, await answersOf(context.db, poll.id))
  return { people, tallies }
}
