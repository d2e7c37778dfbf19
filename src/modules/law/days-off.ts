import { before } from './dates.ts'

/** Why a day is off: the key of its name in the texts is `law.day-off.<word>`. */
export type DayOff =
  | 'new-year'
  | 'epiphany'
  | 'easter'
  | 'easter-monday'
  | 'labour-day'
  | 'constitution-day'
  | 'pentecost'
  | 'corpus-christi'
  | 'assumption'
  | 'all-saints'
  | 'independence-day'
  | 'christmas-eve'
  | 'christmas'
  | 'second-christmas'

/**
 * Sunday of Easter in the Gregorian calendar.
 * Source: J. Meeus, Astronomical Algorithms, chapter 8 (the anonymous Gregorian computus).
 */
export function easterOf(year: number): Temporal.PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return Temporal.PlainDate.from({ year, month, day })
}

/** From when the day is off; those off since 1990 or longer are not named. */
const SINCE: Partial<Record<DayOff, number>> = { epiphany: 2011, 'christmas-eve': 2025 }

/**
 * Statutory days off work of a year, in order: ISO date and the word of each.
 * Source: ustawa z 18.01.1951 o dniach wolnych od pracy, art. 1, without the Sundays that have no name.
 */
export function daysOffOf(year: number): [string, DayOff][] {
  const known = calendars.get(year)
  if (known) return known
  const easter = easterOf(year)
  const all: [Temporal.PlainDate, DayOff][] = [
    [date(year, 1, 1), 'new-year'],
    [date(year, 1, 6), 'epiphany'],
    [easter, 'easter'],
    [easter.add({ days: 1 }), 'easter-monday'],
    [date(year, 5, 1), 'labour-day'],
    [date(year, 5, 3), 'constitution-day'],
    [easter.add({ days: 49 }), 'pentecost'],
    [easter.add({ days: 60 }), 'corpus-christi'],
    [date(year, 8, 15), 'assumption'],
    [date(year, 11, 1), 'all-saints'],
    [date(year, 11, 11), 'independence-day'],
    [date(year, 12, 24), 'christmas-eve'],
    [date(year, 12, 25), 'christmas'],
    [date(year, 12, 26), 'second-christmas'],
  ]
  const days = all
    .filter(([, word]) => year >= (SINCE[word] ?? 0))
    .sort(([one], [other]) => (before(one, other) ? -1 : 1))
    .map(([day, word]): [string, DayOff] => [day.toString(), word])
  calendars.set(year, days)
  return days
}

/** The statutory day off that falls on the date; null on any other day, also on a Sunday without a name. */
export const dayOffOn = (day: Temporal.PlainDate): DayOff | null =>
  daysOffOf(day.year).find(([iso]) => iso === day.toString())?.[1] ?? null

/** Whether an act due on this day may be done on the next one: a Saturday, a Sunday or a statutory day off (KPA art. 57 § 4). */
export const isFree = (day: Temporal.PlainDate): boolean => day.dayOfWeek >= 6 || dayOffOn(day) !== null

/** The same day when it is a working one, else the next that is. */
export function workdayFrom(day: Temporal.PlainDate): Temporal.PlainDate {
  return isFree(day) ? workdayFrom(day.add({ days: 1 })) : day
}

/** The same day when it is a working one, else the last before it that is. */
export function workdayUntil(day: Temporal.PlainDate): Temporal.PlainDate {
  return isFree(day) ? workdayUntil(day.subtract({ days: 1 })) : day
}

const calendars = new Map<number, [string, DayOff][]>()

const date = (year: number, month: number, day: number) => Temporal.PlainDate.from({ year, month, day })
