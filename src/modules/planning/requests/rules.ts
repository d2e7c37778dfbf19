import { before, dateOf, endOf } from '../../../platform/clock.ts'
import { deadlineAfter } from '../../law/index.ts'

/** A request of residents for a consultation (USG art. 5a with the office's own resolution). */
export interface Request {
  id: string
  organisationId: string
  title: string
  what: string
  why: string
  place: string
  signature: string
  email: string | null
  givenAt: Temporal.Instant
  confirmedAt: Temporal.Instant | null
  /** How many must support it, in how many days the office answers, how people are known: as the rules were when it was given. */
  needed: number
  answerDays: number
  supportedBy: 'email' | 'declared'
  shownAt: Temporal.Instant | null
  refusedReason: string | null
  reachedAt: Temporal.Instant | null
  verifiedAt: Temporal.Instant | null
  verifiedCount: number | null
  verifiedNote: string
  answeredAt: Temporal.Instant | null
  granted: boolean | null
  answer: string
  processId: string | null
}

export type RequestState =
  /** Its author has not pressed the link yet. */
  | 'unconfirmed'
  /** The office has not looked at it. */
  | 'waiting'
  | 'refused'
  | 'collecting'
  /** Enough people support it; the office checks and answers. */
  | 'reached'
  | 'verified'
  | 'granted'
  | 'denied'

export function stateOf(request: Request): RequestState {
  if (request.granted !== null) return request.granted ? 'granted' : 'denied'
  if (request.refusedReason !== null) return 'refused'
  if (!request.confirmedAt) return 'unconfirmed'
  if (!request.shownAt) return 'waiting'
  if (request.verifiedAt) return 'verified'
  return request.reachedAt ? 'reached' : 'collecting'
}

export const isShown = ({ shownAt }: Pick<Request, 'shownAt'>) => shownAt !== null

/** Support is taken until the office answers. */
export const takesSupport = (request: Request) => ['collecting', 'reached', 'verified'].includes(stateOf(request))

/** Last day of the office's answer: days after the one on which enough people supported it, rolled as KPA art. 57 § 4. */
export function answerDueOn({ reachedAt, answerDays }: Pick<Request, 'reachedAt' | 'answerDays'>) {
  return reachedAt ? deadlineAfter(dateOf(reachedAt), { days: answerDays }, { rolls: true }).end : null
}

export function isAnswerLate(request: Request, now: Temporal.Instant): boolean {
  const due = answerDueOn(request)
  return due !== null && request.answeredAt === null && before(endOf(due), now)
}

/** What the office's resolution says of requests; without a number of people there are none. */
export interface RequestRules {
  people: number
  days: number
  by: 'email' | 'declared'
}
