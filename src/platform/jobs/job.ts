import type { Context } from '../context.ts'

/** One kind of work done apart from a request. */
// biome-ignore lint/suspicious/noExplicitAny: each job knows its own data; a list of jobs holds all of them
export interface JobDefinition<T extends object = any> {
  /** Letters, digits, `.` and `-`; begins with the module's name: `notices.send`. */
  name: string
  /**
   * May be run again after it failed or its worker died, so what it does twice must be as if done once.
   * Outside a transaction `context.db` is the pool: open transactions inside.
   */
  run(context: Context, data: T): Promise<void>
  /** Cron of five fields, told in Europe/Warsaw. The job then also runs by itself, with empty data. */
  every?: string
  /** How many times a failing run is tried again, with growing pauses; 5 when absent. */
  retries?: number
  /** How many run at the same time in one process; 1 when absent. */
  concurrency?: number
  /** After this many seconds a run counts as lost and is tried again; 900 when absent. */
  expireSeconds?: number
  /** Called once when the last try has failed, also when the worker died in it. */
  lost?(context: Context, data: T): Promise<void>
}

export interface SendOptions {
  startAfter?: Temporal.Instant
  /** While a job with this key waits, another with the same key is not queued. */
  singletonKey?: string
}

export interface Jobs {
  /**
   * Queued in the same transaction as the caller's work when `context.db` is one: nothing is queued that was rolled back.
   * `data` becomes JSON that lies in the database for a week: ids and numbers, never what a person typed.
   * @throws Error when no definition has this name
   */
  send(context: Context, name: string, data: object, options?: SendOptions): Promise<void>
  /** Takes jobs from the queue and runs them until `stop`. Only for the worker role. */
  start(definitions: JobDefinition[], contextFor: (job: string) => Context): Promise<void>
  /** Takes no more jobs and waits, at most half a minute, for those already begun. */
  stop(): Promise<void>
}
