import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../tests/support/database.ts'
import { dbOnServer, sql } from '../db/index.ts'
import { openPool } from '../db/server.ts'
import { grantMail, type MailLimit, readMailLimits } from './limits.ts'

const START = Temporal.Instant.from('2026-09-30T10:00:00Z')

describe('the setting', () => {
  test.each<[string, MailLimit[] | null]>([
    ['300/min', [{ most: 300, seconds: 60 }]],
    [
      '20/s, 5000/h,20000/d',
      [
        { most: 20, seconds: 1 },
        { most: 5000, seconds: 3600 },
        { most: 20_000, seconds: 86_400 },
      ],
    ],
    ['0/min', null],
    ['300', null],
    ['300/week', null],
    ['300/min,', null],
    ['', null],
  ])('"%s"', (text, expected) => {
    expect(readMailLimits(text)).toEqual(expected)
  })
})

interface Left {
  at: number
  count: number
}

/** The most that left in any window of so many milliseconds; a window holds its beginning and not its end. */
function fullest(left: Left[], length: number): number {
  return Math.max(
    0,
    ...left.map(({ at }) =>
      left.filter((other) => other.at > at - length && other.at <= at).reduce((sum, { count }) => sum + count, 0),
    ),
  )
}

eachEngine('limits of sending', (at) => {
  beforeEach(() => sql`truncate platform.mail_senders, platform.mail_grants`.execute(at.db))

  test('in no window do more leave than the limits say, however workers ask, stop and start again', async () => {
    const step = fc.record({
      sender: fc.constantFrom('a@example.org', 'b@example.org'),
      want: fc.integer({ min: 1, max: 9 }),
      // Steps of the clock: much shorter than a window, as long as one, longer; and a little back, as clocks are set.
      wait: fc.oneof(fc.integer({ min: -30, max: 900 }), fc.constantFrom(1000, 10_000, 25_000)),
    })
    const limits = fc.constantFrom(
      [{ most: 7, seconds: 1 }],
      [{ most: 20, seconds: 10 }],
      [
        { most: 5, seconds: 1 },
        { most: 23, seconds: 10 },
      ],
    )
    await fc.assert(
      fc.asyncProperty(limits, fc.array(step, { maxLength: 40 }), async (limits, steps) => {
        await sql`truncate platform.mail_senders, platform.mail_grants`.execute(at.db)
        const left: Record<string, Left[]> = {}
        let now = START
        for (const { sender, want, wait } of steps) {
          now = now.add({ milliseconds: wait })
          // Nothing is kept between calls, so each call is a worker that has just started.
          const { granted } = await grantMail(at.db, { sender, limits, now, want })
          expect(granted).toBeLessThanOrEqual(want)
          left[sender] ??= []
          const account = left[sender]
          account.push({ at: now.epochMilliseconds, count: granted })
          for (const { most, seconds } of limits) expect(fullest(account, seconds * 1000)).toBeLessThanOrEqual(most)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('a clock that is set back meets the letters of its window again', async () => {
    const ask = (milliseconds: number, want: number) =>
      grantMail(at.db, {
        sender: 'a@example.org',
        limits: [{ most: 7, seconds: 1 }],
        now: START.add({ milliseconds }),
        want,
      })
    expect((await ask(0, 7)).granted).toBe(7)
    expect((await ask(1000, 1)).granted).toBe(1)
    expect((await ask(970, 6)).granted).toBe(0)
    expect((await ask(1001, 6)).granted).toBe(6)
  })

  test('leave taken for a while ahead keeps the limits, whenever in that while it is used', async () => {
    const limits = [{ most: 20, seconds: 10 }]
    const step = fc.record({
      want: fc.integer({ min: 1, max: 9 }),
      wait: fc.integer({ min: 0, max: 4000 }),
      ahead: fc.integer({ min: 0, max: 2000 }),
      used: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        await sql`truncate platform.mail_senders, platform.mail_grants`.execute(at.db)
        const left: Left[] = []
        let now = START
        for (const { want, wait, ahead, used } of steps) {
          now = now.add({ milliseconds: wait })
          const until = now.add({ milliseconds: ahead })
          const { granted } = await grantMail(at.db, { sender: 'a@example.org', limits, now, want, until })
          left.push({ at: now.epochMilliseconds + Math.round(ahead * used), count: granted })
        }
        expect(fullest(left, 10_000)).toBeLessThanOrEqual(20)
      }),
      { numRuns: 40 },
    )
  })

  test('a limit is used to its end, and room comes when the first letters leave the window', async () => {
    const ask = (now: Temporal.Instant, want: number) =>
      grantMail(at.db, { sender: 'a@example.org', limits: [{ most: 10, seconds: 60 }], now, want })
    expect(await ask(START, 6)).toEqual({ granted: 6, nextAt: null })
    expect(await ask(START.add({ seconds: 20 }), 6)).toEqual({ granted: 4, nextAt: null })
    const full = await ask(START.add({ seconds: 30 }), 6)
    expect(full).toEqual({ granted: 0, nextAt: START.add({ seconds: 60 }) })
    expect(await ask(START.add({ seconds: 59 }), 6)).toMatchObject({ granted: 0 })
    expect(await ask(START.add({ seconds: 60 }), 6)).toEqual({ granted: 6, nextAt: null })
    expect(await ask(START.add({ seconds: 60 }), 6)).toMatchObject({ granted: 0 })
  })

  test('a steady flow is not slowed below its limit', async () => {
    let left = 0
    for (let tick = 0; tick < 600; tick += 1) {
      const now = START.add({ milliseconds: tick * 100 })
      left += (await grantMail(at.db, { sender: 'a@example.org', limits: [{ most: 50, seconds: 10 }], now, want: 2 }))
        .granted
    }
    // A minute of six windows; what is counted a tenth of a second too long may cost a letter or two in each.
    expect(left).toBeGreaterThanOrEqual(285)
    expect(left).toBeLessThanOrEqual(300)
  })

  test('workers side by side share one account', async () => {
    const pools = at.url ? [1, 2, 3].map(() => dbOnServer(openPool(at.url ?? '', 2))) : [at.db]
    const asked = Array.from({ length: 60 }, (_, index) =>
      grantMail(pools[index % pools.length] ?? at.db, {
        sender: 'a@example.org',
        limits: [{ most: 100, seconds: 60 }],
        now: START,
        want: 3,
      }),
    )
    const granted = (await Promise.all(asked)).map((grant) => grant.granted)
    expect(granted.reduce((sum, count) => sum + count, 0)).toBe(100)
    if (at.url) await Promise.all(pools.map((pool) => pool.destroy()))
  })

  test('what left long ago is forgotten', async () => {
    const limits = [{ most: 5, seconds: 10 }]
    for (let hour = 0; hour < 5; hour += 1)
      await grantMail(at.db, { sender: 'a@example.org', limits, now: START.add({ hours: hour }), want: 1 })
    const { rows } = await sql`select 1 from platform.mail_grants`.execute(at.db)
    expect(rows).toHaveLength(1)
  })
})
