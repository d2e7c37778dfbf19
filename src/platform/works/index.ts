import type { Context } from '../context.ts'

/** Long work that a person may leave and come back to: an import, an export, a report. */
export interface Work<Input = any> {
  id: string
  kind: string
  subjectId: string | null
  startedBy: string | null
  input: Input
  done: number
  /** Null while nobody knows how much there is. */
  total: number | null
  result: unknown
  /** A text key that says what went wrong, or null. */
  problem: string | null
  createdAt: Temporal.Instant
  startedAt: Temporal.Instant | null
  finishedAt: Temporal.Instant | null
}

export type WorkPhase = 'waiting' | 'running' | 'done' | 'failed'

export interface WorkDefinition<Input = any> {
  kind: string
  /** What it returns is kept as `work.result`. A thrown `WorkProblem` ends the work with its text key; anything else is tried again. */
  run(context: Context, work: Work<Input>, report: (done: number, total?: number) => Promise<void>): Promise<unknown>
  retries?: number
  concurrency?: number
  expireSeconds?: number
}
