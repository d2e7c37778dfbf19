import { before } from './dates.ts'
import { type Deadline, deadlineAfter } from './deadlines.ts'
import type { Form, FormsNeeded, ProcedureRules } from './procedures.ts'

/** The days between which something may happen, both included. */
export interface Window {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
}

export interface ConsultationPlan {
  rules: ProcedureRules
  /** First day of taking remarks. */
  start: Temporal.PlainDate
  /** Earliest last day when the day of the start is counted; null where the act sets no term. */
  earliestEnd: Temporal.PlainDate | null
  /** Earliest last day when counting begins on the day after the start: nobody can say that it was too short. */
  cautiousEnd: Temporal.PlainDate | null
  recommendedEnd: Temporal.PlainDate
  /** When meetings and walks may be held, counted cautiously, for a consultation ending on `cautiousEnd`. */
  meetings: Window | null
  /** Term of the report counted from `cautiousEnd`; null where the act sets none. */
  reportDue: Deadline | null
  /** Articles the plan follows from, each once. */
  articles: string[]
}

/**
 * The shortest lawful calendar of a consultation that starts on a day.
 *
 * "At least N days from X" is counted both ways: with the day X, and cautiously from the day after, closing at the end of
 * day X + N. A term that is exactly N days long has one reading only (KPA art. 57 § 1).
 */
export function planConsultation(rules: ProcedureRules, start: Temporal.PlainDate): ConsultationPlan {
  const { collecting } = rules
  const cautiousEnd = collecting && start.add({ days: collecting.days })
  return {
    rules,
    start,
    earliestEnd: collecting && start.add({ days: collecting.exact ? collecting.days : collecting.days - 1 }),
    cautiousEnd,
    recommendedEnd: start.add({ days: Math.max(rules.recommendedDays, collecting?.days ?? 0) }),
    meetings: cautiousEnd && meetingsBetween(rules, start, cautiousEnd),
    reportDue:
      cautiousEnd && rules.report?.days
        ? deadlineAfter(cautiousEnd, { days: rules.report.days }, { rolls: true })
        : null,
    articles: articlesOf(rules),
  }
}

/**
 * When meetings may be held in a consultation with these first and last days: after the margin has passed from the start,
 * and not later than the margin before the end.
 * @returns null when the rules set no margins, or they leave no day
 */
export function meetingsBetween(
  { margins }: ProcedureRules,
  start: Temporal.PlainDate,
  end: Temporal.PlainDate,
): Window | null {
  if (!margins) return null
  const window = { from: start.add({ days: margins.days + 1 }), to: end.subtract({ days: margins.days }) }
  return before(window.to, window.from) ? null : window
}

/** What the planned forms still lack, each with its article; empty when they are enough. */
export const missingForms = (rules: ProcedureRules, planned: Form[]): FormsNeeded[] =>
  rules.forms.filter(({ atLeast, of }) => new Set(planned.filter((form) => of.includes(form))).size < atLeast)

const articlesOf = ({ collecting, forms, margins, announcement, report }: ProcedureRules): string[] => [
  ...new Set(
    [
      announcement?.article,
      collecting?.article,
      ...forms.map(({ article }) => article),
      margins?.article,
      report?.article,
    ].filter((article) => article !== undefined),
  ),
]
