import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOffOn, daysOffOf, deadlineAfter, easterOf, isFree, workdayFrom } from './index.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)

describe('days off', () => {
  test.each([
    [2026, '01-01 01-06 04-05 04-06 05-01 05-03 05-24 06-04 08-15 11-01 11-11 12-24 12-25 12-26'],
    [2027, '01-01 01-06 03-28 03-29 05-01 05-03 05-16 05-27 08-15 11-01 11-11 12-24 12-25 12-26'],
  ])('of %i are those of the act', (year, days) => {
    expect(
      daysOffOf(year)
        .map(([iso]) => iso.slice(5))
        .join(' '),
    ).toBe(days)
  })

  test.each([
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2038, '2038-04-25'],
  ])('Easter of %i is on %s', (year, iso) => expect(easterOf(year).toString()).toBe(iso))

  test('Christmas Eve is off since 2025, Epiphany since 2011', () => {
    expect(dayOffOn(day('2024-12-24'))).toBeNull()
    expect(dayOffOn(day('2025-12-24'))).toBe('christmas-eve')
    expect(dayOffOn(day('2010-01-06'))).toBeNull()
    expect(dayOffOn(day('2011-01-06'))).toBe('epiphany')
  })

  test('from 2020 to 2040 Easter is a Sunday between 22 March and 25 April', () => {
    for (let year = 2020; year <= 2040; year += 1) {
      const easter = easterOf(year)
      expect(easter.dayOfWeek).toBe(7)
      expect(easter.toString() >= `${year}-03-22` && easter.toString() <= `${year}-04-25`).toBe(true)
    }
  })
})

describe('the end of a term (KPA art. 57)', () => {
  test.each([
    ['2026-09-30', { days: 7 }, '2026-10-07', '2026-10-07'],
    ['2026-12-11', { days: 14 }, '2026-12-25', '2026-12-28'],
    ['2026-04-03', { days: 30 }, '2026-05-03', '2026-05-04'],
    ['2026-11-30', { months: 3 }, '2027-02-28', '2027-03-01'],
    ['2026-03-02', { days: 60 }, '2026-05-01', '2026-05-04'],
    ['2026-05-04', { days: 50 }, '2026-06-23', '2026-06-23'],
    ['2024-02-29', { years: 1 }, '2025-02-28', '2025-02-28'],
    ['2026-01-31', { months: 1 }, '2026-02-28', '2026-03-02'],
    ['2026-09-02', { weeks: 2 }, '2026-09-16', '2026-09-16'],
  ])('from %s after %o is %s, rolled %s', (from, length, raw, rolled) => {
    const rolling = deadlineAfter(day(from), length, { rolls: true })
    expect([rolling.raw.toString(), rolling.end.toString()]).toEqual([raw, rolled])
    expect(deadlineAfter(day(from), length, { rolls: false }).end.toString()).toBe(raw)
  })

  test('the day to warn before is the last working day not after the raw end', () => {
    expect(deadlineAfter(day('2026-10-12'), { days: 30 }, { rolls: true }).safe.toString()).toBe('2026-11-10')
  })

  const anyDay = fc.integer({ min: 0, max: 7670 }).map((days) => day('2020-01-01').add({ days }))
  const anyLength = fc.oneof(
    fc.record({ days: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ weeks: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ months: fc.integer({ min: 1, max: 24 }) }),
  )

  test('from 2020 to 2040 it rolls to the first working day, and warns no later than the raw end', () => {
    fc.assert(
      fc.property(anyDay, anyLength, (from, length) => {
        const { raw, rolled, safe } = deadlineAfter(from, length, { rolls: true })
        expect(isFree(rolled)).toBe(false)
        expect(isFree(safe)).toBe(false)
        expect(Temporal.PlainDate.compare(safe, raw)).toBeLessThanOrEqual(0)
        expect(workdayFrom(raw).equals(rolled)).toBe(true)
        // Nothing between the raw end and the rolled one is a working day, so the roll is the shortest.
        for (let between = raw; Temporal.PlainDate.compare(between, rolled) < 0; between = between.add({ days: 1 }))
          expect(isFree(between)).toBe(true)
      }),
    )
  })

  test('a longer term never ends sooner', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 400 }), (from, days) => {
        const shorter = deadlineAfter(from, { days }, { rolls: true }).end
        const longer = deadlineAfter(from, { days: days + 1 }, { rolls: true }).end
        expect(Temporal.PlainDate.compare(shorter, longer)).toBeLessThanOrEqual(0)
      }),
    )
  })
})
