import { createHash } from 'node:crypto'
import { ZONE } from '../../../platform/clock.ts'

/** Co tydzień, co dwa tygodnie, co miesiąc w ten sam dzień tygodnia (drugi wtorek), co miesiąc tego samego dnia. */
export const RHYTHMS = ['week', 'two-weeks', 'month-weekday', 'month-day'] as const
export type Rhythm = (typeof RHYTHMS)[number]

export const MOST_REPEATS = 24

/**
 * When a meeting that begins at this moment begins again. The clock on the wall in Warsaw shows the same hour, whatever the
 * season. The fifth weekday of a month is the last where a month has four; the 31st is the last day of a shorter month.
 * @param count how many times more
 */
export function repeatsOf(startsAt: Temporal.Instant, rhythm: Rhythm, count: number): Temporal.Instant[] {
  const first = startsAt.toZonedDateTimeISO(ZONE)
  return Array.from({ length: count }, (_, index) => dateAfter(first, rhythm, index + 1).toInstant())
}

function dateAfter(first: Temporal.ZonedDateTime, rhythm: Rhythm, times: number): Temporal.ZonedDateTime {
  switch (rhythm) {
    case 'week':
      return first.add({ weeks: times })
    case 'two-weeks':
      return first.add({ weeks: 2 * times })
    case 'month-day':
      return first.add({ months: times })
    case 'month-weekday':
      return sameWeekday(first, times)
  }
}

function sameWeekday(first: Temporal.ZonedDateTime, months: number): Temporal.ZonedDateTime {
  const which = Math.ceil(first.day / 7)
  const month = first.with({ day: 1 }).add({ months })
  const day = 1 + ((first.dayOfWeek - month.dayOfWeek + 7) % 7) + 7 * (which - 1)
  return month.with({ day: day > month.daysInMonth ? day - 7 : day })
}

/** The key of one of several made from one form, so that the form sent again makes none anew. */
export function keyOfRepeat(key: string, index: number): string {
  const hex = createHash('sha256').update(`${key} ${index}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
