import { z } from 'zod'
import { isoDay, line } from '../../../platform/http/index.ts'
import { type Hours, readHours, WEEKDAYS, type Weekday, writeHours } from './rules.ts'

const hours = z
  .string()
  .trim()
  .max(100)
  .default('')
  .refine((typed) => readHours(typed) !== null, 'meetings.opening.hours-needed')
  .transform((typed): Hours[] => readHours(typed) ?? [])

export const WeekForm = z.object({
  'day-1': hours,
  'day-2': hours,
  'day-3': hours,
  'day-4': hours,
  'day-5': hours,
  'day-6': hours,
  'day-7': hours,
})

export const ExceptionForm = z.object({
  day: isoDay('meetings.opening.day-needed').transform((day) => Temporal.PlainDate.from(day)),
  hours,
  note: line(120).default(''),
})

/** What was typed, as a week. */
export const weekOf = (typed: z.infer<typeof WeekForm>): Map<Weekday, Hours[]> =>
  new Map(WEEKDAYS.flatMap((day) => (typed[`day-${day}`].length > 0 ? [[day, typed[`day-${day}`]] as const] : [])))

/** A week as its form shows it. */
export const typedWeek = (week: ReadonlyMap<Weekday, readonly Hours[]>) =>
  Object.fromEntries(WEEKDAYS.map((day) => [`day-${day}`, writeHours(week.get(day) ?? [])]))
