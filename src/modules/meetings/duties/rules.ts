import { type Actor, holds } from '../../../platform/actor.ts'

/** What the network promised to do each year: to meet, and to send issues of its newsletter. */
export const DUTIES = ['meetings', 'issues'] as const
export type Duty = (typeof DUTIES)[number]

/** At least this many meetings of the network in a calendar year. */
export const MEETINGS_A_YEAR = 2

/** The network began. */
export const FIRST_YEAR = 2016

/** What was done before the portal counted is written down by those who run the network. */
export const mayKeepDuties = (actor: Actor) => holds(actor, ['coordinator', 'administrator'], null)

/** What the newsletter says of itself. */
export interface IssuesDone {
  years: { year: number; done: number }[]
  atLeast: number
  dueOn: Temporal.PlainDate
}

export interface DutyYear {
  duty: Duty
  year: number
  done: number
}

export interface DutyState {
  duty: Duty
  done: number
  atLeast: number
  /** The last day for the next one. */
  dueOn: Temporal.PlainDate
  /** That day has passed and nothing happened since. */
  late: boolean
}

/** What is known of both duties. */
export interface KnownOfDuties {
  /** Days of meetings of the network, in any order; those after today do not count yet. */
  days: readonly Temporal.PlainDate[]
  issues: IssuesDone
  /** What was done beyond what the portal counts. */
  earlier: readonly DutyYear[]
}

/** The last day for the next meeting: half a year after the last, or after the first of January where there was none. */
export function nextMeetingDueOn(days: readonly Temporal.PlainDate[], today: Temporal.PlainDate): Temporal.PlainDate {
  const last = days
    .filter((day) => Temporal.PlainDate.compare(day, today) <= 0)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1)
  return (last ?? today.with({ month: 1, day: 1 })).add({ months: 12 / MEETINGS_A_YEAR })
}

/** Both duties as they stand today. */
export function dutyStates(known: KnownOfDuties, today: Temporal.PlainDate): DutyState[] {
  const [thisYear] = dutyHistory(known, today)
  return [
    { duty: 'meetings' as const, atLeast: MEETINGS_A_YEAR, dueOn: nextMeetingDueOn(known.days, today) },
    { duty: 'issues' as const, atLeast: known.issues.atLeast, dueOn: known.issues.dueOn },
  ].map((state) => ({
    ...state,
    done: thisYear?.[state.duty] ?? 0,
    late: Temporal.PlainDate.compare(state.dueOn, today) < 0,
  }))
}

/** What was done in each year since the network began, this year first. */
export function dutyHistory(
  { days, issues, earlier }: KnownOfDuties,
  today: Temporal.PlainDate,
): ({ year: number } & Record<Duty, number>)[] {
  const before = (duty: Duty, year: number) => earlier.find((one) => one.duty === duty && one.year === year)?.done ?? 0
  return Array.from({ length: today.year - FIRST_YEAR + 1 }, (_, index) => today.year - index).map((year) => ({
    year,
    meetings:
      days.filter((day) => day.year === year && Temporal.PlainDate.compare(day, today) <= 0).length +
      before('meetings', year),
    issues: (issues.years.find((one) => one.year === year)?.done ?? 0) + before('issues', year),
  }))
}
