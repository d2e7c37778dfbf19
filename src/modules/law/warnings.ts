import { before } from './dates.ts'
import { dayOffOn, isFree } from './days-off.ts'
import { deadlineAfter } from './deadlines.ts'
import { missingForms, planConsultation } from './plan.ts'
import type { AnnouncementPlace, Form, ProcedureRules } from './procedures.ts'

/** A calendar as a team plans it. */
export interface PlannedCalendar {
  /** When the announcement is to be published. */
  announced: Temporal.PlainDate | null
  opens: Temporal.PlainDate
  /** Last day of taking remarks. */
  closes: Temporal.PlainDate
  reportDue: Temporal.PlainDate | null
  /** Forms with their day and hour, as far as they have one. */
  forms: { form: Form; title: string; at: Temporal.PlainDateTime | null }[]
  /** Where the announcement is to be made known; null while nobody has planned it. */
  places: AnnouncementPlace[] | null
  /** Other consultations of the same area that run at the same time. */
  others: { id: string; title: string }[]
}

/** What a calendar is not in keeping with. */
export interface Warning {
  /** What is wrong and with which thing, never how it is worded: what a reason is written for. */
  id: string
  /**
   * The dates and numbers that make a binding limit broken, as plain words of the calendar. A reason was written for these;
   * for others it has to be confirmed. Advice has none: why a team asks people in summer holds also a day later.
   */
  cause: string
  /** Its sentence in the texts: `planning.warning.<kind>`. */
  kind: WarningKind
  /** `binding`: an act or a resolution says so; `advice`: good practice does. */
  force: 'binding' | 'advice'
  /** Act and article, or the principle of the Canon. */
  article: string
  values: Record<string, string | number>
}

export type WarningKind =
  | 'too-short'
  | 'not-cautious'
  | 'not-exact'
  | 'too-long'
  | 'short'
  | 'forms-missing'
  | 'before-margin'
  | 'after-margin'
  | 'outside'
  | 'office-hours'
  | 'day-off'
  | 'announced-late'
  | 'announced-shortly'
  | 'place-missing'
  | 'report-missing'
  | 'report-late'
  | 'ends-on-day-off'
  | 'summer'
  | 'winter'
  | 'overlap'

const CANON = 'Kanon Lokalnych Konsultacji Społecznych'
const COORDINATION = `zasada koordynacji (${CANON})`
const PREDICTABILITY = `zasada przewidywalności (${CANON})`
const UNIVERSALITY = `zasada powszechności (${CANON})`
const GOOD_FAITH = `zasada dobrej wiary (${CANON})`
const RESPONSIVENESS = `zasada responsywności (${CANON})`

/** Days that good practice leaves between the announcement and the start (Kanon, przewidywalność). */
export const AHEAD = 7

/** Everything a planned calendar is not in keeping with, what binds first; empty when all is well. */
export function warningsOf(rules: ProcedureRules, planned: PlannedCalendar): Warning[] {
  return [
    ...ofLength(rules, planned),
    ...ofForms(rules, planned),
    ...ofAnnouncement(rules, planned),
    ...ofReport(rules, planned),
    ...ofSeason(planned),
    ...planned.others.map(({ id, title }) => advice('overlap', COORDINATION, { title }, id)),
  ].toSorted((one, other) => Number(other.force === 'binding') - Number(one.force === 'binding'))
}

const binding = (
  kind: WarningKind,
  article: string,
  values: Warning['values'] = {},
  { of = '', cause = '' }: { of?: string; cause?: string } = {},
): Warning => ({
  id: of ? `${kind}:${of}` : kind,
  kind,
  force: 'binding',
  cause,
  article,
  values,
})

const advice = (kind: WarningKind, article: string, values: Warning['values'] = {}, of = ''): Warning => ({
  ...binding(kind, article, values, { of }),
  force: 'advice',
})

function* ofLength(rules: ProcedureRules, { opens, closes }: PlannedCalendar): Generator<Warning> {
  const { collecting } = rules
  const cause = `${opens}/${closes}`
  const { earliestEnd, cautiousEnd, recommendedEnd } = planConsultation(rules, opens)
  if (collecting && earliestEnd && cautiousEnd) {
    const values = { days: collecting.days, date: iso(cautiousEnd) }
    if (collecting.exact && !closes.equals(earliestEnd))
      yield binding('not-exact', collecting.article, values, { cause })
    else if (!collecting.exact && before(closes, earliestEnd))
      yield binding('too-short', collecting.article, values, { cause })
    else if (!collecting.exact && before(closes, cautiousEnd)) yield advice('not-cautious', collecting.article, values)
    if (collecting.atMost && before(opens.add({ days: collecting.atMost }), closes))
      yield binding('too-long', collecting.article, { days: collecting.atMost }, { cause })
  }
  if (!collecting?.exact && before(closes, recommendedEnd) && (!cautiousEnd || !before(closes, cautiousEnd)))
    yield advice('short', GOOD_FAITH, { days: rules.recommendedDays, date: iso(recommendedEnd) })
  // Who comes on the last day finds the office shut, and a term of procedure rolls (KPA art. 57 § 4).
  if (isFree(closes)) yield advice('ends-on-day-off', 'art. 57 § 4 KPA', { date: iso(closes) })
}

function* ofForms(rules: ProcedureRules, { forms, opens, closes }: PlannedCalendar): Generator<Warning> {
  const missing = missingForms(rules, ['remarks', ...forms.map(({ form }) => form)])
  for (const { atLeast, of, article } of missing)
    yield binding(
      'forms-missing',
      article,
      { count: atLeast, forms: of.join(' ') },
      // Which forms are asked for names it; the article may be worded anew, and a form added leaves fewer to find.
      { of: of.toSorted().join('+'), cause: String(atLeast) },
    )

  for (const { form, title, at } of forms) {
    if (!at) continue
    const day = at.toPlainDate()
    const of = `${form}:${at.toString({ smallestUnit: 'minute' })}`
    const { margins } = rules
    if (before(day, opens) || before(closes, day)) yield advice('outside', PREDICTABILITY, { title, form }, of)
    else if (margins?.forms.includes(form)) {
      const from = opens.add({ days: margins.days + 1 })
      const to = closes.subtract({ days: margins.days })
      const values = { title, form, days: margins.days }
      if (before(day, from))
        yield binding('before-margin', margins.article, { ...values, date: iso(from) }, { of, cause: iso(from) })
      if (before(to, day))
        yield binding('after-margin', margins.article, { ...values, date: iso(to) }, { of, cause: iso(to) })
    }
    if (MET_IN_PERSON.has(form)) {
      if (dayOffOn(day)) yield advice('day-off', UNIVERSALITY, { title, form }, of)
      else if (inOfficeHours(at))
        yield rules.afterHours
          ? binding('office-hours', rules.afterHours, { title, form }, { of })
          : advice('office-hours', UNIVERSALITY, { title, form }, of)
    }
  }
}

const MET_IN_PERSON = new Set<Form>([
  'open-meeting',
  'expert-panel',
  'workshop',
  'debate',
  'outdoor-meeting',
  'study-walk',
])

/** Monday to Friday before four in the afternoon, when most offices work. */
const inOfficeHours = (at: Temporal.PlainDateTime) => at.dayOfWeek <= 5 && at.hour < 16 && !isFree(at.toPlainDate())

function* ofAnnouncement({ announcement }: ProcedureRules, planned: PlannedCalendar): Generator<Warning> {
  const { announced, opens, places } = planned
  if (announced) {
    const ahead = announced.until(opens).days
    const cause = `${announced}/${opens}`
    if (announcement && ahead < (announcement.daysAhead ?? 0))
      yield binding(
        'announced-late',
        announcement.article,
        { date: iso(opens.subtract({ days: announcement.daysAhead ?? 0 })) },
        { cause },
      )
    else if (ahead < 0)
      yield binding('announced-late', announcement?.article ?? PREDICTABILITY, { date: iso(opens) }, { cause })
    else if (ahead < AHEAD) yield advice('announced-shortly', PREDICTABILITY, { count: AHEAD })
  }
  if (places && announcement)
    for (const place of missingPlaces(announcement.places, places))
      yield binding('place-missing', announcement.article, { place }, { of: place })
}

/** Which of the places an act names are not among those planned or done. */
export const missingPlaces = (needed: AnnouncementPlace[], there: AnnouncementPlace[]): AnnouncementPlace[] =>
  needed.filter((place) =>
    place === 'area-or-office' ? !there.some((one) => one === 'area' || one === 'office') : !there.includes(place),
  )

function* ofReport({ report }: ProcedureRules, { closes, reportDue }: PlannedCalendar): Generator<Warning> {
  if (!reportDue) {
    yield report ? binding('report-missing', report.article) : advice('report-missing', RESPONSIVENESS)
    return
  }
  if (!report?.days) return
  const { end, safe } = deadlineAfter(closes, { days: report.days }, { rolls: true })
  if (before(end, reportDue))
    yield binding(
      'report-late',
      report.article,
      { days: report.days, date: iso(safe) },
      { cause: `${closes}/${reportDue}` },
    )
}

/** Holidays in which nobody should be asked alone (Kanon, przewidywalność): at least half of the days fall into them. */
function* ofSeason({ opens, closes }: PlannedCalendar): Generator<Warning> {
  const days = { all: 0, summer: 0, winter: 0 }
  for (let day = opens; !before(closes, day); day = day.add({ days: 1 })) {
    days.all++
    const season = seasonOf(day)
    if (season) days[season]++
  }
  for (const season of ['summer', 'winter'] as const)
    if (days[season] > 0 && days[season] * 2 >= days.all)
      yield advice(season, PREDICTABILITY, { count: days[season], all: days.all })
}

/** July and August, or 20 December to 6 January. */
export function seasonOf({ month, day }: Temporal.PlainDate): 'summer' | 'winter' | null {
  if (month === 7 || month === 8) return 'summer'
  return (month === 12 && day >= 20) || (month === 1 && day <= 6) ? 'winter' : null
}

const iso = (day: Temporal.PlainDate) => day.toString()
