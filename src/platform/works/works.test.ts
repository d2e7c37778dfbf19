import { expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { openBus } from '../bus.ts'
import { fixedClock } from '../clock.ts'
import { type House, systemContext } from '../context.ts'
import { inTransaction, newId, sql } from '../db/index.ts'
import { testJobs } from '../jobs/testing.ts'
import { silentLog } from '../log.ts'
import {
  beginWork,
  finishWork,
  latestWork,
  phaseOfWork,
  shareDone,
  type WorkDefinition,
  WorkProblem,
  workById,
  workJobs,
} from './index.ts'
import polish from './texts.pl.json' with { type: 'json' }

const instant = Temporal.Instant.from('2026-09-30T08:00:00Z')

test.each([
  [{ startedAt: null, finishedAt: null, problem: null }, 'waiting'],
  [{ startedAt: instant, finishedAt: null, problem: null }, 'running'],
  [{ startedAt: instant, finishedAt: instant, problem: null }, 'done'],
  [{ startedAt: instant, finishedAt: instant, problem: 'remarks.import.empty' }, 'failed'],
])('a work with %j is %s', (work, phase) => {
  expect(phaseOfWork(work)).toBe(phase)
})

test.each([
  [{ done: 0, total: null, finishedAt: null, problem: null }, null],
  [{ done: 50, total: 200, finishedAt: null, problem: null }, 0.25],
  [{ done: 210, total: 200, finishedAt: null, problem: null }, 1],
  [{ done: 0, total: null, finishedAt: instant, problem: null }, 1],
  [{ done: 50, total: 200, finishedAt: instant, problem: 'works.broken' }, 0.25],
])('of a work with %j the share done is %s', (work, share) => {
  expect(shareDone(work)).toBe(share)
})

eachEngine('works', (at) => {
  async function house(...definitions: WorkDefinition[]) {
    const clock = fixedClock(instant)
    const jobs = testJobs(workJobs(definitions))
    const house = { db: at.db, clock, log: silentLog, jobs, bus: await openBus(null) } as unknown as House
    return { clock, jobs, context: systemContext(house, 'test') }
  }

  test('a work waits, runs with its input, and keeps what it returned', async () => {
    const seen: unknown[] = []
    const { context, clock, jobs } = await house({
      kind: 'test.count',
      async run(context, work) {
        seen.push(phaseOfWork((await workById(context.db, work.id)) ?? work), work.input)
        clock.set('2026-09-30T08:00:07Z')
        return { rows: 12 }
      },
    })
    const subjectId = newId()
    const id = await beginWork(context, { kind: 'test.count', subjectId, input: { file: 'abc', columns: ['tekst'] } })
    expect(await workById(context.db, id)).toMatchObject({ startedAt: null, done: 0, total: null })

    await jobs.drain()

    expect(seen).toEqual(['running', { file: 'abc', columns: ['tekst'] }])
    expect(await workById(context.db, id)).toMatchObject({
      kind: 'test.count',
      subjectId,
      result: { rows: 12 },
      problem: null,
    })
    const work = await workById(context.db, id)
    expect([work?.startedAt, work?.finishedAt].map(String)).toEqual(['2026-09-30T08:00:00Z', '2026-09-30T08:00:07Z'])
  })

  test('a work of a rolled back act never was', async () => {
    const { context, jobs } = await house({ kind: 'test.count', run: async () => null })
    let id = ''
    const act = inTransaction(context, async (context) => {
      id = await beginWork(context, { kind: 'test.count' })
      throw new Error('changed my mind')
    })
    await expect(act).rejects.toThrow('changed my mind')
    expect(await workById(context.db, id)).toBeNull()
    expect(jobs.waiting()).toEqual([])
  })

  test('progress told inside the transaction of the work does not stop it, and the newest is what stays', async () => {
    const { context, jobs } = await house({
      kind: 'test.import',
      run: (context, _, report) =>
        inTransaction(context, async (context) => {
          for (let row = 0; row <= 40; row += 1) {
            report(row, row === 0 ? 40 : undefined)
            await sql`select 1`.execute(context.db)
          }
        }),
    })
    const id = await beginWork(context, { kind: 'test.import' })
    await jobs.drain()
    expect(await workById(context.db, id)).toMatchObject({ done: 40, total: 40, finishedAt: expect.anything() })
  })

  test('a problem the person can solve ends the work with its key, at the first try', async () => {
    let tries = 0
    const { context, jobs } = await house({
      kind: 'test.read',
      async run() {
        tries += 1
        throw new WorkProblem('remarks.import.no-column')
      },
    })
    const id = await beginWork(context, { kind: 'test.read' })
    await jobs.drain()
    expect(await workById(context.db, id)).toMatchObject({ problem: 'remarks.import.no-column', finishedAt: instant })
    expect(tries).toBe(1)
  })

  test('a work that breaks is tried again from the beginning, and ends with a sentence when every try broke', async () => {
    let tries = 0
    const { context, clock, jobs } = await house({
      kind: 'test.break',
      retries: 2,
      async run(_, __, report) {
        tries += 1
        report(tries * 10, 100)
        throw new Error('disk full')
      },
    })
    const id = await beginWork(context, { kind: 'test.break' })
    for (const moment of ['08:00:00', '08:00:05', '08:00:15']) {
      clock.set(`2026-09-30T${moment}Z`)
      expect((await workById(context.db, id))?.finishedAt).toBeNull()
      await expect(jobs.drain()).rejects.toThrow('disk full')
    }
    expect(tries).toBe(3)
    const work = await workById(context.db, id)
    expect(work).toMatchObject({ problem: 'works.broken', done: 30 })
    expect(polish).toHaveProperty([work?.problem ?? ''])
  })

  test('a work that ended in its own transaction is not done again when its job comes back', async () => {
    let imported = 0
    const { context, clock, jobs } = await house({
      kind: 'test.once',
      async run(context, work) {
        await inTransaction(context, async (context) => {
          imported += 1
          await finishWork(context.db, work.id, { imported }, context.now)
        })
        throw new Error('the worker died after the commit')
      },
    })
    const id = await beginWork(context, { kind: 'test.once' })
    await expect(jobs.drain()).rejects.toThrow('died')
    clock.set('2026-09-30T08:00:05Z')
    await jobs.drain()
    expect(imported).toBe(1)
    expect(await workById(context.db, id)).toMatchObject({ result: { imported: 1 }, problem: null })
  })

  test('the latest work of a kind on a subject is found among others', async () => {
    const { context } = await house(
      { kind: 'test.a', run: async () => null },
      { kind: 'test.b', run: async () => null },
    )
    const subjectId = newId()
    await beginWork(context, { kind: 'test.a', subjectId })
    const last = await beginWork({ ...context, now: instant.add({ minutes: 1 }) }, { kind: 'test.a', subjectId })
    await beginWork({ ...context, now: instant.add({ minutes: 2 }) }, { kind: 'test.b', subjectId })
    expect((await latestWork(context.db, 'test.a', subjectId))?.id).toBe(last)
    expect(await latestWork(context.db, 'test.a', newId())).toBeNull()
  })

  test('works that ended ninety days ago are forgotten, the rest stays', async () => {
    const { context, clock, jobs } = await house({ kind: 'test.old', run: async () => null })
    const old = await beginWork(context, { kind: 'test.old' })
    await jobs.drain()
    const waiting = await beginWork(context, { kind: 'test.old' })
    clock.set(instant.add({ hours: 90 * 24, minutes: 1 }))
    await jobs.run({ ...context, now: clock.now() }, 'works.forget')
    expect(await workById(context.db, old)).toBeNull()
    expect(await workById(context.db, waiting)).not.toBeNull()
  })
})
