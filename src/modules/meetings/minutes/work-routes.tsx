import { Hono } from 'hono'
import { ZONE } from '../../../platform/clock.ts'
import { newId } from '../../../platform/db/index.ts'
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
  type Typed,
} from '../../../platform/http/index.ts'
import { findKeptMeeting } from '../meeting/actions.ts'
import { type Meeting, WORK_HOME, workPathOf } from '../rules.ts'
import { reachableAttendees } from '../taking-part/addresses.ts'
import { type Account, accountOf } from './account.ts'
import {
  answerAmendment,
  approveMinutes,
  beginMinutes,
  circulateMinutes,
  noteDecision,
  noteStatement,
  noteTask,
  turnTask,
  writeMinutes,
} from './actions.ts'
import {
  AnswerForm,
  ApproveForm,
  DecisionForm,
  decisionOf,
  MinutesForm,
  minutesForm,
  StatementForm,
  TaskForm,
} from './forms.ts'
import { laterMeetings } from './later-store.ts'
import type { MinutesPorts } from './ports.ts'
import { minutesOf } from './store.ts'
import { AnswerAmendmentPage, BeginPage, type Part, WritePage } from './work-pages.tsx'

const HOME = `${WORK_HOME}/:id/protokol`
const homeOf = (meeting: Meeting) => `${workPathOf(meeting)}/protokol`

/** Where the keeper of a meeting writes its minutes and takes them to approval. */
export function minutesWorkRoutes(ports: MinutesPorts): App {
  const routes: App = new Hono<AppEnv>()

  const kept = (c: HttpContext) => findKeptMeeting(c.get('context'), c.req.param('id') ?? '')
  const account = async (c: HttpContext): Promise<Account> => {
    const { db } = c.get('context')
    const meeting = await kept(c)
    return accountOf(db, meeting, found(await minutesOf(db, meeting.id)))
  }

  const shown = async (c: HttpContext, part: Part, form: Form) => {
    const all = await account(c)
    const { db, now } = c.get('context')
    const nextMeetings = await laterMeetings(db, all.meeting, now)
    const reach = (await reachableAttendees(c.get('context'), all.meeting.id, ports)).length
    const polls = await ports.countedPolls(c.get('context'), all.meeting.organisationId)
    const props = { account: all, desk: ports.desk(c), nextMeetings, reach, polls, formKey: newId() }
    const own = part === 'minutes' && !form.problems.length ? emptyForm(typedOf(all)) : form
    return page(c, <WritePage {...props} form={own} part={part} />, form.problems.length ? 422 : 200)
  }

  routes.get(HOME, async (c) => {
    const meeting = await kept(c)
    if (!(await minutesOf(c.get('context').db, meeting.id)))
      return page(c, <BeginPage meeting={meeting} desk={ports.desk(c)} />)
    return shown(c, 'minutes', emptyForm())
  })

  routes.post(HOME, async (c) => {
    const meeting = await kept(c)
    await beginMinutes(c.get('context'), meeting)
    return seeOther(c, homeOf(meeting), 'meetings.minutes.begun')
  })

  routes.post(`${HOME}/zapis`, async (c) => {
    const { meeting, items } = await account(c)
    const form = await readForm(c, minutesForm(items.map(({ id }) => id)))
    if (!form.ok) return shown(c, 'minutes', form)
    const typed: Record<string, unknown> = form.value
    const courses = Object.fromEntries(items.map(({ id }) => [id, String(typed[`item-${id}`] ?? '')]))
    await writeMinutes(c.get('context'), meeting, MinutesForm.parse(form.values), courses)
    return seeOther(c, homeOf(meeting), 'meetings.minutes.saved')
  })

  routes.post(`${HOME}/wypowiedzi`, async (c) => {
    const { meeting } = await account(c)
    const form = await readForm(c, StatementForm)
    if (!form.ok) return shown(c, 'statement', form)
    await noteStatement(c.get('context'), meeting, form.value, form.value.key, ports)
    return seeOther(c, homeOf(meeting), 'meetings.minutes.noted')
  })

  routes.post(`${HOME}/ustalenia`, async (c) => {
    const { meeting } = await account(c)
    const form = await readForm(c, DecisionForm)
    if (!form.ok) return shown(c, 'decision', form)
    const polls = await ports.countedPolls(c.get('context'), meeting.organisationId)
    await noteDecision(c.get('context'), meeting, decisionOf(form.value, polls), form.value.key)
    return seeOther(c, homeOf(meeting), 'meetings.minutes.noted')
  })

  routes.post(`${HOME}/zadania`, async (c) => {
    const { meeting } = await account(c)
    const form = await readForm(c, TaskForm)
    if (!form.ok) return shown(c, 'task', form)
    const { key, ...task } = form.value
    await noteTask(c.get('context'), meeting, task, key)
    return seeOther(c, homeOf(meeting), 'meetings.minutes.noted')
  })

  for (const [word, done] of [
    ['wykonanie', true],
    ['wznowienie', false],
  ] as const)
    routes.post(`${HOME}/zadania/:task/${word}`, async (c) => {
      const meeting = await kept(c)
      await turnTask(c.get('context'), c.req.param('task'), done)
      return seeOther(c, homeOf(meeting), 'meetings.minutes.saved')
    })

  routes.post(`${HOME}/obieg`, async (c) => {
    const { meeting } = await account(c)
    await circulateMinutes(c.get('context'), meeting, ports)
    return seeOther(c, homeOf(meeting), 'meetings.minutes.circulated')
  })

  routes.get(`${HOME}/poprawki/:amendment`, async (c) => answering(c, emptyForm()))

  routes.post(`${HOME}/poprawki/:amendment`, async (c) => {
    const { meeting } = await account(c)
    const form = await readForm(c, AnswerForm)
    if (!form.ok) return answering(c, form)
    await answerAmendment(c.get('context'), meeting, c.req.param('amendment'), form.value, ports)
    return seeOther(c, homeOf(meeting), 'meetings.minutes.saved')
  })

  const answering = async (c: HttpContext, form: Form) => {
    const all = await account(c)
    const amendmentId = c.req.param('amendment') ?? ''
    allow(all.amendments.some(({ id, outcome }) => id === amendmentId && !outcome))
    const props = { account: all, desk: ports.desk(c), amendmentId, form }
    return page(c, <AnswerAmendmentPage {...props} />, form.problems.length ? 422 : 200)
  }

  routes.post(`${HOME}/przyjecie`, async (c) => {
    const { meeting } = await account(c)
    const form = await readForm(c, ApproveForm)
    if (!form.ok) return shown(c, 'approve', form)
    await approveMinutes(c.get('context'), meeting, form.value.next)
    return seeOther(c, homeOf(meeting), 'meetings.minutes.approved')
  })

  return routes
}

function typedOf({ minutes, items }: Account): Typed {
  const local = (moment: Temporal.Instant) =>
    moment.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' })
  return {
    chair: minutes.chair,
    keeper: minutes.keeper,
    beganAt: local(minutes.beganAt),
    endedAt: local(minutes.endedAt),
    attended: minutes.attended === null ? '' : String(minutes.attended),
    absent: minutes.absent,
    guests: minutes.guests,
    attachments: minutes.attachments,
    recordingUrl: minutes.recordingUrl ?? '',
    slidesUrl: minutes.slidesUrl ?? '',
    transcript: minutes.transcript,
    audience: minutes.audience,
    ...Object.fromEntries(items.map(({ id, course }) => [`item-${id}`, course])),
  }
}
