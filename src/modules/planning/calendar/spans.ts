import { formatDate, formatDay, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { type DayOff, daysOffOf, meetingsBetween, planConsultation, seasonOf } from '../../law/index.ts'
import type { Judged } from '../plans/calendar.ts'

/** One line of the timeline; both days are included. */
export interface Span {
  kind: 'announced' | 'collecting' | 'statute' | 'advice' | 'window' | 'form' | 'report' | 'other'
  label: string
  /** The same in words. */
  when: string
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  href?: string
}

/** The lines of a plan, from the announcement to the report. */
export function spansOf({ rules, calendar, others }: Judged, t: Translate, locale: Locale): Span[] {
  const { announced, opens, closes, reportDue, forms } = calendar
  const plan = planConsultation(rules, opens)
  const window = meetingsBetween(rules, opens, closes)
  const between = (from: Temporal.PlainDate, to: Temporal.PlainDate) =>
    t('planning.calendar.between', {
      from: formatDay(from, locale),
      to: formatDate(to, locale),
      count: from.until(to).days + 1,
    })
  const span = (kind: Span['kind'], label: string, from: Temporal.PlainDate, to: Temporal.PlainDate): Span => ({
    kind,
    label,
    from,
    to,
    when: from.equals(to) ? formatDate(from, locale) : between(from, to),
  })
  return [
    ...(announced ? [span('announced', t('planning.calendar.announced'), announced, announced)] : []),
    span('collecting', t('planning.calendar.collecting'), opens, closes),
    ...(plan.cautiousEnd
      ? [
          span(
            'statute',
            t('planning.calendar.statute', { article: rules.collecting?.article ?? '' }),
            opens,
            plan.cautiousEnd,
          ),
        ]
      : []),
    ...(plan.cautiousEnd?.equals(plan.recommendedEnd)
      ? []
      : [span('advice', t('planning.calendar.advice'), opens, plan.recommendedEnd)]),
    ...(window
      ? [
          span(
            'window',
            t('planning.calendar.window', { article: rules.margins?.article ?? '' }),
            window.from,
            window.to,
          ),
        ]
      : []),
    ...forms.flatMap(({ form, title, at }) =>
      at ? [span('form', title || t(`planning.form.${form}`), at.toPlainDate(), at.toPlainDate())] : [],
    ),
    ...(reportDue ? [span('report', t('planning.calendar.report'), reportDue, reportDue)] : []),
    ...others.map(({ title, href, opens, closes }) => ({
      ...span('other', t('planning.calendar.other', { title }), opens, closes),
      href,
    })),
  ]
}

/** From the first to the last day of the plan, with a little room, as per cents of the width. */
export function scaleOf({ calendar: { announced, opens, closes, reportDue, forms } }: Judged) {
  const days = [announced, opens, closes, reportDue, ...forms.map(({ at }) => at?.toPlainDate())].filter(
    (day) => day != null,
  )
  const sorted = days.toSorted(Temporal.PlainDate.compare)
  const from = (sorted[0] ?? opens).subtract({ days: 3 })
  const to = (sorted.at(-1) ?? closes).add({ days: 5 })
  const length = from.until(to).days
  const at = (day: Temporal.PlainDate) => round(Math.min(100, Math.max(0, (from.until(day).days / length) * 100)))
  return { from, to, at, months: monthsIn(from, to, at), seasons: seasonsIn(from, to, at) }
}

type At = (day: Temporal.PlainDate) => number

function monthsIn(from: Temporal.PlainDate, to: Temporal.PlainDate, at: At) {
  // The month it begins in is named at the edge, unless the next name would stand on top of it.
  const beginning = { month: from.toPlainYearMonth().toString(), at: 0 }
  const months: { month: string; at: number }[] = []
  let first = from.with({ day: 1 }).add({ months: 1 })
  for (; Temporal.PlainDate.compare(first, to) <= 0; first = first.add({ months: 1 }))
    months.push({ month: first.toPlainYearMonth().toString(), at: at(first) })
  return (months[0]?.at ?? 100) > 12 ? [beginning, ...months] : months
}

/** Runs of days in which people are away. */
function seasonsIn(from: Temporal.PlainDate, to: Temporal.PlainDate, at: At) {
  const runs: { from: number; width: number }[] = []
  let begun: Temporal.PlainDate | null = null
  for (let day = from; Temporal.PlainDate.compare(day, to.add({ days: 1 })) <= 0; day = day.add({ days: 1 })) {
    const away = seasonOf(day) !== null && Temporal.PlainDate.compare(day, to) <= 0
    if (away) begun ??= day
    else if (begun) {
      runs.push({ from: at(begun), width: round(at(day) - at(begun)) })
      begun = null
    }
  }
  return runs
}

/** Statutory days off between two days, both included. */
export function daysOffBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): { day: Temporal.PlainDate; word: DayOff }[] {
  const years = Array.from({ length: to.year - from.year + 1 }, (_, index) => from.year + index)
  return years
    .flatMap((year) => daysOffOf(year).map(([iso, word]) => ({ day: Temporal.PlainDate.from(iso), word })))
    .filter(({ day }) => Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) <= 0)
}

const round = (value: number) => Math.round(value * 100) / 100
