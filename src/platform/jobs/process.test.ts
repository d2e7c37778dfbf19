import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openMigrated, testDatabase } from '../../../tests/support/database.ts'
import { openBus } from '../bus.ts'
import { systemClock } from '../clock.ts'
import { type House, systemContext } from '../context.ts'
import { openEmbedded } from '../db/embedded.ts'
import { type Db, dbEmbedded, dbOnServer, sql } from '../db/index.ts'
import { openPool } from '../db/server.ts'
import { silentLog } from '../log.ts'
import { type JobDefinition, openJobs } from './index.ts'
import type { JobsSettings } from './queue.ts'

/** Where a queue lies that one process may leave and another enter. */
interface Place {
  /** Passed to the other process. */
  where: { folder: string } | { url: string }
  enter(definitions: JobDefinition[]): Promise<{ house: House; leave(): Promise<void> }>
  remove(): Promise<void>
}

async function enter(db: Db, database: JobsSettings['database'], definitions: JobDefinition[]) {
  const jobs = await openJobs({
    database,
    definitions,
    log: silentLog,
    worker: true,
    pace: { poll: 0.5, supervise: 1 },
  })
  const house = { db, jobs, clock: systemClock, log: silentLog, bus: await openBus(null) } as unknown as House
  await jobs.start(definitions, (job) => systemContext(house, job))
  const leave = async () => {
    await jobs.stop()
    await db.destroy()
  }
  return { house, leave }
}

const places: Record<string, () => Promise<Place>> = {
  async embedded() {
    const folder = mkdtempSync(join(tmpdir(), 'wiec-jobs-'))
    const filled = await openMigrated(join(folder, 'db'))
    await filled.close()
    return {
      where: { folder: join(folder, 'db') },
      async enter(definitions) {
        const engine = await openEmbedded(join(folder, 'db'))
        return enter(dbEmbedded(engine), { engine }, definitions)
      },
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    }
  },
  async PostgreSQL() {
    const made = await testDatabase('postgres')
    const url = made.url ?? ''
    return {
      where: { url },
      enter: (definitions) => enter(dbOnServer(openPool(url, 4)), { url }, definitions),
      remove: made.close,
    }
  },
}

/** Sends a job in a process of its own, which says when it has begun and never ends it. */
const OTHER_PROCESS = `
  const { openEmbedded } = await import('./src/platform/db/embedded.ts')
  const { dbEmbedded, dbOnServer } = await import('./src/platform/db/index.ts')
  const { openPool } = await import('./src/platform/db/server.ts')
  const { openJobs } = await import('./src/platform/jobs/index.ts')
  const { silentLog } = await import('./src/platform/log.ts')
  const { systemContext } = await import('./src/platform/context.ts')
  const { systemClock } = await import('./src/platform/clock.ts')
  const where = JSON.parse(process.env.WHERE)
  const engine = where.folder ? await openEmbedded(where.folder) : null
  const db = engine ? dbEmbedded(engine) : dbOnServer(openPool(where.url, 4))
  const definitions = [{ name: 'test.long', retries: 1, run: async () => { process.send('begun'); await new Promise(() => {}) } }]
  const jobs = await openJobs({ database: engine ? { engine } : where, definitions, log: silentLog, worker: true })
  const house = { db, jobs, clock: systemClock, log: silentLog }
  await jobs.start(definitions, (job) => systemContext(house, job))
  await jobs.send(systemContext(house, 'test'), 'test.long', { import: 7 })
`

const stateOfLong = async (db: Db) =>
  (await sql<{ state: string }>`select state::text from jobs.job where name = 'test.long'`.execute(db)).rows[0]?.state

describe.each(Object.entries(places))('%s', (engine, openPlace) => {
  let place: Place
  afterEach(() => place.remove())

  test('a job whose worker was killed is run by another', async () => {
    place = await openPlace()
    const env = { ...process.env, WHERE: JSON.stringify(place.where) }
    const other = spawn(process.execPath, ['--input-type=module', '-e', OTHER_PROCESS], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env,
    })
    await once(other, 'message')
    other.kill('SIGKILL')
    await once(other, 'exit')

    const ran: object[] = []
    const definitions = [
      { name: 'test.long', retries: 1, run: async (_: unknown, data: object) => void ran.push(data) },
      { name: 'test.other', run: async () => {} },
    ]
    const { house, leave } = await place.enter(definitions)
    // As if a minute of silence had passed.
    if (engine === 'PostgreSQL')
      await sql`update jobs.job set heartbeat_on = now() - interval '2 minutes'`.execute(house.db)
    await vi.waitFor(
      async () => {
        // As if the pause before the second try were over.
        await sql`update jobs.job set start_after = now() where state = 'retry'`.execute(house.db)
        expect(await stateOfLong(house.db)).toBe('completed')
      },
      { timeout: 30_000 },
    )
    expect(ran).toEqual([{ import: 7 }])
    await leave()
  })

  test('stopping waits for the job under way and takes no other', async () => {
    place = await openPlace()
    const done: number[] = []
    let finish = () => {}
    const begun = Promise.withResolvers<void>()
    const long: JobDefinition = {
      name: 'test.slow',
      async run(_, { number }) {
        begun.resolve()
        await new Promise<void>((resolve) => {
          finish = resolve
        })
        done.push(number)
      },
    }
    const { house, leave } = await place.enter([long])
    await house.jobs.send(systemContext(house, 'test'), 'test.slow', { number: 1 })
    await begun.promise
    await house.jobs.send(systemContext(house, 'test'), 'test.slow', { number: 2 })
    const stopped = house.jobs.stop().then(() => done.push(0))
    finish()
    await stopped
    expect(done).toEqual([1, 0])
    const left = await sql<{
      state: string
    }>`select state::text from jobs.job where name = 'test.slow' order by created_on`.execute(house.db)
    expect(left.rows.map((row) => row.state)).toEqual(['completed', 'created'])
    await leave()
  })

  test('what waits is still there after a restart, under its new settings and timetable', async () => {
    place = await openPlace()
    const ran = Promise.withResolvers<object>()
    const first: JobDefinition[] = [
      { name: 'test.nightly', every: '0 8 * * *', run: async () => {} },
      { name: 'test.gone', every: '5 8 * * *', run: async () => {} },
      { name: 'test.kept', retries: 1, run: async () => {} },
    ]
    const { house, leave } = await place.enter(first)
    const later = house.clock.now().add({ hours: 1 })
    await house.jobs.send(systemContext(house, 'test'), 'test.kept', { letter: 3 }, { startAfter: later })
    await leave()

    const { house: second, leave: leaveSecond } = await place.enter([
      { name: 'test.nightly', every: '30 6 * * 1', run: async () => {} },
      { name: 'test.kept', retries: 3, run: async (_, data) => ran.resolve(data), lost: async () => {} },
    ])
    // As if the hour were over.
    await sql`update jobs.job set start_after = now() where name = 'test.kept'`.execute(second.db)
    expect(await ran.promise).toEqual({ letter: 3 })
    const timetable = await sql`select name, cron, timezone from jobs.schedule`.execute(second.db)
    expect(timetable.rows).toEqual([{ name: 'test.nightly', cron: '30 6 * * 1', timezone: 'Europe/Warsaw' }])
    const queue = await sql`select retry_limit, dead_letter from jobs.queue where name = 'test.kept'`.execute(second.db)
    expect(queue.rows).toEqual([{ retry_limit: 3, dead_letter: 'jobs.lost' }])
    await leaveSecond()
  })
})
