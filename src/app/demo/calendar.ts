import { dateOf, ZONE } from '../../platform/clock.ts'
import { formatDate } from '../../platform/texts/index.ts'

/** Days of the demonstration, counted from today: below zero past, above zero ahead. */
export interface Calendar {
  now: Temporal.Instant
  at(days: number, time?: string): Temporal.Instant
  /** The same, moved from a weekend to the Monday after it, or in the past to the Friday before it. */
  workday(days: number, time?: string): Temporal.Instant
  /** The last second of the day. */
  end(days: number): Temporal.Instant
  date(days: number): Temporal.PlainDate
  /** „4 grudnia 2026”, of the same day that `workday` gives. */
  words(days: number): string
  year(days: number): number
}

/** Everything the demonstration tells has its moment here, so that it is never out of date. */
export function calendarOf(now: Temporal.Instant): Calendar {
  const date = (days: number) => dateOf(now).add({ days })
  const workdate = (days: number) => {
    const day = date(days)
    if (day.dayOfWeek <= 5) return day
    return days < 0 ? day.subtract({ days: day.dayOfWeek - 5 }) : day.add({ days: 8 - day.dayOfWeek })
  }
  const moment = (day: Temporal.PlainDate, time: string) =>
    day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant()
  return {
    now,
    date,
    at: (days, time = '09:00') => moment(date(days), time),
    workday: (days, time = '09:00') => moment(workdate(days), time),
    end: (days) => moment(date(days), '23:59:59'),
    words: (days) => formatDate(workdate(days), 'pl'),
    year: (days) => date(days).year,
  }
}

/**
 * Moments spread between two others, in order, with uneven breaks as people make them; the same each time.
 * @returns as many as asked for, all after `from` and before `to`
 */
export function spread(count: number, from: Temporal.Instant, to: Temporal.Instant): Temporal.Instant[] {
  const room = to.epochMilliseconds - from.epochMilliseconds
  return Array.from({ length: count }, (_, index) => {
    const uneven = ((index * 7919) % 97) / 97
    const place = (index + 0.15 + 0.7 * uneven) / count
    // More people write in the first and in the last days.
    const bent = place + 0.11 * Math.sin(2 * Math.PI * place)
    return Temporal.Instant.fromEpochMilliseconds(
      Math.round(from.epochMilliseconds + room * Math.min(Math.max(bent, 0.004), 0.996)),
    )
  })
}

/** The same moment, or the evening before it when it falls into the night. */
export function awake(moment: Temporal.Instant): Temporal.Instant {
  const local = moment.toZonedDateTimeISO(ZONE)
  if (local.hour >= 6 && local.hour < 23) return moment
  const evening = local.hour < 6 ? local.subtract({ days: 1 }) : local
  return evening.with({ hour: 19 + (local.minute % 4) }).toInstant()
}
