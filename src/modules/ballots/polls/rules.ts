import { type Actor, holds } from '../../../platform/actor.ts'
import { before } from '../../../platform/clock.ts'
import type { PollResult } from './count.ts'
import type { Definition } from './definition.ts'

export interface Poll {
  id: string
  slug: string
  ownerKind: string
  ownerId: string | null
  organisationId: string | null
  title: string
  definition: Definition
  opensAt: Temporal.Instant
  closesAt: Temporal.Instant
  /** Key of this poll for hashing identities; null once voter data is wiped. Never leaves the server. */
  votingKey: string | null
  createdBy: string | null
  publishedAt: Temporal.Instant | null
  definitionHash: string | null
  closedAt: Temporal.Instant | null
  /** The log has its last line; what is missing to a result can only be a draw. */
  sealedAt: Temporal.Instant | null
  countedAt: Temporal.Instant | null
  outcome: PollResult | null
  wipedAt: Temporal.Instant | null
  isDemonstration: boolean
  /** What the result means for the thing it belongs to; null for a poll that stands by itself. */
  bearing: Bearing | null
}

/** `decides`: the result binds whoever runs the thing, as its announcement says; `advises`: it is one of the voices. */
export type Bearing = 'decides' | 'advises'

export type Phase = 'draft' | 'announced' | 'open' | 'closed' | 'counted'

/** Where a poll stands. A poll is closed at its second; its count may come later, when paper is entered. */
export function phaseOf(poll: Poll, now: Temporal.Instant): Phase {
  if (!poll.publishedAt) return 'draft'
  if (before(now, poll.opensAt)) return 'announced'
  if (before(now, poll.closesAt)) return 'open'
  // A result may be kept until its announced minute.
  const shown = !poll.definition.resultsAt || !before(now, Temporal.Instant.from(poll.definition.resultsAt))
  return poll.countedAt && shown ? 'counted' : 'closed'
}

export const isOpen = (poll: Poll, now: Temporal.Instant) => phaseOf(poll, now) === 'open'

/** Until when paper that came in time may still be entered. */
export const takesPaperNow = (poll: Poll, now: Temporal.Instant) =>
  poll.definition.takesPaper && !poll.sealedAt && ['open', 'closed'].includes(phaseOf(poll, now))

/** Makes and runs polls: coordinators of the network; team admins and editors in their organisation. */
export const RUNNERS = {
  network: ['coordinator', 'administrator'],
  organisation: ['team-admin', 'editor', 'administrator'],
} as const

export const mayRunPolls = (actor: Actor, organisationId: string | null) =>
  organisationId === null ? holds(actor, RUNNERS.network, null) : holds(actor, RUNNERS.organisation, organisationId)

/** Enters paper ballots. */
export const mayEnterPaper = (actor: Actor, organisationId: string | null) =>
  mayRunPolls(actor, organisationId) || (organisationId !== null && holds(actor, ['clerk'], organisationId))

/** Whether this person runs any poll: then there is a list for them. */
export const runsSomething = (actor: Actor) =>
  actor.kind === 'system' ||
  (actor.kind === 'person' &&
    actor.roles.some(({ role }) => ['coordinator', 'administrator', 'team-admin', 'editor', 'clerk'].includes(role)))

/** Everybody reads a published poll; a draft is read by those who run it. */
export const maySeePoll = (actor: Actor, poll: Poll) =>
  poll.publishedAt !== null || mayRunPolls(actor, poll.organisationId)

/** Why a vote was refused, on the web or on paper. */
export const REASONS = [
  'already-web',
  'already-paper',
  'not-eligible',
  'two-versions',
  'over-limit',
  'unreadable',
  'unsigned',
  'late',
] as const
export type Reason = (typeof REASONS)[number]

export const tagOf = (poll: Pick<Poll, 'id'>) => `poll:${poll.id}`
export const POLLS = 'polls'
