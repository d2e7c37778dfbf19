import type { Actor } from '../../../platform/actor.ts'
import { before } from '../../../platform/clock.ts'
import { mayModerate } from '../../moderation/index.ts'
import { mayEditProcess, type Process, pathOf, workPathOf } from '../../processes/index.ts'

/** An opinion map of a process: what people are asked, and how. */
export interface Debate {
  id: string
  processId: string
  question: string
  lead: string
  ownStatements: boolean
  results: 'live' | 'after-closing'
  createdAt: Temporal.Instant
  openedAt: Temporal.Instant | null
  closedAt: Temporal.Instant | null
}

export type DebatePhase = 'draft' | 'ahead' | 'open' | 'closed'

/** draft → ahead → open → closed, by the clock and the term of the process; the closing second itself is still open. */
export function phaseOfDebate(debate: Debate, process: Process, now: Temporal.Instant): DebatePhase {
  if (!debate.openedAt || !process.announcedAt || !process.opensAt || !process.closesAt) return 'draft'
  if (process.cancelledAt || (debate.closedAt && !before(now, debate.closedAt))) return 'closed'
  if (before(now, process.opensAt)) return 'ahead'
  return before(now, process.closesAt.add({ seconds: 1 })) ? 'open' : 'closed'
}

/** Whether everybody sees the map. */
export const resultsShown = ({ results }: Debate, phase: DebatePhase) =>
  phase === 'closed' || (phase === 'open' && results === 'live')

export const mayDesignDebate = (actor: Actor, process: Process) => mayEditProcess(actor, process)

/** Statements of people are read by those who read remarks before they are shown. */
export const mayJudgeStatements = (actor: Actor, process: Process) =>
  mayEditProcess(actor, process) || mayModerate(actor, process.organisationId)

/** At most so many letters, so that a statement is one thought. */
export const LONGEST = 140

/** How many statements of their own a person may give to one map. */
export const OWN_MOST = 5

/** Fewer statements than this make no map worth drawing (docs/opinion-map.md). */
export const LEAST_STATEMENTS = 5

export const debatePath = (process: Pick<Process, 'kind' | 'slug'>) => `${pathOf(process)}/mapa-opinii`
export const debateWorkPath = (process: Pick<Process, 'kind' | 'slug'>) => `${workPathOf(process)}/mapa-opinii`

/** Pages that show a map carry it. */
export const tagOfDebate = ({ id }: Pick<Debate, 'id'>) => `debate:${id}`

/** A statement as it is compared with others and kept: one line, one space between words. */
export const tidy = (body: string) => body.normalize('NFC').replace(/\s+/g, ' ').trim()
