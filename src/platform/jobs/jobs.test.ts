import { afterEach, describe, expect, test } from 'vitest'
import { openMigrated, testDatabase } from '../../../tests/support/database.ts'
import { openBus } from '../bus.ts'
import { fixedClock, systemClock } from '../clock.ts'
import { type Context, type House, systemContext } from '../context.ts'
import { type Db, dbEmbedded, inTransaction, sql } from '../db/index.ts'
import { openLog } from '../log.ts'
import { type JobDefinition, type Jobs, lastRuns, openJobs } from './index.ts'
import { testJobs } from './testing.ts'

interface Setting {
  house: House
  context: Context
  /** Lines of the log. */
  said: string[]
  /** Runs what is due; the real queue does so by itself. */
  settle(): Promise<void>
  /** A second process on the same queue, where the setting can have one. */
  another?(definitions: JobDefinition[]): Promise<Jobs>
  close(): Promise<void>
}

async function houseWith(db: Db, jobs: (house: House) => Promise<Jobs>, clock: House['clock']) {
  const said: string[] = []
  const house = { db, clock, log: openLog((line) => said.push(line)), bus: await openBus(null) } as House
  house.jobs = await jobs(house)
  return { house, said, context: systemContext(house, 'test') }
}

const pace = { poll: 0.5, supervise: 60 }

const template = () => openMigrated(null)

type Open = (definitions: JobDefinition[]) => Promise<Setting>

const settings: Record<string, Open> = {
  async 'the queue, embedded'(definitions) {
    const engine = await template()
    const db = dbEmbedded(engine)
    const open = (house: House) => openJobs({ database: { engine }, definitions, log: house.log, worker: true, pace })
    const parts = await houseWith(db, open, systemClock)
    await parts.house.jobs.start(definitions, (job) => systemContext(parts.house, job))
    const close = async () => {
      await parts.house.jobs.stop()
      await db.destroy()
    }
    return { ...parts, settle: async () => {}, close }
  },
  async 'the queue, on PostgreSQL'(definitions) {
    const { db, url, close: remove } = await testDatabase('postgres')
    const open = (worker: boolean, list: JobDefinition[]) => (house: House) =>
      openJobs({ database: { url: url ?? '' }, definitions: list, log: house.log, worker, pace })
    // As in production: one process sends, another runs.
    const parts = await houseWith(db, open(false, definitions), systemClock)
    const workers: Jobs[] = []
    const another = async (list: JobDefinition[]) => {
      const worker = await open(true, list)(parts.house)
      await worker.start(list, (job) => systemContext(parts.house, job))
      workers.push(worker)
      return worker
    }
    await another(definitions)
    const close = async () => {
      for (const worker of [...workers, parts.house.jobs]) await worker.stop()
      await remove()
    }
    return { ...parts, settle: async () => {}, another, close }
  },
  async 'jobs of tests'(definitions) {
    const db = dbEmbedded(await template())
    const jobs = testJobs(definitions)
    const parts = await houseWith(db, async () => jobs, fixedClock('2026-09-30T08:00:00Z'))
    return { ...parts, settle: () => jobs.drain(), close: () => db.destroy() }
  },
}

/** Remembers what came, and lets a test wait for the n-th without a clock. */
function heard<T>() {
  const values: T[] = []
  let wake = () => {}
  return {
    values,
    hear(value: T) {
      values.push(value)
      wake()
    },
    async atLeast(count: number) {
      while (values.length < count)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      return values
    },
  }
}

describe.each(Object.entries(settings))('%s', (_, openSetting) => {
  let at: Setting
  const open = async (...definitions: JobDefinition[]) => {
    at = await openSetting(definitions)
    return at
  }
  afterEach(() => at.close())

  test('a job sent is run with its data, once', async () => {
    const runs = heard<object>()
    const { context, settle } = await open({ name: 'test.greet', run: async (_, data) => runs.hear(data) })
    await context.house.jobs.send(context, 'test.greet', { id: 'a', count: 3 })
    await context.house.jobs.send(context, 'test.greet', { id: 'b', count: 4 })
    await settle()
    expect((await runs.atLeast(2)).toSorted()).toEqual([
      { id: 'a', count: 3 },
      { id: 'b', count: 4 },
    ])
  })

  test('what a job sends runs too, and many waiting ones follow each other without a pause', async () => {
    const runs = heard<number>()
    const { context, settle } = await open(
      { name: 'test.one', run: async (_, { number }) => runs.hear(number) },
      {
        name: 'test.many',
        run: (context) =>
          inTransaction(context, async (context) => {
            for (let number = 0; number < 25; number += 1)
              await context.house.jobs.send(context, 'test.one', { number })
          }),
      },
    )
    await context.house.jobs.send(context, 'test.many', {})
    await settle()
    expect((await runs.atLeast(25)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 25 }, (_, number) => number),
    )
  })

  test('nothing is queued by a transaction that was rolled back', async () => {
    const runs = heard<string>()
    const { context, settle } = await open({ name: 'test.note', run: async (_, { from }) => runs.hear(from) })
    const broken = inTransaction(context, async (context) => {
      await context.house.jobs.send(context, 'test.note', { from: 'rolled back' })
      throw new Error('the work failed')
    })
    await expect(broken).rejects.toThrow('the work failed')
    await inTransaction(context, (context) => context.house.jobs.send(context, 'test.note', { from: 'committed' }))
    await settle()
    expect(await runs.atLeast(1)).toEqual(['committed'])
  })

  test('a job for later waits, and one key waits once', async () => {
    const runs = heard<string>()
    const { context, settle } = await open({ name: 'test.later', run: async (_, { which }) => runs.hear(which) })
    const { jobs, clock } = context.house
    const tomorrow = clock.now().add({ hours: 24 })
    await jobs.send(context, 'test.later', { which: 'tomorrow' }, { startAfter: tomorrow })
    await jobs.send(
      context,
      'test.later',
      { which: 'first' },
      { singletonKey: 'report', startAfter: clock.now().add({ seconds: -1 }) },
    )
    await jobs.send(context, 'test.later', { which: 'last' })
    await settle()
    expect((await runs.atLeast(2)).toSorted()).toEqual(['first', 'last'])
  })

  test('a second job with a waiting key is not queued', async () => {
    const runs = heard<string>()
    const { context, settle } = await open({ name: 'test.digest', run: async (_, { which }) => runs.hear(which) })
    await inTransaction(context, async (context) => {
      const { jobs } = context.house
      await jobs.send(context, 'test.digest', { which: 'first' }, { singletonKey: 'today' })
      await jobs.send(context, 'test.digest', { which: 'second' }, { singletonKey: 'today' })
      await jobs.send(context, 'test.digest', { which: 'other day' }, { singletonKey: 'tomorrow' })
    })
    await settle()
    expect((await runs.atLeast(2)).toSorted()).toEqual(['first', 'other day'])
  })

  test('a name that no definition has is refused at once', async () => {
    const { context } = await open({ name: 'test.known', run: async () => {} })
    await expect(context.house.jobs.send(context, 'test.unknown', {})).rejects.toThrow('No job is called test.unknown')
  })

  test('the last run of each job is known, with its problem but without what people typed', async () => {
    const ended = heard<string>()
    const { context, settle, said } = await open(
      { name: 'test.good', run: async () => ended.hear('good') },
      {
        name: 'test.bad',
        retries: 0,
        lost: async () => ended.hear('lost'),
        async run({ db }) {
          await sql`insert into platform.settings (name, value, changed_at) values ('Jan Kowalski', null, now())`.execute(
            db,
          )
        },
      },
    )
    await context.house.jobs.send(context, 'test.good', {})
    await context.house.jobs.send(context, 'test.bad', {})
    await settle().catch(() => {})
    await ended.atLeast(2)
    const runs = new Map((await lastRuns(context.db)).map((run) => [run.name, run]))
    expect(runs.get('test.bad')?.problem).toMatch(/^\w+ 23502$/i)
    expect(runs.get('test.bad')?.finishedAt).toBeInstanceOf(Temporal.Instant)
    expect(runs.get('test.good')).toMatchObject({ problem: null, startedAt: expect.any(Temporal.Instant) })
    expect(said.join()).toContain('"event":"job-failed"')
    expect(said.join()).not.toContain('Kowalski')
    const stored = await sql<{ kept: string }>`select coalesce(to_regclass('jobs.job')::text, '') as kept`.execute(
      context.db,
    )
    if (stored.rows[0]?.kept) {
      const { rows } = await sql<{ output: unknown }>`select output from jobs.job where name like 'test.bad%'`.execute(
        context.db,
      )
      expect(JSON.stringify(rows)).not.toContain('Kowalski')
    }
  })

  test('when the last try has failed, the lost are told once, with the same data', async () => {
    const lost = heard<object>()
    const tries = heard<string>()
    const { context, settle } = await open({
      name: 'test.hopeless',
      retries: 0,
      lost: async (_, data) => lost.hear(data),
      async run() {
        tries.hear('try')
        throw new Error('no way')
      },
    })
    await context.house.jobs.send(context, 'test.hopeless', { work: 7 })
    await settle().catch((error) => expect(String(error)).toContain('no way'))
    expect(await lost.atLeast(1)).toEqual([{ work: 7 }])
    expect(tries.values).toHaveLength(1)
  })
})

test('a failing job of tests is tried again when its pause is over, and no sooner', async () => {
  const clock = fixedClock('2026-09-30T08:00:00Z')
  let failures = 2
  const jobs = testJobs([
    {
      name: 'test.shaky',
      async run() {
        failures -= 1
        if (failures >= 0) throw new Error(`still ${failures}`)
      },
    },
  ])
  const db = dbEmbedded(await template())
  const { house, context } = await houseWith(db, async () => jobs, clock)
  await house.jobs.send(context, 'test.shaky', {})
  await expect(jobs.drain()).rejects.toThrow('still 1')
  await jobs.drain()
  expect(failures).toBe(1)
  clock.set('2026-09-30T08:00:05Z')
  await expect(jobs.drain()).rejects.toThrow('still 0')
  expect(jobs.waiting('test.shaky')).toMatchObject([{ startAfter: Temporal.Instant.from('2026-09-30T08:00:15Z') }])
  clock.set('2026-09-30T08:00:15Z')
  await jobs.drain()
  expect(jobs.waiting()).toEqual([])
  await db.destroy()
})
