import { type Db, sql } from '../../platform/db/index.ts'
import { MigrationChanged, migrate, pendingMigrations } from '../../platform/db/migrate.ts'
import type { JobDefinition } from '../../platform/jobs/index.ts'
import { type LastRun, lastRuns } from '../../platform/jobs/index.ts'
import { type Finding, fine, wrong } from './finding.ts'

const OLDEST_SERVER = 150000

/** A server that is new enough, speaks UTF-8 and lets us make what we need. */
export async function lookAtServer(db: Db): Promise<Finding> {
  const { rows } = await sql<{ number: number; version: string; encoding: string; may: boolean }>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
      current_setting('server_encoding') as encoding, has_database_privilege(current_database(), 'create') as may`.execute(
    db,
  )
  const { number = 0, version = '', encoding = '', may = false } = rows[0] ?? {}
  const what = `Baza danych: PostgreSQL ${version}`
  if (number < OLDEST_SERVER) return wrong(what, `PostgreSQL ${version} jest za stary. Potrzebny jest co najmniej 15.`)
  if (encoding !== 'UTF8')
    return wrong(what, `Baza jest w kodowaniu ${encoding}. Załóż nową: createdb --encoding=UTF8.`)
  if (!may) return wrong(what, 'Użytkownik bazy nie może zakładać schematów. Wykonaj: grant create on database … to …')
  return fine(what)
}

/** The database and the folder of migrations tell one story, to its end. */
export async function lookAtMigrations(db: Db): Promise<Finding> {
  const pending = await pendingMigrations(db, 'migrations')
  if (pending.length > 0)
    return wrong('Migracje', `Baza czeka na migracje: ${pending.join(', ')}. Uruchom wiec migrate albo portal.`)
  try {
    // With nothing pending it runs nothing, and compares what ran with what lies in the folder.
    await migrate(db, 'migrations')
    return fine('Migracje')
  } catch (error) {
    if (error instanceof MigrationChanged) return wrong('Migracje', error.message)
    throw error
  }
}

/** The database and this machine agree about the time: terms close by it, to the second. */
export async function lookAtClock(db: Db): Promise<Finding> {
  const before = Date.now()
  const { rows } = await sql<{ now: Temporal.Instant }>`select clock_timestamp() as now`.execute(db)
  const there = rows[0]?.now.epochMilliseconds ?? 0
  // The answer was written between asking and hearing it.
  const apart = there < before ? before - there : Math.max(0, there - Date.now())
  const seconds = Math.round(apart / 1000)
  if (seconds < 3) return fine('Zegar')
  return wrong(
    'Zegar',
    `Zegar bazy i zegar tej maszyny różnią się o ${seconds} s. Włącz synchronizację czasu (NTP) na obu.`,
  )
}

/** Jobs that run by themselves have run lately, ended, and ended well. */
export async function lookAtJobs(db: Db, definitions: JobDefinition[], now: Temporal.Instant): Promise<Finding> {
  const what = 'Zadania w tle'
  const runs = new Map((await lastRuns(db)).map((run) => [run.name, run]))
  if (runs.size === 0) return fine(`${what}: jeszcze żadne nie ruszyło`)
  const problems = [...runs.values()].flatMap((run) => problemOf(run, now))
  const late = definitions
    .filter(({ every, name }) => every && isDaily(every) && isOld(runs.get(name), now))
    .map(({ name }) => name)
  if (late.length > 0)
    problems.push(`Nie było zadań w porę: ${late.join(', ')}. Sprawdź, czy działa wiec serve --role worker albo all.`)
  return problems.length > 0 ? wrong(what, problems.join(' ')) : fine(what)
}

const DAY_AND_SPARE = 26 * 60

function problemOf({ name, startedAt, finishedAt, problem }: LastRun, now: Temporal.Instant): string[] {
  if (problem) return [`Zadanie ${name} ostatnio się nie udało (${problem}). Szczegóły są w dzienniku procesu.`]
  if (finishedAt === null && minutesSince(startedAt, now) > 60) return [`Zadanie ${name} zaczęło się i nie skończyło.`]
  return []
}

const isDaily = (cron: string) =>
  cron
    .split(' ')
    .slice(2)
    .every((field) => field === '*')

// A job that is new in this version has not run yet, and that is well until a day has passed.
const isOld = (run: LastRun | undefined, now: Temporal.Instant) =>
  run !== undefined && minutesSince(run.startedAt, now) > DAY_AND_SPARE

const minutesSince = (then: Temporal.Instant, now: Temporal.Instant) => now.since(then).total('minutes')
