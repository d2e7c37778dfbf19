import { before } from '../../../platform/clock.ts'
import { type EditionStage, stageOf, termOf } from '../editions/calendar.ts'
import type { Edition, Publications } from '../editions/store.ts'
import { isOutside, type PoolArea } from './area.ts'

export const CATEGORIES = [
  'greenery',
  'streets',
  'play',
  'sport',
  'culture',
  'safety',
  'animals',
  'social',
  'other',
] as const
export type Category = (typeof CATEGORIES)[number]

export type Decision = 'admitted' | 'refused'

export interface Project {
  id: string
  processId: string
  poolId: string | null
  number: number | null
  channel: 'web' | 'paper' | 'archive'
  keyHash: string | null
  title: string
  summary: string
  description: string
  reason: string
  beneficiaries: string
  access: string
  category: Category
  placeWords: string
  landTitle: string
  lon: number | null
  lat: number | null
  /** Why the office lets it stand outside its pool's area; empty when it does not. */
  outsideReason: string
  outsideBy: string | null
  schedule: string
  yearlyGrosze: number
  signature: string
  supporters: number
  costGrosze: number
  createdAt: Temporal.Instant
  submittedAt: Temporal.Instant | null
  editedAt: Temporal.Instant | null
  withdrawnAt: Temporal.Instant | null
  unitWords: string
  decision: Decision | null
  decisionReason: string
  decidedAt: Temporal.Instant | null
  decidedBy: string | null
  approvedAt: Temporal.Instant | null
  approvedBy: string | null
  verifiedGrosze: number | null
  agreement: string
  conflictGroup: string
  plainSummary: string
  joinedInto: string | null
  ballotNumber: number | null
  archivedVotes: number | null
  archivedScore: number | null
  archivedSelected: number | null
  archivedId: string | null
}

export interface AppealFacts {
  outcome: 'upheld' | 'dismissed' | null
}

/** What is known of a project besides itself, for saying where it is. */
export interface Around {
  edition: Edition
  publications: Publications
  appeal: AppealFacts | null
  /** Of the published result: won, lost; null before. */
  won: boolean | null
  /** The last entry of its building. */
  building: string | null
}

export const PUBLIC_STATES = [
  'draft',
  'withdrawn',
  'joined',
  'submitted',
  'assessed',
  'admitted',
  'refused',
  'appealed',
  'refused-finally',
  'on-list',
  'selected',
  'not-selected',
  'building',
  'done',
  'partly',
  'abandoned',
] as const
export type PublicState = (typeof PUBLIC_STATES)[number]

/** Whether a publication has had its minute. */
export const isPublished = (publications: Publications, kind: keyof Publications, now: Temporal.Instant) => {
  const at = publications[kind]
  return at !== undefined && !before(now, at)
}

/** Where a project is, as everybody may know it (law.md 2.3). The team's work state is another thing. */
export function publicState(project: Project, around: Around, now: Temporal.Instant): PublicState {
  const { edition, publications, appeal, won, building } = around
  if (!project.submittedAt) return 'draft'
  if (project.withdrawnAt) return 'withdrawn'
  if (project.joinedInto) return 'joined'
  if (building && won) {
    if (building === 'done' || building === 'partly' || building === 'abandoned') return building
    if (building !== 'planned') return 'building'
  }
  if (won !== null) return won ? 'selected' : project.ballotNumber === null ? 'refused-finally' : 'not-selected'
  if (!isPublished(publications, 'decisions', now)) {
    const over = termOf(edition.calendar, 'submissionTo')
    return over && !before(now, over.add({ seconds: 1 })) ? 'assessed' : 'submitted'
  }
  const upheld = appeal?.outcome === 'upheld' && isPublished(publications, 'appeals', now)
  if (project.decision === 'admitted' || upheld) return project.ballotNumber === null ? 'admitted' : 'on-list'
  if (isPublished(publications, 'appeals', now)) return 'refused-finally'
  return appeal ? 'appealed' : 'refused'
}

/** Whether it goes to the vote, as the team knows before everybody does. */
export const isAdmitted = (project: Project, appeal: AppealFacts | null) =>
  project.submittedAt !== null &&
  project.withdrawnAt === null &&
  project.joinedInto === null &&
  ((project.decision === 'admitted' && project.approvedAt !== null) || appeal?.outcome === 'upheld')

/** Money that counts: as verified, or as the author reckoned. */
export const costOf = (project: Pick<Project, 'costGrosze' | 'verifiedGrosze'>) =>
  project.verifiedGrosze ?? project.costGrosze

/** What is known to everybody of its cost: the office's figure only once decisions are public. */
export const publicCostOf = (project: Project, publications: Publications, now: Temporal.Instant) =>
  isPublished(publications, 'decisions', now) || project.channel === 'archive' ? costOf(project) : project.costGrosze

export type { EditionStage }
export { stageOf }

export interface CostLine {
  name: string
  /** Hundredths. */
  quantity: number
  priceGrosze: number
}

/** Each line in whole grosze, half a grosz up. */
export const lineCost = ({ quantity, priceGrosze }: CostLine) => Math.floor((quantity * priceGrosze + 50) / 100)

export const sumOf = (lines: readonly CostLine[]) => lines.reduce((sum, line) => sum + lineCost(line), 0)

export type MissingPart = 'pomysl' | 'miejsce' | 'koszty' | 'pytania' | 'autor' | 'zalaczniki'

/** What a draft lacks before it can be sent, by the screen where it is asked. */
export function missingIn(
  project: Project,
  author: { name: string; email: string; phone: string; address: string; isChild: boolean; guardian: string } | null,
  pool:
    | (PoolArea & { leastGrosze: number | null; mostGrosze: number | null; amountGrosze: number; signatures: number })
    | null,
): { part: MissingPart; key: string; values?: Record<string, number> }[] {
  const missing: ReturnType<typeof missingIn> = []
  const say = (part: MissingPart, key: string, values?: Record<string, number>) =>
    missing.push({ part, key: `budgets.missing.${key}`, ...(values ? { values } : {}) })
  if (project.title.length < 3) say('pomysl', 'title')
  if (project.summary.length < 10) say('pomysl', 'summary')
  if (project.description.length < 10) say('pomysl', 'description')
  if (project.reason.length < 10) say('pomysl', 'reason')
  if (project.access === '') say('pomysl', 'access')
  if (!pool) say('miejsce', 'pool')
  if (project.placeWords === '' && project.lon === null) say('miejsce', 'place')
  if (isOutside(project, pool)) say('miejsce', 'outside')
  const most = pool ? (pool.mostGrosze ?? pool.amountGrosze) : null
  if (project.costGrosze <= 0) say('koszty', 'cost')
  else if (most !== null && project.costGrosze > most) say('koszty', 'too-dear', { most })
  else if (pool?.leastGrosze && project.costGrosze < pool.leastGrosze)
    say('koszty', 'too-cheap', { least: pool.leastGrosze })
  if (pool && project.supporters < pool.signatures) say('zalaczniki', 'support', { count: pool.signatures })
  if (!author?.name) say('autor', 'name')
  if (!author?.email && !author?.phone && !author?.address) say('autor', 'contact')
  if (author?.isChild && !author.guardian) say('autor', 'guardian')
  return missing
}
