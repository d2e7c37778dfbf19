import { before } from '../../../platform/clock.ts'
import type { Locale } from '../../../platform/texts/index.ts'

/** Forms of calls for sessions belong to meetings: the owner's id is the id of the meeting. */
export const CALL_FORMS = 'session-call'

export interface Call {
  meetingId: string
  openedAt: Temporal.Instant
  /** The last second in which proposals are taken. */
  closesAt: Temporal.Instant
}

export const isCallOpen = (call: Pick<Call, 'openedAt' | 'closesAt'> | null, now: Temporal.Instant): boolean =>
  call !== null && !before(now, call.openedAt) && before(now, call.closesAt.add({ seconds: 1 }))

export const OUTCOMES = ['accepted', 'declined'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** A session somebody would like to lead. */
export interface Proposal {
  id: string
  meetingId: string
  title: string
  /** Becomes the description of the session. */
  summary: string
  /** What else was answered, for those who keep the meeting and review; never public. */
  answers: string
  name: string
  /** What they do and where. */
  about: string
  /** Null after the person was removed. */
  email: string | null
  locale: Locale
  proposedAt: Temporal.Instant
  outcome: Outcome | null
  reason: string
  /** Once it is in the programme. */
  sessionId: string | null
}

export interface Review {
  proposalId: string
  personId: string
  /** 1 to 5. */
  mark: number
  comment: string
}

export const MARKS = [1, 2, 3, 4, 5] as const

/** The mean of the marks, or null before the first. */
export const meanOf = (reviews: readonly Pick<Review, 'mark'>[]): number | null =>
  reviews.length === 0 ? null : reviews.reduce((sum, { mark }) => sum + mark, 0) / reviews.length

/** Nobody reviews what they propose themselves: for them it is not there. */
export const isOwn = ({ email }: Pick<Proposal, 'email'>, reviewer: { email: string }) =>
  email !== null && email.toLowerCase() === reviewer.email.toLowerCase()
