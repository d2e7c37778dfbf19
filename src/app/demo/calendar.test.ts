import { expect, test } from 'vitest'
import { dateOf, ZONE } from '../../platform/clock.ts'
import { awake, calendarOf, spread } from './calendar.ts'

const WEEK = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29']
const HOURS = ['T00:05:00Z', 'T10:00:00Z', 'T22:50:00Z']
const NOWS = WEEK.flatMap((day) => HOURS.map((hour) => Temporal.Instant.from(`${day}${hour}`)))

test.each(NOWS)('past days stay in the past and days ahead stay ahead, seen on %s', (now) => {
  const calendar = calendarOf(now)
  for (let days = 1; days < 15; days += 1) {
    expect(Temporal.Instant.compare(calendar.workday(-days, '17:00'), now)).toBe(-1)
    expect(Temporal.Instant.compare(calendar.workday(days, '09:00'), now)).toBe(1)
    for (const moment of [calendar.workday(-days), calendar.workday(days)])
      expect(moment.toZonedDateTimeISO(ZONE).dayOfWeek).toBeLessThan(6)
  }
})

test.each(NOWS)('people write by day, in order of days, and never after now, seen on %s', (now) => {
  const moments = spread(40, calendarOf(now).at(-16, '07:10'), now).map(awake)
  expect(moments.every((moment) => Temporal.Instant.compare(moment, now) < 0)).toBe(true)
  expect(moments.every((moment) => moment.toZonedDateTimeISO(ZONE).hour >= 6)).toBe(true)
  expect(dateOf(moments[0] ?? now).equals(calendarOf(now).date(-16))).toBe(true)
})

test('a day is written in words', () => {
  expect(calendarOf(Temporal.Instant.from('2026-11-23T10:00:00Z')).words(11)).toBe('4 grudnia 2026')
})

test('moments are spread in their order', () => {
  const from = Temporal.Instant.from('2026-11-01T10:00:00Z')
  const moments = spread(130, from, from.add({ hours: 24 * 20 }))
  expect(moments.map(String)).toEqual(moments.toSorted(Temporal.Instant.compare).map(String))
})
