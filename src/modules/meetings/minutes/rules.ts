import { dateOf } from '../../../platform/clock.ts'

/** Fields of a „Protokół spotkania”. People are named as the keeper of the minutes wrote them. */
export interface Minutes {
  meetingId: string
  chair: string
  keeper: string
  beganAt: Temporal.Instant
  endedAt: Temporal.Instant
  /** Counted in the room; null where the attendance list tells. */
  attended: number | null
  absent: string
  guests: string
  attachments: string
  recordingUrl: string | null
  slidesUrl: string | null
  transcript: string
  audience: Audience
  draftedAt: Temporal.Instant
  circulatedAt: Temporal.Instant | null
  /** The last day for amendments. */
  amendmentsUntil: Temporal.PlainDate | null
  approvedAt: Temporal.Instant | null
  approvedByMeetingId: string | null
}

export const AUDIENCES = ['public', 'members'] as const
export type Audience = (typeof AUDIENCES)[number]

/** wersja robocza, do uwag, po terminie uwag, przyjęty */
export const MINUTES_STATES = ['draft', 'circulated', 'awaiting', 'approved'] as const
export type MinutesState = (typeof MINUTES_STATES)[number]

type Facts = Pick<Minutes, 'circulatedAt' | 'amendmentsUntil' | 'approvedAt'>

/** An answer of facts and the clock: amendments are taken through the whole last day in Warsaw. */
export function minutesState(minutes: Facts, now: Temporal.Instant): MinutesState {
  if (minutes.approvedAt) return 'approved'
  if (!minutes.circulatedAt || !minutes.amendmentsUntil) return 'draft'
  return Temporal.PlainDate.compare(dateOf(now), minutes.amendmentsUntil) <= 0 ? 'circulated' : 'awaiting'
}

/** The text stands once it is approved; until then the keeper writes, also what amendments brought. */
export const isWritable = (minutes: Facts) => minutes.approvedAt === null

interface Approval {
  minutes: Facts
  openAmendments: number
  meeting: { id: string; startsAt: Temporal.Instant; organisationId: string | null; processId: string | null }
  /** The meeting that approves. */
  next: {
    id: string
    startsAt: Temporal.Instant
    organisationId: string | null
    publishedAt: Temporal.Instant | null
    cancelledAt: Temporal.Instant | null
  } | null
  now: Temporal.Instant
}

/** Why minutes cannot be approved now; null when they can. A later meeting of the same holder that has begun approves. */
export function approvalProblem({ minutes, openAmendments, meeting, next, now }: Approval) {
  if (minutes.approvedAt || !minutes.circulatedAt) return 'minutes-not-circulated'
  if (openAmendments > 0) return 'minutes-amendments-open'
  if (!next?.publishedAt || next.cancelledAt || next.id === meeting.id) return 'minutes-no-next-meeting'
  if (next.organisationId !== meeting.organisationId) return 'minutes-no-next-meeting'
  if (Temporal.Instant.compare(next.startsAt, meeting.startsAt) <= 0) return 'minutes-no-next-meeting'
  return Temporal.Instant.compare(next.startsAt, now) <= 0 ? null : 'minutes-no-next-meeting'
}

export interface MinuteItem {
  id: string
  position: number
  title: string
  course: string
}

export interface Statement {
  id: string
  /** Empty unless the speaker agreed to be named. */
  speaker: string
  body: string
  answer: string
  remarkId: string | null
}

export interface Votes {
  for: number
  against: number
  abstained: number
}

export interface MeetingDecision {
  id: string
  year: number
  number: number
  body: string
  /** A show of hands, or what a poll came to; null where nobody counted. */
  votes: Votes | null
  /** Page of the poll it was voted in; null for hands. */
  pollPath: string | null
}

/** A decision as it is written down, before it has a number. */
export type DecisionInput = Pick<MeetingDecision, 'body' | 'votes'> & Partial<Pick<MeetingDecision, 'pollPath'>>

export interface Task {
  id: string
  meetingId: string
  what: string
  owner: string
  dueOn: Temporal.PlainDate
  doneAt: Temporal.Instant | null
}

export interface Amendment {
  id: string
  personId: string | null
  attendanceId: string | null
  author: string
  body: string
  proposedAt: Temporal.Instant
  outcome: 'taken' | 'declined' | null
  answer: string
}

/** Decisions are numbered anew each year: 3/2026. The year is that of the meeting in Warsaw. */
export const decisionNumber = ({ number, year }: Pick<MeetingDecision, 'number' | 'year'>) => `${number}/${year}`

export const isOverdue = (task: Pick<Task, 'dueOn' | 'doneAt'>, today: Temporal.PlainDate) =>
  task.doneAt === null && Temporal.PlainDate.compare(task.dueOn, today) < 0

/** The network numbers decisions under this, an organisation under its own id. */
export const NETWORK_HOLDER = '00000000-0000-0000-0000-000000000000'
