import { workdayFrom, workdayUntil } from './days-off.ts'

/** How long a term runs; one of them. */
export type Length = { days: number } | { weeks: number } | { months: number } | { years: number }

export interface Deadline {
  /** Last day of the term as counted. */
  raw: Temporal.PlainDate
  /** First working day not before `raw`: the last day of the term where the rule lets it roll (KPA art. 57 § 4). */
  rolled: Temporal.PlainDate
  /** The last day that counts: `rolled` where the rule rolls, else `raw`. */
  end: Temporal.PlainDate
  /** Last working day on which nobody depends on how the rule is read: warn before this one. */
  safe: Temporal.PlainDate
}

/**
 * The end of a term that begins with an event on a day.
 *
 * The day of the event is not counted; weeks end on the same day of the week; months and years on the same day number, or
 * on the last day of the month where that number is missing (KPA art. 57 § 1-3a). A term that ends on a Saturday or a day
 * off ends on the next day that is neither (§ 4) - only where `rolls` says so: terms of substantive law, as 31 March of
 * the village fund or the 60 days of a referendum, do not roll by default.
 */
export function deadlineAfter(event: Temporal.PlainDate, length: Length, { rolls }: { rolls: boolean }): Deadline {
  const raw = event.add(length)
  const rolled = workdayFrom(raw)
  return { raw, rolled, end: rolls ? rolled : raw, safe: workdayUntil(raw) }
}
