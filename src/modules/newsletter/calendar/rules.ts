import { ISSUES_A_YEAR } from '../rules.ts'

export interface Duty {
  year: number
  sent: number
  needed: number
  /** The last day for the next issue, so that the year's duty is met evenly; in the next year once this one is done. */
  nextDueOn: Temporal.PlainDate
  /** Days from today to it; negative when it is over. */
  days: number
}

/**
 * Where the network stands with its promise of at least six issues in a calendar year: the first is due by the end of
 * February, each next one two months later, whatever has been sent before counts.
 */
export function dutyOn(today: Temporal.PlainDate, sent: number): Duty {
  const months = 12 / ISSUES_A_YEAR
  const done = sent >= ISSUES_A_YEAR
  const year = done ? today.year + 1 : today.year
  const month = done ? months : (sent + 1) * months
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  const nextDueOn = first.with({ day: first.daysInMonth })
  return {
    year: today.year,
    sent,
    needed: ISSUES_A_YEAR,
    nextDueOn,
    days: today.until(nextDueOn, { largestUnit: 'days' }).days,
  }
}

/** A coordinator is reminded this many days before an issue is due, and once when it is late. */
export const STEPS = [14, 7, 1, -1] as const

/** Which reminder is due today, when none of that step was sent; the job may have missed days and sends only the nearest. */
export function reminderStep(days: number): (typeof STEPS)[number] | null {
  if (days < 0) return -1
  const step = STEPS.toReversed().find((each) => each > 0 && days <= each)
  return step ?? null
}
