import { type Actor, holds } from '../../platform/actor.ts'
import { before } from '../../platform/clock.ts'
import { holdersOf } from '../../platform/search.ts'

/** Spotkanie Sieci, forum, spotkanie konsultacyjne, spacer badawczy, punkt konsultacyjny, warsztat, spotkanie online. */
export const KINDS = ['network', 'forum', 'consultation', 'walk', 'point', 'workshop', 'webinar'] as const
export type Kind = (typeof KINDS)[number]

/** Ways to be at a meeting: on site, online. */
export const MODES = ['on-site', 'online'] as const
export type Mode = (typeof MODES)[number]

export interface Meeting {
  id: string
  slug: string
  kind: Kind
  title: string
  /** Markdown. */
  purpose: string
  /** Who holds it; null for the network itself. */
  organisationId: string | null
  processId: string | null
  seriesId: string | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  placeName: string
  address: string
  unitCode: string | null
  point: { lon: number; lat: number } | null
  accessibility: string
  openingHours: string
  /** Told to those who have a place, and to nobody else; see `isToldOnline`. */
  onlineUrl: string | null
  /** Markdown. */
  materials: string
  takesRegistrations: boolean
  /** Null where there is no limit; 0 where nobody can be there that way. */
  places: Record<Mode, number | null>
  registrationOpensAt: Temporal.Instant | null
  /** Null where people may sign up until the meeting begins. */
  registrationClosesAt: Temporal.Instant | null
  largestParty: number
  offerHours: number
  /** Of the calendar: raised by the organiser alone (RFC 5546, 2.1.4). */
  sequence: number
  createdBy: string | null
  publishedAt: Temporal.Instant | null
  cancelledAt: Temporal.Instant | null
  cancelReason: string
}

export interface AgendaItem {
  id: string
  position: number
  title: string
  owner: string
  /** Of the clock. */
  minutes: number | null
  description: string
  /** A path on this portal. */
  linkPath: string | null
}

export type MeetingPhase = 'draft' | 'planned' | 'running' | 'over' | 'cancelled'

/** wersja robocza, zaplanowane, trwa, odbyło się, odwołane: an answer of facts and the clock. */
export function meetingPhase(
  meeting: Pick<Meeting, 'startsAt' | 'endsAt' | 'publishedAt' | 'cancelledAt'>,
  now: Temporal.Instant,
): MeetingPhase {
  if (!meeting.publishedAt) return 'draft'
  if (meeting.cancelledAt) return 'cancelled'
  if (before(now, meeting.startsAt)) return 'planned'
  return before(now, meeting.endsAt) ? 'running' : 'over'
}

/** Meetings of the network are kept by those who run it; of an organisation by its editors as well. */
export const mayKeepMeeting = (actor: Actor, meeting: Pick<Meeting, 'organisationId'>): boolean =>
  meeting.organisationId === null
    ? holds(actor, ['coordinator', 'administrator'], null)
    : holds(actor, ['team-admin', 'editor', 'coordinator', 'administrator'], meeting.organisationId)

/** The same as an audience of search. */
export const keepersOf = ({ organisationId }: Pick<Meeting, 'organisationId'>): string[] =>
  organisationId === null
    ? holdersOf(['coordinator', 'administrator'], null)
    : holdersOf(['team-admin', 'editor', 'coordinator', 'administrator'], organisationId)

/** Whether there are meetings that this person may keep: of the network or of an organisation. */
export const keepsMeetings = (actor: Actor): boolean =>
  mayKeepMeeting(actor, { organisationId: null }) ||
  (actor.kind === 'person' &&
    actor.roles.some(({ scope }) => scope !== null && mayKeepMeeting(actor, { organisationId: scope })))

export const maySeeMeeting = (actor: Actor, meeting: Pick<Meeting, 'organisationId' | 'publishedAt'>): boolean =>
  meeting.publishedAt !== null || mayKeepMeeting(actor, meeting)

/** Whether people can be there this way: a mode with no places at all is not offered. */
export const modesOf = (meeting: Pick<Meeting, 'places'>): Mode[] => MODES.filter((mode) => meeting.places[mode] !== 0)

/** When signing up is possible: `not-yet`, `open` or `closed`. It ends at the latest when the meeting begins. */
export function registrationWindow(
  meeting: Pick<
    Meeting,
    'takesRegistrations' | 'registrationOpensAt' | 'registrationClosesAt' | 'startsAt' | 'publishedAt' | 'cancelledAt'
  >,
  now: Temporal.Instant,
): 'none' | 'not-yet' | 'open' | 'closed' {
  if (!meeting.takesRegistrations || !meeting.publishedAt || meeting.cancelledAt) return 'none'
  if (meeting.registrationOpensAt && before(now, meeting.registrationOpensAt)) return 'not-yet'
  if (!before(now, meeting.startsAt)) return 'closed'
  return meeting.registrationClosesAt && !before(now, meeting.registrationClosesAt) ? 'closed' : 'open'
}

export const HOME = '/spotkania'
export const WORK_HOME = '/praca/spotkania'
/** What a change of any meeting drops from the cache. */
export const MEETINGS = 'meetings'
export const pathOf = ({ slug }: Pick<Meeting, 'slug'>) => `${HOME}/${slug}`
export const workPathOf = ({ id }: Pick<Meeting, 'id'>) => `${WORK_HOME}/${id}`
export const tagOf = ({ id }: Pick<Meeting, 'id'>) => `meeting:${id}`
