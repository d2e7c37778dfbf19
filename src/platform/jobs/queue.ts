import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { ConstructorOptions, PgBoss, Queue } from 'pg-boss'
import { ZONE } from '../clock.ts'
import type { Context } from '../context.ts'
import { Exchange, type Reading } from '../db/exchange.ts'
import { newId } from '../ids.ts'
import type { Log } from '../log.ts'
import type { JobDefinition, Jobs, SendOptions } from './job.ts'
import { JobFailed, runRecorded } from './runs.ts'

export interface JobsSettings {
  database: { engine: PGlite } | { url: string }
  definitions: JobDefinition[]
  log: Log
  /** Whether this process also runs jobs (roles `worker` and `all`). */
  worker: boolean
  /** Seconds between looks for due jobs and for dead workers; 10 and 60 when absent. Tests are in a hurry. */
  pace?: { poll: number; supervise: number }
}

/** The schema that pg-boss owns and migrates by itself. */
const SCHEMA = 'jobs'

type Pace = NonNullable<JobsSettings['pace']>

const PACE: Pace = { poll: 10, supervise: 60 }

/** A worker that says nothing for so long is dead; its jobs go to another. */
const HEARTBEAT_SECONDS = 60

/**
 * Opens the queue: installs or upgrades it when needed and makes sure that every job has its place (decision 0031).
 * After that `send` works, also where no worker runs.
 */
export async function openJobs(settings: JobsSettings): Promise<Jobs> {
  const { database, definitions, log, pace = PACE } = settings
  const { fromKysely, PgBoss } = await import('pg-boss')
  const boss = new PgBoss(await optionsFor(settings, pace))
  boss.on('error', (error) => log.error('jobs-error', { error }))
  boss.on('warning', (warning) => log.warn('jobs-warning', { type: (warning.data as { type?: string }).type }))
  await boss.start()
  await makeQueues(boss, definitions)
  const known = new Set(definitions.map((definition) => definition.name))
  const worked: string[] = []

  return {
    async send(context, name, data, options = {}) {
      if (!known.has(name)) throw new Error(`No job is called ${name}`)
      const connection = context.db.isTransaction ? { db: fromKysely(context.db) } : {}
      await boss.send(name, data, { ...sendOptions(options), ...connection })
    },
    async start(toRun, contextFor) {
      if ('engine' in database) await takeBack(boss, database.engine, toRun)
      await makeTimetable(boss, toRun)
      const hall = { boss, contextFor, pace }
      for (const definition of toRun) await startWorkers(hall, definition)
      await startLostAndFound(hall, toRun)
      worked.push(LOST, ...toRun.map((definition) => definition.name))
    },
    async stop() {
      // First, as stopping begins by leaving the line of notifications, and meanwhile workers would take more.
      await Promise.all(worked.splice(0).map((name) => boss.offWork(name, { wait: false })))
      await boss.stop({ graceful: true, timeout: 30_000, close: true })
    },
  }
}

async function optionsFor({ database, worker }: JobsSettings, pace: Pace): Promise<ConstructorOptions> {
  const { fromPglite } = await import('pg-boss')
  const common: ConstructorOptions = {
    schema: SCHEMA,
    supervise: worker,
    schedule: worker,
    useListenNotify: worker,
    superviseIntervalSeconds: pace.supervise,
    monitorIntervalSeconds: pace.supervise,
    cronWorkerIntervalSeconds: 15,
    // Jobs that wait for other jobs are a feature we leave alone; once an hour costs nothing.
    flowIntervalSeconds: 3600,
    registerInstance: false,
    openTelemetry: { enabled: false },
  }
  if ('engine' in database)
    return {
      ...common,
      db: fromPglite(withDates(database.engine)),
      backend: 'pglite',
      reindex: false,
      monitorVacuum: false,
    }
  return {
    ...common,
    connectionString: database.url,
    max: 4,
    application_name: 'wiec-jobs',
    options: '-c timezone=UTC',
  }
}

// The queue expects the driver's own values, where the rest of the product has Temporal (see db/values.ts).
const reading: Reading = (oid) => pg.types.getTypeParser(oid)

function withDates(engine: PGlite) {
  const exchange = Exchange.of(engine)
  return {
    query: <T>(text: string, values: unknown[] = []) => exchange.query<T>({ text, values, reading }),
    // Several statements at once, which only the simple words of the protocol take.
    exec: (text: string) => engine.exec(text, { parsers: DRIVER_PARSERS }),
    listen: (channel: string, hear: (payload: string) => void) => exchange.listen(channel, hear),
  }
}

const DRIVER_PARSERS = {
  1184: (text: string) => new Date(text),
  1082: (text: string) => new Date(text),
  20: String,
  1700: String,
}

// Policy "short" keeps one waiting job per key; a job without a key gets one of its own.
const sendOptions = ({ startAfter, singletonKey = newId() }: SendOptions) => ({
  singletonKey,
  ...(startAfter ? { startAfter: startAfter.toString() } : {}),
})

/**
 * All queues exist before the first `send`: looking one up inside a transaction would wait for the embedded engine's only
 * connection, which that same transaction holds.
 */
async function makeQueues(boss: PgBoss, definitions: JobDefinition[]) {
  const present = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  for (const { name, policy, ...options } of [LOST_QUEUE, ...definitions.map(queueOf)]) {
    const known = present.get(name) as Record<string, unknown> | undefined
    if (!known) await boss.createQueue(name, { policy, ...(options as Omit<Queue, 'name'>) })
    else if (Object.entries(options).some(([key, value]) => (known[key] ?? null) !== value))
      await boss.updateQueue(name, options)
  }
}

/** Where jobs go whose last try has failed; all kinds together, as it is nearly always empty. */
const LOST = 'jobs.lost'

const LOST_QUEUE: Queue = {
  name: LOST,
  policy: 'standard',
  retryLimit: 5,
  retryDelay: 5,
  retryBackoff: true,
  heartbeatSeconds: HEARTBEAT_SECONDS,
}

type OwnQueue = Omit<Queue, 'deadLetter'> & { deadLetter?: string | null }

const queueOf = (definition: JobDefinition): OwnQueue => ({
  name: definition.name,
  policy: 'short',
  notify: true,
  retryLimit: definition.retries ?? 5,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 3600,
  expireInSeconds: definition.expireSeconds ?? 900,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  deadLetter: definition.lost ? LOST : null,
})

// An embedded folder belongs to one process, so what is still marked as running at its start was left by a dead one.
async function takeBack(boss: PgBoss, engine: PGlite, definitions: JobDefinition[]) {
  const names = [LOST, ...definitions.map((definition) => definition.name)]
  const { rows } = await engine.query<{ name: string; ids: string[] }>(
    `select name, array_agg(id) as ids from ${SCHEMA}.job where state = 'active' and name = any($1) group by name`,
    [names],
  )
  for (const { name, ids } of rows) await boss.fail(name, ids, { message: 'worker died' })
}

async function makeTimetable(boss: PgBoss, definitions: JobDefinition[]) {
  const wanted = new Map(definitions.flatMap(({ name, every }) => (every ? [[name, every] as const] : [])))
  const present = new Map((await boss.getSchedules()).map((schedule) => [schedule.name, schedule.cron]))
  for (const name of present.keys()) if (!wanted.has(name)) await boss.unschedule(name)
  // A time missed while nothing ran is made up once: a portal started at nine sends the reminders of eight.
  for (const [name, cron] of wanted)
    if (present.get(name) !== cron) await boss.schedule(name, cron, {}, { tz: ZONE, missed: 'once' })
}

// A job sent wakes its worker; the poll finds what became due meanwhile. Without LISTEN (PgBouncer) the shorter one holds.
const waitOptions = ({ poll }: Pace) => ({
  pollingIntervalSeconds: Math.min(2, poll),
  notifyPollingIntervalSeconds: poll,
  heartbeatRefreshSeconds: HEARTBEAT_SECONDS / 4,
})

interface Hall {
  boss: PgBoss
  contextFor: (job: string) => Context
  pace: Pace
}

async function startWorkers({ boss, contextFor, pace }: Hall, { name, run, concurrency = 1 }: JobDefinition) {
  for (let index = 0; index < concurrency; index += 1) {
    const worker = await boss.work<object>(name, waitOptions(pace), async ([job]) => {
      try {
        if (job) await forStoring(runRecorded(name, run, contextFor(name), job.data ?? {}))
      } finally {
        // Where one job waited there may be more: look at once instead of at the next poll.
        boss.notifyWorker(worker)
      }
    })
  }
}

async function startLostAndFound({ boss, contextFor, pace }: Hall, definitions: JobDefinition[]) {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]))
  const options = { ...waitOptions(pace), includeMetadata: true as const }
  await boss.work<object, void, typeof options>(LOST, options, async ([job]) => {
    const { name, lost } = byName.get(job?.sourceName ?? '') ?? {}
    if (job && name && lost) await forStoring(runRecorded(`${name}.lost`, lost, contextFor(name), job.data ?? {}))
  })
}

// The queue stores what is thrown with all its fields, and a database error quotes the row that broke a rule.
async function forStoring(run: Promise<void>) {
  try {
    await run
  } catch (error) {
    throw new Error(error instanceof JobFailed ? error.message : 'not recorded')
  }
}
