import type { Actor } from '../../../platform/actor.ts'
import { dateOf } from '../../../platform/clock.ts'
import { mayEditProcess, maySeeWorkspace, type Process, workPathOf } from '../rules.ts'

/** One part of a process's workspace given to one person of its team. */
export interface Charge {
  processId: string
  part: string
  personId: string
  givenAt: Temporal.Instant
}

/** Something the team has set itself to do, beside what the portal counts by itself. */
export interface TeamTask {
  id: string
  processId: string
  title: string
  /** Null while nobody has taken it, and when whoever had it left the portal. */
  personId: string | null
  dueOn: Temporal.PlainDate | null
  addedAt: Temporal.Instant
  doneAt: Temporal.Instant | null
  doneBy: string | null
}

/** The page of a process where its team says who does what. */
export const TEAMWORK = 'kto-co-robi'

const PART = /^[a-z][a-z-]{1,39}$/
export const isPart = (part: string) => PART.test(part)

/**
 * The part of the workspace that something waiting belongs to: what stands first in its address after the process's own.
 * What waits elsewhere, as a protocol at `/praca/spotkania/…`, is named by that place.
 */
export function partOf(process: Pick<Process, 'kind' | 'slug'>, href: string): string | null {
  const home = `${workPathOf(process)}/`
  const [rest] = (href.startsWith(home) ? href.slice(home.length) : href.replace(/^\/(praca\/)?/, '')).split(/[/?#]/)
  return rest && isPart(rest) ? rest : null
}

/** Editors share out work; anybody of the team takes a part upon themselves, or gives back their own. */
export const mayGiveCharge = (
  actor: Actor,
  process: Pick<Process, 'organisationId'>,
  { to, from }: { to: string | null; from: string | null },
) =>
  mayEditProcess(actor, process) ||
  (maySeeWorkspace(actor, process) &&
    actor.kind === 'person' &&
    [to, from].every((personId) => personId === null || personId === actor.id))

/** Whoever has a task says that it is done; editors say it of every task. */
export const mayEndTask = (actor: Actor, process: Pick<Process, 'organisationId'>, task: TeamTask) =>
  mayGiveCharge(actor, process, { to: task.personId, from: null })

export const isTaskLate = ({ dueOn, doneAt }: Pick<TeamTask, 'dueOn' | 'doneAt'>, now: Temporal.Instant) =>
  dueOn !== null && doneAt === null && Temporal.PlainDate.compare(dueOn, dateOf(now)) < 0
