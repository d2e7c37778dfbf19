import type { Context } from '../context.ts'

/** One kind of work done apart from a request. */
export interface JobDefinition<T extends object = any> {
  /** Letters, digits, `.`, `-`, `_`, `:`; begins with the module's name: `notices.send`. */
  name: string
  run(context: Context, data: T): Promise<void>
  /** Cron of five fields, told in Europe/Warsaw. The job then also runs by itself, with empty data. */
  every?: string
  /** How many times a failing run is tried again, with growing pauses; 5 when absent. */
  retries?: number
  /** How many run at the same time in one process; 1 when absent. */
  concurrency?: number
  /** After this many seconds a run counts as lost and is tried again; 900 when absent. */
  expireSeconds?: number
}

export interface SendOptions {
  startAfter?: Temporal.Instant
  /** While a job with this key waits, another with the same key is not queued. */
  singletonKey?: string
}

export interface Jobs {
  /** Queued in the same transaction as the caller's work when `context.db` is one: nothing is queued that was rolled back. */
  send(context: Context, name: string, data: object, options?: SendOptions): Promise<void>
  /** Takes jobs from the queue and runs them until `stop`. Only for the worker role. */
  start(definitions: JobDefinition[], contextFor: (job: string) => Context): Promise<void>
  /** Takes no more jobs and waits for those already begun. */
  stop(): Promise<void>
}
