import { type Hours, writeHours } from '../../../platform/hours.ts'

export { clock, type Hours, momentAt, readHours, writeHours } from '../../../platform/hours.ts'

/** Monday is 1 (ISO 8601). */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof WEEKDAYS)[number]

export interface OpeningException {
  day: Temporal.PlainDate
  /** None: closed that day. */
  hours: Hours[]
  note: string
}

/** When a consultation point is open between the day it begins and the day it ends. */
export interface Opening {
  /** Days without hours are left out. */
  week: ReadonlyMap<Weekday, readonly Hours[]>
  /** By day. */
  exceptions: readonly OpeningException[]
}

/** Days one after another that have the same hours, together. */
export function spansOf({ week }: Pick<Opening, 'week'>): { from: Weekday; to: Weekday; hours: string }[] {
  const spans: { from: Weekday; to: Weekday; hours: string }[] = []
  for (const weekday of WEEKDAYS) {
    const hours = writeHours(week.get(weekday) ?? [])
    if (!hours) continue
    const last = spans.at(-1)
    if (last && last.hours === hours && last.to === weekday - 1) last.to = weekday
    else spans.push({ from: weekday, to: weekday, hours })
  }
  return spans
}

/** The same hours on several days: what repeats every week. */
export interface Repeated extends Hours {
  weekdays: Weekday[]
}

export function repeatedOf({ week }: Pick<Opening, 'week'>): Repeated[] {
  const found = new Map<string, Repeated>()
  for (const weekday of WEEKDAYS)
    for (const { opens, closes } of week.get(weekday) ?? []) {
      const one = found.get(`${opens}-${closes}`) ?? { opens, closes, weekdays: [] }
      one.weekdays.push(weekday)
      found.set(`${opens}-${closes}`, one)
    }
  return [...found.values()].sort((one, other) => one.opens - other.opens)
}

export const isStructured = (opening: Opening) => opening.week.size > 0 || opening.exceptions.length > 0
