import { ZONE } from '../clock.ts'
import type { Locale } from './index.ts'

type Moment = Temporal.Instant | Temporal.PlainDate

const tag = { pl: 'pl-PL', en: 'en-GB' } as const

const formats = new Map<string, Intl.DateTimeFormat>()

// Building a DateTimeFormat costs more than a page of markup, so each is kept.
function format(locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tag[locale], { timeZone: ZONE, ...options })
  formats.set(key, known)
  return known
}

const asDate = (moment: Moment): Date =>
  moment instanceof Temporal.Instant
    ? new Date(moment.epochMilliseconds)
    : new Date(moment.toZonedDateTime({ timeZone: ZONE, plainTime: '12:00' }).epochMilliseconds)

/** "30 września 2026" */
export const formatDate = (moment: Moment, locale: Locale) =>
  format(locale, 'date', { day: 'numeric', month: 'long', year: 'numeric' }).format(asDate(moment))

/** "30 września" - where the year is plain from the context. */
export const formatDay = (moment: Moment, locale: Locale) =>
  format(locale, 'day', { day: 'numeric', month: 'long' }).format(asDate(moment))

/** "środa, 30 września 2026": what people look up in their calendars. */
export const formatWeekday = (moment: Moment, locale: Locale) =>
  format(locale, 'weekday', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(asDate(moment))

/**
 * "środę, 30 września 2026", as it stands after *w* and *na* (biernik); English has one form. Intl gives the nominative alone.
 */
export const formatWeekdayAfter = (moment: Moment, locale: Locale) =>
  locale === 'pl' ? formatWeekday(moment, 'pl').replace(/^\S+a(?=,)/, accusative) : formatWeekday(moment, locale)

// Środa, sobota and niedziela change; the other days are the same in both cases.
const accusative = (weekday: string) => `${weekday.slice(0, -1)}ę`

/** "w środę, 30 września 2026, o 17:00"; "we wtorek", as the two consonants ask for it. "on Wednesday, 30 September 2026 at 17:00" */
export function formatOnWeekday(moment: Temporal.Instant, locale: Locale): string {
  const day = formatWeekdayAfter(moment, locale)
  const time = formatTime(moment, locale)
  if (locale === 'en') return `on ${day} at ${time}`
  return `${day.startsWith('wt') ? 'we' : 'w'} ${day}, o ${time}`
}

/** "30.09.2026" in dense tables. */
export const formatShortDate = (moment: Moment, locale: Locale) =>
  format(locale, 'short', { day: '2-digit', month: '2-digit', year: 'numeric' }).format(asDate(moment))

/** "23:59" in Warsaw. */
export const formatTime = (moment: Temporal.Instant, locale: Locale) =>
  format(locale, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(asDate(moment))

/** "30 września 2026, 23:59" */
export const formatDateTime = (moment: Temporal.Instant, locale: Locale) =>
  `${formatDate(moment, locale)}, ${formatTime(moment, locale)}`

const numbers = { pl: new Intl.NumberFormat('pl-PL'), en: new Intl.NumberFormat('en-GB') }

export const formatNumber = (number: number, locale: Locale) => numbers[locale].format(number)

/** @param grosze whole grosze: 123456 is "1234,56 zł" */
export const formatMoney = (grosze: number, locale: Locale) =>
  new Intl.NumberFormat(tag[locale], {
    style: 'currency',
    currency: 'PLN',
    minimumFractionDigits: grosze % 100 === 0 ? 0 : 2,
  }).format(grosze / 100)

/** "1,2 MB" */
export function formatSize(bytes: number, locale: Locale): string {
  const units = ['B', 'kB', 'MB', 'GB']
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  const value = bytes / 1000 ** step
  return `${new Intl.NumberFormat(tag[locale], { maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 }).format(value)} ${units[step]}`
}
