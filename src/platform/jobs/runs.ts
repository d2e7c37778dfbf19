import type { Context } from '../context.ts'
import type { Db } from '../db/index.ts'
import { Refusal } from '../errors.ts'
import { jobRuns, jobSeconds } from '../metrics.ts'
import type { PlatformTables } from '../tables.ts'

const on = (db: Db) => db.withTables<PlatformTables>()

export interface LastRun {
  name: string
  startedAt: Temporal.Instant
  /** Null while it runs, or when its worker died. */
  finishedAt: Temporal.Instant | null
  /** Name and code of the error, without personal data; null when it went well. */
  problem: string | null
}

/** The last run of every job that ever ran, for `wiec doctor` and the administrator's page. */
export async function lastRuns(db: Db): Promise<LastRun[]> {
  const rows = await on(db)
    .selectFrom('platform.job_runs')
    .select(['name', 'started_at as startedAt', 'finished_at as finishedAt', 'problem'])
    .orderBy('name')
    .execute()
  return rows
}

/** A job failed. The message holds the error's name and code alone, fit to be stored; `cause` is the error itself. */
export class JobFailed extends Error {}

/**
 * Runs a job and records when, for how long and with what outcome.
 * @throws JobFailed after logging what really happened
 */
export async function runRecorded(
  name: string,
  run: (context: Context, data: object) => Promise<void>,
  context: Context,
  data: object,
): Promise<void> {
  const begun = performance.now()
  await recordStart(context.db, name, context.now)
  try {
    await run(context, data)
  } catch (error) {
    const problem = problemOf(error)
    context.house.log.error('job-failed', { job: name, error })
    jobRuns.add({ job: name, outcome: 'failed' })
    await recordEnd(context, name, problem)
    throw new JobFailed(problem, { cause: error })
  }
  jobRuns.add({ job: name, outcome: 'done' })
  jobSeconds.observe((performance.now() - begun) / 1000, { job: name })
  await recordEnd(context, name, null)
}

async function recordStart(db: Db, name: string, startedAt: Temporal.Instant) {
  const started = { started_at: startedAt, finished_at: null, problem: null }
  await on(db)
    .insertInto('platform.job_runs')
    .values({ name, ...started })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(started))
    .execute()
}

// Runs of one job may overlap; the row belongs to the one that started last.
async function recordEnd(context: Context, name: string, problem: string | null) {
  await on(context.db)
    .updateTable('platform.job_runs')
    .set({ finished_at: context.house.clock.now(), problem })
    .where('name', '=', name)
    .where('started_at', '=', context.now)
    .execute()
}

// A message may quote what a person typed (a database error does), so only name and code leave this function.
function problemOf(error: unknown): string {
  if (error instanceof Refusal) return `Refusal ${error.word}`
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && error.code ? `${error.name} ${String(error.code)}` : error.name
}
