import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachEngine } from '../../../../tests/support/database.ts'
import { aHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { systemContext } from '../../../platform/context.ts'
import { anIssue, aSentIssue } from '../examples.ts'
import { newsletterIn, portsOf } from '../testing.ts'
import { remind } from './actions.ts'
import { dutyOn, reminderStep } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('the duty of six issues a year', () => {
  test.each([
    ['2027-01-10', 0, '2027-02-28', 49],
    ['2028-01-10', 0, '2028-02-29', 50],
    ['2026-03-01', 0, '2026-02-28', -1],
    ['2026-03-01', 1, '2026-04-30', 60],
    ['2026-11-28', 5, '2026-12-31', 33],
    ['2026-07-01', 6, '2027-02-28', 242],
    ['2026-07-01', 9, '2027-02-28', 242],
  ])('on %s with %d sent the next is due on %s', (today, sent, due, days) => {
    const duty = dutyOn(day(today), sent)
    expect([duty.nextDueOn.toString(), duty.days]).toEqual([due, days])
  })

  test.each([
    [60, null],
    [15, null],
    [14, 14],
    [8, 14],
    [7, 7],
    [2, 7],
    [1, 1],
    [0, 1],
    [-1, -1],
    [-40, -1],
  ])('with %d days left the reminder is %s', (days, step) => expect(reminderStep(days)).toBe(step))
})

eachEngine('the reminder', (at) => {
  let house: TestHouse
  let here: Awaited<ReturnType<typeof newsletterIn>>
  beforeAll(async () => {
    house = await aHouse(at, '2026-01-20T07:10:00Z')
    here = await newsletterIn(house)
  })
  afterAll(() => house.close())

  const run = () =>
    remind(
      systemContext(house, 'newsletter.remind'),
      portsOf({
        coordinators: async () => [{ id: here.coordinator.id, name: 'Katarzyna', email: 'koordynacja@example.org' }],
      }),
    )

  test('comes once for each step, also when days were missed, and follows the planned day', async () => {
    await run()
    expect(await here.letters()).toEqual([])
    house.clock.set('2026-02-23T07:10:00Z')
    await run()
    await run()
    const [first, ...more] = await here.letters()
    expect(more).toEqual([])
    expect(first?.to).toBe('koordynacja@example.org')
    expect(first?.subject).toBe('Newsletter: zostało 5 dni')
    expect(first?.text).toContain('28 lutego 2026')
    expect(first?.text).toContain('wyszło 0 z 6 numerów')
    house.clock.set('2026-02-27T07:10:00Z')
    await run()
    expect((await here.letters()).map(({ subject }) => subject)).toEqual(['Newsletter: został 1 dzień'])
    house.clock.set('2026-03-02T07:10:00Z')
    await run()
    await run()
    expect((await here.letters()).map(({ subject }) => subject)).toEqual(['Newsletter: termin minął'])
    await aSentIssue(here.as(here.coordinator))
    await run()
    expect(await here.letters()).toEqual([])
    await anIssue(here.as(here.coordinator), { dueOn: day('2026-03-10') })
    await run()
    const planned = await here.letters()
    expect(planned[0]?.text).toContain('10 marca 2026')
  })
})
