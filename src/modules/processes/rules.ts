import { type Actor, holds } from '../../platform/actor.ts'
import { before } from '../../platform/clock.ts'

/** What a process is, read from the database. Moments are facts; what phase it is in follows from them and the clock. */
export interface Process {
  id: string
  kind: string
  slug: string
  organisationId: string
  unitCode: string
  areaWords: string | null
  title: string
  summary: string
  plainLanguage: string | null
  description: string
  purpose: string
  topic: string
  legalBasis: string
  contactName: string
  contactEmail: string | null
  contactPhone: string | null
  accessibility: string
  displayedDate: string | null
  opensAt: Temporal.Instant | null
  closesAt: Temporal.Instant | null
  reportDueOn: Temporal.PlainDate | null
  createdAt: Temporal.Instant
  announcedAt: Temporal.Instant | null
  reportedAt: Temporal.Instant | null
  effectsAt: Temporal.Instant | null
  cancelledAt: Temporal.Instant | null
  cancelledReason: string | null
  archivedAt: Temporal.Instant | null
}

/** draft → announced → open → closed → reported → effects; or cancelled (law.md 1.8). */
export type Phase = 'draft' | 'announced' | 'open' | 'closed' | 'reported' | 'effects' | 'cancelled'

export function phaseOf(process: Process, now: Temporal.Instant): Phase {
  if (process.cancelledAt) return 'cancelled'
  if (!process.announcedAt || !process.opensAt || !process.closesAt) return 'draft'
  if (before(now, process.opensAt)) return 'announced'
  if (!isPast(process.closesAt, now)) return 'open'
  if (process.effectsAt && !before(now, process.effectsAt)) return 'effects'
  return process.reportedAt && !before(now, process.reportedAt) ? 'reported' : 'closed'
}

/** Remarks and votes are taken in the closing second itself, and not a moment after it. */
export const isOpen = (process: Process, now: Temporal.Instant) => phaseOf(process, now) === 'open'

// A term "do 23:59:59" includes the whole of that second.
const isPast = (closesAt: Temporal.Instant, now: Temporal.Instant) => !before(now, closesAt.add({ seconds: 1 }))

export type StageKind =
  | 'announcement'
  | 'collecting'
  | 'meeting'
  | 'walk'
  | 'desk'
  | 'workshop'
  | 'interview'
  | 'analysis'
  | 'report'
  | 'effects'
  | 'other'

export const STAGE_KINDS: readonly StageKind[] = [
  'announcement',
  'collecting',
  'meeting',
  'walk',
  'desk',
  'workshop',
  'interview',
  'analysis',
  'report',
  'effects',
  'other',
]

export const TOPICS = [
  'space',
  'greenery',
  'transport',
  'environment',
  'education',
  'culture',
  'sport',
  'social',
  'safety',
  'revitalisation',
  'strategy',
  'other',
] as const

export interface Stage {
  id: string
  processId: string
  position: number
  kind: StageKind
  title: string
  description: string
  startsAt: Temporal.Instant | null
  endsAt: Temporal.Instant | null
  displayedDate: string | null
  place: string
  accessibility: string
  link: string | null
  activity: string | null
  /** What it is in the words of acts, `open-meeting`, where a team planned it so. */
  form?: string | null
}

export type StagePhase = 'past' | 'now' | 'ahead'

/** Stages switch by themselves: a stage without an end lasts until the next one begins. */
export function stagePhase(stage: Stage, next: Stage | undefined, now: Temporal.Instant): StagePhase {
  if (!stage.startsAt || before(now, stage.startsAt)) return 'ahead'
  const end = stage.endsAt ?? next?.startsAt
  return end && isPast(end, now) ? 'past' : 'now'
}

export const TEAM = ['team-admin', 'editor', 'clerk', 'moderator', 'administrator']
const EDITORS = ['team-admin', 'editor', 'administrator']
const ADMINS = ['team-admin', 'administrator']

/** Anyone on the team sees its drafts and workspace. */
export const maySeeWorkspace = (actor: Actor, process: Pick<Process, 'organisationId'>) =>
  holds(actor, TEAM, process.organisationId)

export const mayEditProcess = (actor: Actor, process: Pick<Process, 'organisationId'>) =>
  holds(actor, EDITORS, process.organisationId)

export const mayCreateProcess = (actor: Actor, organisationId: string) => holds(actor, EDITORS, organisationId)

/** What binds the office outward (announcing, publishing a report, cancelling) is a team administrator's. */
export const mayAnnounce = (actor: Actor, process: Pick<Process, 'organisationId'>) =>
  holds(actor, ADMINS, process.organisationId)

/** Entering what came on paper and preparing decisions. */
export const mayWorkOnRemarks = (actor: Actor, process: Pick<Process, 'organisationId'>) =>
  holds(actor, ['team-admin', 'editor', 'clerk', 'administrator'], process.organisationId)

/** The one answer to "may this person see it": a draft is its team's alone. */
export const maySee = (actor: Actor, process: Process) =>
  process.announcedAt !== null || maySeeWorkspace(actor, process)

/** Where each kind of process lives. */
const HOMES: Record<string, string> = { consultation: '/konsultacje', budget: '/budzet-obywatelski' }

/** The public address of a process: `/konsultacje/park-nad-netta`. */
export const pathOf = (process: Pick<Process, 'kind' | 'slug'>) =>
  `${HOMES[process.kind] ?? '/procesy'}/${process.slug}`

/** The address of its workspace: `/praca/konsultacje/park-nad-netta`. */
export const workPathOf = (process: Pick<Process, 'kind' | 'slug'>) => `/praca${pathOf(process)}`
