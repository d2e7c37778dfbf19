/** What the network promised to do each year: at least 2 meetings and at least 6 issues of the newsletter. */
export const DUTIES = { meetings: 2, issues: 6 } as const
export type Duty = keyof typeof DUTIES
export const DUTY_NAMES = Object.keys(DUTIES) as Duty[]

/** The network began. */
export const FIRST_YEAR = 2016

/** The longest time between two, in months, that still keeps the plan of a year. */
export const gapOf = (duty: Duty) => 12 / DUTIES[duty]

/** The last day for the next one: a gap after the last, or a gap after the year began where there was none before. */
export const nextDueOn = (duty: Duty, last: Temporal.PlainDate | null, today: Temporal.PlainDate): Temporal.PlainDate =>
  (last ?? Temporal.PlainDate.from({ year: today.year, month: 1, day: 1 })).add({ months: gapOf(duty) })

export interface DutyState {
  duty: Duty
  done: number
  atLeast: number
  dueOn: Temporal.PlainDate
  /** The day has passed and nothing happened since. */
  late: boolean
}

/** @param dates of everything done so far, in any order; those after today do not count yet */
export function dutyState(
  duty: Duty,
  dates: readonly Temporal.PlainDate[],
  today: Temporal.PlainDate,
  more = 0,
): DutyState {
  const past = dates.filter((date) => Temporal.PlainDate.compare(date, today) <= 0).sort(Temporal.PlainDate.compare)
  const dueOn = nextDueOn(duty, past.at(-1) ?? null, today)
  return {
    duty,
    done: past.filter(({ year }) => year === today.year).length + more,
    atLeast: DUTIES[duty],
    dueOn,
    late: Temporal.PlainDate.compare(dueOn, today) < 0,
  }
}
