import type { CalendarEvent } from '../../../platform/calendar/index.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Meeting } from '../rules.ts'
import { isStructured, momentAt, type Opening, repeatedOf, type Weekday } from './rules.ts'

/**
 * A point that is open at hours, in calendars: an event for each of its hours that comes every week until the point ends, without
 * the days that are otherwise, and an event for each of those days that has hours (RFC 5545, 3.3.10 and 3.8.5.1).
 * @param event the point as one event, from which the words are taken
 */
export function openingEvents(event: CalendarEvent, meeting: Meeting, opening: Opening): CalendarEvent[] {
  if (!isStructured(opening)) return [event]
  const [first, last] = [dateOf(meeting.startsAt), dateOf(meeting.endsAt)]
  const within = (day: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(day, first) >= 0 && Temporal.PlainDate.compare(day, last) <= 0
  const named = (mark: string, day: Temporal.PlainDate, { opens, closes }: { opens: number; closes: number }) => ({
    ...event,
    uid: event.uid.replace('@', `-${mark}@`),
    startsAt: momentAt(day, opens),
    endsAt: momentAt(day, closes),
  })
  const weekly = repeatedOf(opening).flatMap(({ weekdays, ...hours }) => {
    const begins = Array.from({ length: 7 }, (_, days) => first.add({ days })).find((day) =>
      weekdays.includes(day.dayOfWeek as Weekday),
    )
    if (!begins || !within(begins)) return []
    const except = opening.exceptions
      .filter(({ day }) => within(day) && weekdays.includes(day.dayOfWeek as Weekday))
      .map(({ day }) => momentAt(day, hours.opens))
    const repeats = { weekdays, until: momentAt(last, 1440).subtract({ seconds: 1 }), except }
    return [{ ...named(`godziny-${hours.opens}-${hours.closes}`, begins, hours), weekly: repeats }]
  })
  const otherwise = opening.exceptions
    .filter(({ day }) => within(day))
    .flatMap(({ day, hours }) => hours.map((each) => named(`${day}-${each.opens}`, day, each)))
  return [...weekly, ...otherwise]
}
