import type { Context } from '../context.ts'
import type { WorkRow } from './store.ts'

/** Long work that a person may leave and come back to: an import, an export, a report. */
export interface Work<Input = unknown> extends Omit<WorkRow, 'input'> {
  input: Input
}

export type WorkPhase = 'waiting' | 'running' | 'done' | 'failed'

// biome-ignore lint/suspicious/noExplicitAny: each kind knows its own input; a list of works holds all of them
export interface WorkDefinition<Input = any> {
  /** Begins with the module's name: `remarks.import`. */
  kind: string
  /**
   * What it returns is kept as `work.result`. A thrown `WorkProblem` ends the work with its text key; anything else is
   * tried again, from the beginning, so what was done before must not be done twice: commit the work and `finishWork` in
   * one transaction, or skip what is already there. `report` may be called often, also inside a transaction.
   */
  run(context: Context, work: Work<Input>, report: (done: number, total?: number) => void): Promise<unknown>
  /** How many times it is tried again after a fault of ours; 2 when absent. */
  retries?: number
  concurrency?: number
  /** After this many seconds it counts as lost and is tried again; an hour when absent. */
  expireSeconds?: number
}

/** Ends the work with a sentence that the person who began it can act on. The message is a text key. */
export class WorkProblem extends Error {}

/** The key of the sentence for a work that broke for no fault of the person's. */
export const BROKEN = 'works.broken'

/** The name of the job that does works of this kind. */
export const workJob = (kind: string) => `work.${kind}`

/** Where the work stands. Failed means that `problem` says why. */
export function phaseOfWork(work: Pick<Work, 'startedAt' | 'finishedAt' | 'problem'>): WorkPhase {
  if (work.finishedAt) return work.problem ? 'failed' : 'done'
  return work.startedAt ? 'running' : 'waiting'
}

/** The part done, from 0 to 1, or null while nobody knows how much there is. */
export function shareDone(work: Pick<Work, 'done' | 'total' | 'finishedAt' | 'problem'>): number | null {
  if (work.finishedAt && !work.problem) return 1
  return work.total ? Math.min(1, work.done / work.total) : null
}
