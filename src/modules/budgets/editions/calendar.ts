import { before, endOf, startOf } from '../../../platform/clock.ts'

/**
 * The dates of an edition, in the order in which they follow one another. Days are whole days of Warsaw time; moments have an
 * hour, because something becomes public at their minute.
 */
export const DATES = [
  { key: 'resolutionOn', kind: 'day', needed: true },
  { key: 'announcedOn', kind: 'day', needed: false },
  { key: 'submissionFrom', kind: 'day', needed: true },
  { key: 'submissionTo', kind: 'day', needed: true },
  { key: 'editTo', kind: 'day', needed: false },
  { key: 'formalTo', kind: 'day', needed: false },
  { key: 'correctionsTo', kind: 'day', needed: false },
  { key: 'substantiveTo', kind: 'day', needed: false },
  { key: 'decisionsAt', kind: 'moment', needed: true },
  { key: 'appealsFrom', kind: 'day', needed: true },
  { key: 'appealsTo', kind: 'day', needed: true },
  { key: 'appealsDecidedAt', kind: 'moment', needed: true },
  { key: 'drawOn', kind: 'day', needed: false },
  { key: 'listOn', kind: 'day', needed: true },
  { key: 'votingFrom', kind: 'moment', needed: true },
  { key: 'votingTo', kind: 'moment', needed: true },
  { key: 'paperTo', kind: 'day', needed: false },
  { key: 'resultsAt', kind: 'moment', needed: true },
  { key: 'draftBudgetOn', kind: 'day', needed: true },
  { key: 'budgetResolutionOn', kind: 'day', needed: false },
  { key: 'buildingFrom', kind: 'day', needed: true },
  { key: 'buildingTo', kind: 'day', needed: true },
  { key: 'evaluationTo', kind: 'day', needed: false },
] as const

export type DateKey = (typeof DATES)[number]['key']

/** ISO days and ISO instants by name; what is not decided yet is absent. */
export type Calendar = Partial<Record<DateKey, string>>

export const dayOfDate = (calendar: Calendar, key: DateKey): Temporal.PlainDate | null => {
  const text = calendar[key]
  if (!text) return null
  return text.length === 10
    ? Temporal.PlainDate.from(text)
    : Temporal.Instant.from(text).toZonedDateTimeISO('Europe/Warsaw').toPlainDate()
}

/** When a date begins: the first second of a day, or the moment itself. */
export const beginOf = (calendar: Calendar, key: DateKey): Temporal.Instant | null => {
  const text = calendar[key]
  if (!text) return null
  return text.length === 10 ? startOf(Temporal.PlainDate.from(text)) : Temporal.Instant.from(text)
}

/** The last second of a term: of the whole day, or the moment itself. */
export const termOf = (calendar: Calendar, key: DateKey): Temporal.Instant | null => {
  const text = calendar[key]
  if (!text) return null
  return text.length === 10 ? endOf(Temporal.PlainDate.from(text)) : Temporal.Instant.from(text)
}

/** Where an edition is; it follows from dates and the clock, so it changes by itself at its second (law.md 2.3). */
export const STAGES = [
  'preparing',
  'submission',
  'verification',
  'appeals',
  'list',
  'voting',
  'counting',
  'announced',
  'building',
  'closed',
] as const
export type EditionStage = (typeof STAGES)[number]

export function stageOf(calendar: Calendar, now: Temporal.Instant): EditionStage {
  const begun = (key: DateKey) => {
    const at = beginOf(calendar, key)
    return at !== null && !before(now, at)
  }
  const over = (key: DateKey) => {
    const at = termOf(calendar, key)
    // The last second belongs to the term.
    return at !== null && !before(now, at.add({ seconds: 1 }))
  }
  // Longest after, first: the last thing that has begun is where we are.
  if (over('buildingTo')) return 'closed'
  if (begun('buildingFrom')) return 'building'
  if (begun('resultsAt')) return 'announced'
  // Voting ends at its moment, so the moment itself is after it.
  if (begun('votingTo')) return 'counting'
  if (begun('votingFrom')) return 'voting'
  if (begun('appealsDecidedAt')) return 'list'
  if (begun('decisionsAt')) return 'appeals'
  if (over('submissionTo')) return 'verification'
  return begun('submissionFrom') ? 'submission' : 'preparing'
}

/** Projects are taken in the last second of the last day, and not a moment after it. */
export const takesProjects = (calendar: Calendar, now: Temporal.Instant) => {
  const from = beginOf(calendar, 'submissionFrom')
  const to = termOf(calendar, 'submissionTo')
  return from !== null && to !== null && !before(now, from) && before(now, to.add({ seconds: 1 }))
}

/** Authors change what they sent until this day; until the end of submission when no other day is named. */
export const takesEdits = (calendar: Calendar, now: Temporal.Instant) => {
  const from = beginOf(calendar, 'submissionFrom')
  const to = termOf(calendar, calendar.editTo ? 'editTo' : 'submissionTo')
  return from !== null && to !== null && !before(now, from) && before(now, to.add({ seconds: 1 }))
}

export const takesAppeals = (calendar: Calendar, now: Temporal.Instant) => {
  const from = beginOf(calendar, 'appealsFrom')
  const to = termOf(calendar, 'appealsTo')
  return from !== null && to !== null && !before(now, from) && before(now, to.add({ seconds: 1 }))
}

export interface CalendarProblem {
  field: DateKey
  /** Key of a sentence. */
  problem: string
  /** Unlawful, or against good practice. */
  weight: 'unlawful' | 'advice'
}

const ORDER: [DateKey, DateKey][] = [
  ['resolutionOn', 'submissionFrom'],
  ['submissionFrom', 'submissionTo'],
  ['submissionTo', 'decisionsAt'],
  ['decisionsAt', 'appealsFrom'],
  ['appealsFrom', 'appealsTo'],
  ['appealsTo', 'appealsDecidedAt'],
  ['appealsDecidedAt', 'listOn'],
  ['listOn', 'votingFrom'],
  ['votingFrom', 'votingTo'],
  ['votingTo', 'resultsAt'],
  ['buildingFrom', 'buildingTo'],
]

/**
 * What is wrong with the dates of an edition.
 * - the resolution comes before what it orders, and its rules name a way of appeal (USG art. 5a ust. 7)
 * - chosen tasks enter the draft budget, which goes to the council by 15 November (ufp art. 238), and the budget is
 *   resolved by 31 January of its year (ufp art. 240)
 * - money of a budget year is spent in it (USG art. 5a ust. 4, ufp art. 211)
 */
export function calendarProblems(calendar: Calendar, year: number): CalendarProblem[] {
  const problems: CalendarProblem[] = []
  const say = (field: DateKey, problem: string, weight: CalendarProblem['weight'] = 'unlawful') => {
    if (!problems.some((one) => one.field === field)) problems.push({ field, problem, weight })
  }
  for (const { key, needed } of DATES) if (needed && !calendar[key]) say(key, 'missing')
  for (const [first, second] of ORDER) {
    const [a, b] = [beginOf(calendar, first), termOf(calendar, second)]
    if (a && b && before(b, a)) say(second, 'order')
  }
  const day = (key: DateKey) => dayOfDate(calendar, key)
  const later = (a: Temporal.PlainDate | null, b: Temporal.PlainDate) =>
    a !== null && Temporal.PlainDate.compare(a, b) > 0
  const draft = Temporal.PlainDate.from({ year: year - 1, month: 11, day: 15 })
  if (later(day('draftBudgetOn'), draft)) say('draftBudgetOn', 'draft-budget')
  if (later(day('resultsAt'), draft)) say('resultsAt', 'results-late')
  if (later(day('budgetResolutionOn'), Temporal.PlainDate.from({ year, month: 1, day: 31 })))
    say('budgetResolutionOn', 'budget-resolution')
  if (day('buildingFrom') && day('buildingFrom')?.year !== year) say('buildingFrom', 'budget-year')
  if (later(day('buildingTo'), Temporal.PlainDate.from({ year, month: 12, day: 31 }))) say('buildingTo', 'budget-year')
  const days = (from: DateKey, to: DateKey) => {
    const [a, b] = [day(from), day(to)]
    return a && b ? a.until(b, { largestUnit: 'day' }).days + 1 : null
  }
  // Stocznia, "Standardy procesów budżetu partycypacyjnego": weeks of submission, 10 to 21 days of voting.
  if ((days('submissionFrom', 'submissionTo') ?? 99) < 14) say('submissionTo', 'submission-short', 'advice')
  if ((days('votingFrom', 'votingTo') ?? 99) < 10) say('votingTo', 'voting-short', 'advice')
  if ((days('appealsFrom', 'appealsTo') ?? 99) < 5) say('appealsTo', 'appeals-short', 'advice')
  return problems
}
