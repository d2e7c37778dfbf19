import { before } from '../../platform/clock.ts'

export const CHANNELS = [
  'web',
  'email',
  'paper',
  'meeting',
  'phone',
  'protocol',
  'e-delivery',
  'survey',
  'map',
] as const
export type Channel = (typeof CHANNELS)[number]

/** Channels a clerk enters by hand. */
export const ENTERED_CHANNELS = ['paper', 'email', 'phone', 'meeting', 'protocol', 'e-delivery'] as const

/** Values of a decision (law.md 1.8). `late`: left without consideration, because it came after the term. */
export const OUTCOMES = ['accepted', 'partly-accepted', 'rejected', 'further-work', 'out-of-scope', 'late'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Work states; a remark with no decision at all is still to settle. */
export const WORK_STATES = ['to-settle', 'draft', 'to-verify', 'accepted'] as const
export type WorkState = (typeof WORK_STATES)[number]

export const AGE_BANDS = ['under-16', '16-24', '25-34', '35-44', '45-59', '60-74', '75-plus'] as const
export const GENDERS = ['woman', 'man', 'other', 'no-answer'] as const

export const SHORTEST_BODY = 10
export const LONGEST_BODY = 20_000
export const LONGEST_SIGNATURE = 40

/** A remark as the team and its author see it. Who left an address is not here (see `contacts`). */
export interface Remark {
  id: string
  processId: string
  reference: string
  channel: Channel
  receivedAt: Temporal.Instant
  late: boolean
  givenAt: Temporal.Instant
  authorKind: 'person' | 'organisation' | 'anonymous'
  signature: string | null
  authorName: string | null
  organisationName: string | null
  body: string
  quotation: string | null
  topic: string | null
  lon: number | null
  lat: number | null
  placeWords: string | null
  publishedAt: Temporal.Instant | null
  hiddenAt: Temporal.Instant | null
  hiddenReason: string | null
  withdrawnAt: Temporal.Instant | null
  editedAt: Temporal.Instant | null
  statisticsGivenAt: Temporal.Instant | null
  importId: string | null
  groupId: string | null
  decisionId: string | null
  settledAt: Temporal.Instant | null
  assignedTo: string | null
}

/** The decision that holds for a remark: its own or its group's. */
export interface Decision {
  id: string
  processId: string
  remarkId: string | null
  groupId: string | null
  outcome: Outcome
  reason: string
  change: string
  state: Exclude<WorkState, 'to-settle'>
  decidedBy: string | null
  decidedAt: Temporal.Instant
  acceptedBy: string | null
  acceptedAt: Temporal.Instant | null
}

export const isPublic = (remark: Remark) =>
  remark.publishedAt !== null && remark.hiddenAt === null && remark.withdrawnAt === null

/** What a public page shows above a remark: the signature, the organisation's name, or nothing. Never `authorName`. */
export const publicAuthor = (remark: Pick<Remark, 'signature' | 'organisationName'>) =>
  remark.organisationName ?? remark.signature

/** Paper is in time when it was received on the last day; the web closes to the second. */
export const isLate = (receivedAt: Temporal.Instant, closesAt: Temporal.Instant) =>
  !before(receivedAt, closesAt.add({ seconds: 1 }))

/** A reason is required for all but full acceptance (law.md 1.8). */
export const needsReason = (outcome: Outcome) => outcome !== 'accepted'

/** With a second person's acceptance set: what was handed over for checking, and not by the one who prepared it. */
export const mayAccept = (
  decision: Pick<Decision, 'decidedBy' | 'state'>,
  personId: string | null,
  secondAcceptance: boolean,
) => !secondAcceptance || (decision.state === 'to-verify' && personId !== null && decision.decidedBy !== personId)

/** Whether a decision waits for this person to say yes to it. */
export const isAcceptable = (
  decision: Decision | null | undefined,
  personId: string | null,
  secondAcceptance: boolean,
) =>
  decision !== null &&
  decision !== undefined &&
  decision.state !== 'accepted' &&
  (!needsReason(decision.outcome) || decision.reason !== '') &&
  mayAccept(decision, personId, secondAcceptance)
