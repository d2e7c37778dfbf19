import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { agendaOf, meetingById } from '../meeting/store.ts'
import { MEETINGS, type Meeting, mayKeepMeeting, maySeeMeeting, tagOf } from '../rules.ts'
import { reachableAttendees } from '../taking-part/addresses.ts'
import type { Attendee } from '../taking-part/rules.ts'
import { attendeeOfPerson } from '../taking-part/store.ts'
import {
  amendmentsOf,
  decisionsOf,
  insertAmendment,
  insertDecision,
  insertStatement,
  insertTask,
  recordAmendmentAnswer,
  recordRemark,
  recordTaskDone,
  taskById,
  tasksOf,
} from './entries-store.ts'
import { tellAnswered, tellCirculated } from './letters.ts'
import type { MinutesPorts } from './ports.ts'
import { approvalProblem, type DecisionInput, isWritable, type Minutes, minutesState } from './rules.ts'
import {
  insertMinutes,
  lockMinutes,
  type MinutesInput,
  minutesOf,
  recordApproved,
  recordCirculated,
  updateMinutes,
} from './store.ts'

/** Days the attendees have for amendments. */
const AMENDMENT_DAYS = 14

/** Begins the minutes with the agenda as their skeleton. @throws Refusal `meeting-not-begun` before its start */
export async function beginMinutes(context: Context, meeting: Meeting) {
  allow(mayKeepMeeting(context.actor, meeting))
  if (Temporal.Instant.compare(context.now, meeting.startsAt) < 0) refuse('meeting-not-begun')
  await inTransaction(context, async (context) => {
    const titles = (await agendaOf(context.db, meeting.id)).map(({ title }) => title)
    const given = { meeting, titles, at: context.now, by: personId(context.actor) }
    if (await insertMinutes(context.db, given)) await told(context, 'minutes-begun', meeting)
  })
}

/** @param courses what happened at each item, by its id */
export async function writeMinutes(
  context: Context,
  meeting: Meeting,
  input: MinutesInput,
  courses: Record<string, string>,
) {
  await onWritable(context, meeting, async (context) => {
    await updateMinutes(context.db, meeting.id, input, courses)
    await told(context, 'minutes-written', meeting)
  })
}

export interface StatementInput {
  speaker: string
  consented: boolean
  body: string
  answer: string
}

/** Writes down what somebody said: with their name only if they agreed. In a consultation it becomes a remark as well. */
export async function noteStatement(
  context: Context,
  meeting: Meeting,
  input: StatementInput,
  key: string,
  ports: Pick<MinutesPorts, 'sayInProcess'>,
) {
  await onWritable(context, meeting, async (context, minutes) => {
    const speaker = input.consented ? input.speaker : ''
    const given = { submissionKey: key, meetingId: meeting.id, at: context.now, body: input.body, answer: input.answer }
    const id = await insertStatement(context.db, { ...given, speaker })
    if (!id) return
    if (meeting.processId) {
      const said = { processId: meeting.processId, on: dateOf(minutes.beganAt), speaker, body: input.body, key }
      const remarkId = await ports.sayInProcess(context, said)
      if (remarkId) await recordRemark(context.db, id, remarkId)
    }
    await told(context, 'minutes-statement-noted', meeting)
  })
}

/** Writes down a decision under the next number of the year of the meeting. */
export async function noteDecision(context: Context, meeting: Meeting, decision: DecisionInput, key: string) {
  await onWritable(context, meeting, async (context, minutes) => {
    const year = dateOf(minutes.beganAt).year
    const { id: meetingId, organisationId } = meeting
    const given = { submissionKey: key, meetingId, organisationId, at: context.now, year, ...decision }
    if (await insertDecision(context.db, given)) await told(context, 'minutes-decision-noted', meeting)
  })
}

export async function noteTask(
  context: Context,
  meeting: Meeting,
  task: { what: string; owner: string; dueOn: Temporal.PlainDate },
  key: string,
) {
  await onWritable(context, meeting, async (context) => {
    await insertTask(context.db, { submissionKey: key, meetingId: meeting.id, at: context.now, ...task })
    await told(context, 'minutes-task-noted', meeting)
  })
}

/** A task is done, or after all not yet; also long after its minutes were approved. */
export async function turnTask(context: Context, id: string, done: boolean) {
  const task = found(await taskById(context.db, id))
  const meeting = found(await meetingById(context.db, task.meetingId))
  allow(mayKeepMeeting(context.actor, meeting))
  await inTransaction(context, async (context) => {
    await recordTaskDone(context.db, id, done ? context.now : null, done ? personId(context.actor) : null)
    await told(context, done ? 'task-done' : 'task-reopened', meeting)
  })
}

/**
 * Shows the minutes to those who were there, who have two weeks to say what should be otherwise; whoever left an address
 * gets the draft in short and a link of their own.
 */
export async function circulateMinutes(context: Context, meeting: Meeting, ports: Pick<MinutesPorts, 'emailsOf'>) {
  await onWritable(context, meeting, async (context, minutes) => {
    if (minutes.circulatedAt) return
    const until = dateOf(context.now).add({ days: AMENDMENT_DAYS })
    await recordCirculated(context.db, meeting.id, context.now, until)
    const decisions = await decisionsOf(context.db, meeting.id)
    const tasks = await tasksOf(context.db, meeting.id)
    const attendees = await reachableAttendees(context, meeting.id, ports)
    for (const attendee of attendees) await tellCirculated(context, { meeting, attendee, until, decisions, tasks })
    await told(context, 'minutes-circulated', meeting, { letters: attendees.length })
  })
}

/** The one who may propose amendments now, because they were there and the time runs; null when they may not. */
export async function amender(context: Context, meeting: Meeting, minutes: Minutes): Promise<Attendee | null> {
  const id = personId(context.actor)
  if (!id || minutesState(minutes, context.now) !== 'circulated') return null
  return attendeeOfPerson(context.db, meeting.id, id)
}

/**
 * Somebody who was there says what should be otherwise: from their account, or by the link of their own.
 * @param attendee found by `amender`, or by the link that was checked
 */
export async function proposeAmendment(
  context: Context,
  meeting: Meeting,
  attendee: Attendee | null,
  { body, key }: { body: string; key: string },
) {
  allow(attendee !== null && attendee.meetingId === meeting.id)
  await inTransaction(context, async (context) => {
    const minutes = found(await lockMinutes(context.db, meeting.id))
    if (minutesState(minutes, context.now) !== 'circulated') refuse('minutes-amendments-ended')
    const { id: attendanceId, name: author, personId } = attendee
    const given = { submissionKey: key, meetingId: meeting.id, at: context.now, attendanceId, personId, author, body }
    if (await insertAmendment(context.db, given)) await told(context, 'minutes-amendment-proposed', meeting)
  })
}

/** The keeper takes an amendment into the text, or declines it with a reason; whoever proposed it is told. */
export async function answerAmendment(
  context: Context,
  meeting: Meeting,
  id: string,
  { outcome, answer }: { outcome: 'taken' | 'declined'; answer: string },
  ports: Pick<MinutesPorts, 'emailsOf'>,
) {
  await onWritable(context, meeting, async (context) => {
    const answered = { outcome, answer, at: context.now }
    const amendment = await recordAmendmentAnswer(context.db, meeting.id, id, answered)
    if (!amendment) return
    const attendees = await reachableAttendees(context, meeting.id, ports)
    const attendee = attendees.find((one) => one.id === amendment.attendanceId)
    if (attendee) await tellAnswered(context, { meeting, attendee, amendment })
    await told(context, 'minutes-amendment-answered', meeting, { outcome })
  })
}

/**
 * The next meeting approves the minutes; from then on they stand.
 * @throws Refusal with the word of `approvalProblem`
 */
export async function approveMinutes(context: Context, meeting: Meeting, nextId: string) {
  await onWritable(context, meeting, async (context, minutes) => {
    const openAmendments = (await amendmentsOf(context.db, meeting.id)).filter(({ outcome }) => !outcome).length
    const next = await meetingById(context.db, nextId)
    const problem = approvalProblem({ minutes, openAmendments, meeting, next, now: context.now })
    if (problem) refuse(problem)
    await recordApproved(context.db, meeting.id, context.now, nextId)
    await told(context, 'minutes-approved', meeting)
  })
}

/** Minutes as far as the person may read them: drafts by their keeper, circulated ones by those who were there. */
export async function readMinutes(
  context: Context,
  meeting: Meeting,
  ports: Pick<MinutesPorts, 'isMember'>,
): Promise<Minutes> {
  allow(maySeeMeeting(context.actor, meeting))
  const minutes = found(await minutesOf(context.db, meeting.id))
  allow(await mayReadMinutes(context, meeting, minutes, ports))
  return minutes
}

export async function mayReadMinutes(
  context: Context,
  meeting: Meeting,
  minutes: Minutes,
  ports: Pick<MinutesPorts, 'isMember'>,
): Promise<boolean> {
  if (mayKeepMeeting(context.actor, meeting)) return true
  if (!minutes.circulatedAt) return false
  if (minutes.approvedAt && minutes.audience === 'public') return true
  const id = personId(context.actor)
  if (!id) return false
  if (await attendeeOfPerson(context.db, meeting.id, id)) return true
  return minutes.approvedAt !== null && ports.isMember(context)
}

/** Work on minutes that are not approved yet, by those who keep the meeting, one after another. */
export async function onWritable(
  context: Context,
  meeting: Meeting,
  work: (context: Context, minutes: Minutes) => Promise<void>,
) {
  allow(mayKeepMeeting(context.actor, meeting))
  await inTransaction(context, async (context) => {
    const minutes = found(await lockMinutes(context.db, meeting.id))
    if (!isWritable(minutes)) refuse('minutes-approved')
    await work(context, minutes)
  })
}

export async function told(context: Context, verb: string, { id, organisationId }: Meeting, details = {}) {
  await record(context, verb, { kind: 'meeting', id, organisationId }, details)
  await changed(context, MEETINGS, tagOf({ id }))
}
