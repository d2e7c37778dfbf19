import { before, dateOf, ZONE } from '../../../platform/clock.ts'
import { type Process, phaseOf, type Stage } from '../../processes/index.ts'
import type { PlanningEvidence } from '../ports.ts'
import type { Consultation } from '../store.ts'

/** Until when a team can still do something about a point. */
export type Until = 'announcement' | 'opening' | 'closing' | 'report' | 'always'

/** The seven principles of consultations (MAC 2012, in the Canon of Local Public Consultations; law.md 1.7). */
export const PRINCIPLES = [
  'good-faith',
  'universality',
  'transparency',
  'responsiveness',
  'coordination',
  'predictability',
  'general-interest',
] as const
export type Principle = (typeof PRINCIPLES)[number]

/** What the points are judged by: everything a process shows of itself. */
export interface CanonFacts {
  process: Process
  consultation: Consultation
  stages: Stage[]
  /** When the first version of each document was added, and whether somebody said what it is. */
  documents: { firstAt: Temporal.Instant; described: boolean }[]
  announcedIn: number
  remarks: { all: number; toPublish: number; toAnswer: number }
  /** Titles and addresses of other consultations in the same area at the same time. */
  clashes: { title: string; href: string }[]
  /** How many other ways the matter is told in: a film in sign language, an easy-to-read text. */
  otherWays: number
  yearlyPlan: PlanningEvidence['yearlyPlan']
  invited: PlanningEvidence['invited']
  /** Age, gender or gmina of those who took part are known for some. */
  knowsWhoTookPart: boolean
  /** The published report, if there is one. */
  report: { publishedAt: Temporal.Instant; tells: boolean } | null
  declared: ReadonlyMap<string, boolean>
  now: Temporal.Instant
}

/** `later`: nobody can know yet; `apart`: does not concern this consultation. */
export type State = 'met' | 'unmet' | 'later' | 'apart'

export interface Point {
  id: string
  principle: Principle
  /** A necessary condition (block II): without it the whole is not in keeping with the Canon. */
  necessary?: true
  /** Said by the team of itself; the portal cannot see it. */
  declared?: true
  until: Until
  /** Where the evidence is: after the public address of the consultation. */
  evidence: string
  state(facts: CanonFacts): State
}

const met = (is: boolean): State => (is ? 'met' : 'unmet')
const filled = (text: string | null | undefined) => met(Boolean(text?.trim()))

/** Kinds of stages where people speak without the internet. */
const OFFLINE = new Set(['meeting', 'walk', 'desk', 'workshop', 'interview'])
const offline = ({ stages }: CanonFacts) => stages.filter(({ kind }) => OFFLINE.has(kind))

const days = (from: Temporal.Instant, to: Temporal.Instant) => dateOf(from).until(dateOf(to)).days

/** Weekdays from 16:00 or a weekend, Polish time. */
function isAfterHours(at: Temporal.Instant): boolean {
  const local = at.toZonedDateTimeISO(ZONE)
  return local.dayOfWeek > 5 || local.hour >= 16
}

/** A day of July or August, or from 20 December to 6 January (law.md 1.7). */
function isHoliday({ month, day }: Temporal.PlainDate): boolean {
  return month === 7 || month === 8 || (month === 12 && day >= 20) || (month === 1 && day <= 6)
}

function wholeInHolidays(from: Temporal.Instant, to: Temporal.Instant): boolean {
  const last = dateOf(to)
  let day = dateOf(from)
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) if (!isHoliday(day)) return false
  return true
}

const dated = (facts: CanonFacts, judge: (opens: Temporal.Instant, closes: Temporal.Instant) => boolean): State => {
  const { opensAt, closesAt } = facts.process
  return opensAt && closesAt ? met(judge(opensAt, closesAt)) : 'unmet'
}

const isClosed = ({ process, now }: CanonFacts) => process.closesAt !== null && before(process.closesAt, now)

/** By the end of the announced day of the report. */
const isReportLate = ({ process, report, now }: CanonFacts) => {
  const { reportDueOn } = process
  if (!reportDueOn) return false
  const end = reportDueOn.add({ days: 1 }).toZonedDateTime(ZONE).toInstant()
  return !before(report?.publishedAt ?? now, end)
}

const declaredPoint = (id: string, principle: Principle, given: Partial<Point> = {}): Point => ({
  id,
  principle,
  declared: true,
  until: 'always',
  evidence: '/kanon',
  // Nothing said is nothing declared.
  state: ({ declared }) => met(declared.get(id) === true),
  ...given,
})

/**
 * The points of the Canon, in the order of the principles. Criteria: law.md 1.7; which ones are necessary is the
 * portal's own choice (decision 0089), as the Canon leaves it to who assesses.
 */
export const POINTS: Point[] = [
  declaredPoint('decision-open', 'good-faith', { necessary: true }),
  {
    id: 'scope-named',
    principle: 'good-faith',
    necessary: true,
    until: 'announcement',
    evidence: '#ogloszenie',
    state: ({ consultation }) => met(Boolean(consultation.openScope.trim() && consultation.closedScope.trim())),
  },
  {
    id: 'plain-language',
    principle: 'good-faith',
    until: 'closing',
    evidence: '',
    state: ({ process }) => filled(process.plainLanguage),
  },
  {
    id: 'enough-time',
    principle: 'good-faith',
    until: 'announcement',
    evidence: '#ogloszenie',
    state: (facts) => dated(facts, (opens, closes) => days(opens, closes) >= 21),
  },
  {
    id: 'without-internet',
    principle: 'universality',
    necessary: true,
    until: 'closing',
    evidence: '#ogloszenie',
    state: (facts) => met(offline(facts).length > 0),
  },
  {
    id: 'three-places',
    principle: 'universality',
    until: 'closing',
    evidence: '#ogloszenie',
    state: ({ announcedIn }) => met(announcedIn >= 3),
  },
  {
    id: 'addressees',
    principle: 'universality',
    until: 'announcement',
    evidence: '#ogloszenie',
    state: ({ consultation }) => filled(consultation.addressees),
  },
  {
    id: 'accessibility',
    principle: 'universality',
    until: 'closing',
    evidence: '#ogloszenie',
    state: ({ process }) => filled(process.accessibility),
  },
  {
    id: 'after-hours',
    principle: 'universality',
    until: 'closing',
    evidence: '#ogloszenie',
    state(facts) {
      const starts = offline(facts).flatMap(({ startsAt }) => startsAt ?? [])
      return starts.length === 0 ? 'apart' : met(starts.some(isAfterHours))
    },
  },
  {
    id: 'other-ways',
    principle: 'universality',
    until: 'closing',
    evidence: '#inne-formy',
    state: ({ otherWays }) => met(otherWays > 0),
  },
  {
    id: 'stakeholders-invited',
    principle: 'universality',
    until: 'closing',
    evidence: '/kanon#zaproszenia',
    state: ({ invited }) => met(invited.all > 0 && invited.invited === invited.all),
  },
  {
    id: 'purpose',
    principle: 'transparency',
    necessary: true,
    until: 'announcement',
    evidence: '#ogloszenie',
    state: ({ process }) => filled(process.purpose),
  },
  {
    id: 'who-consults',
    principle: 'transparency',
    until: 'announcement',
    evidence: '#ogloszenie',
    state: ({ process, consultation }) => met(Boolean(consultation.organ.trim() && process.legalBasis.trim())),
  },
  {
    id: 'calendar',
    principle: 'transparency',
    until: 'announcement',
    evidence: '',
    state: ({ process, stages }) =>
      met(process.reportDueOn !== null && stages.filter(({ startsAt }) => startsAt).length >= 2),
  },
  {
    id: 'documents-first-day',
    principle: 'transparency',
    until: 'opening',
    evidence: '#dokumenty',
    state({ process: { opensAt }, documents }) {
      if (documents.length === 0 || !opensAt) return 'apart'
      return met(documents.some(({ firstAt }) => !before(opensAt, firstAt)))
    },
  },
  {
    id: 'documents-described',
    principle: 'transparency',
    until: 'closing',
    evidence: '#dokumenty',
    state: ({ documents }) => (documents.length === 0 ? 'apart' : met(documents.every(({ described }) => described))),
  },
  {
    id: 'remarks-public',
    principle: 'transparency',
    until: 'always',
    evidence: '/uwagi',
    state: ({ remarks }) => (remarks.all === 0 ? 'later' : met(remarks.toPublish === 0)),
  },
  declaredPoint('cost', 'transparency'),
  {
    id: 'report-term',
    principle: 'responsiveness',
    until: 'announcement',
    evidence: '#ogloszenie',
    state: ({ process }) => met(process.reportDueOn !== null),
  },
  {
    id: 'all-answered',
    principle: 'responsiveness',
    necessary: true,
    until: 'report',
    evidence: '/raport',
    state: ({ report, remarks }) => (report ? met(remarks.toAnswer === 0) : 'later'),
  },
  {
    id: 'report-published',
    principle: 'responsiveness',
    necessary: true,
    until: 'report',
    evidence: '/raport',
    state(facts) {
      if (facts.report) return 'met'
      return isReportLate(facts) ? 'unmet' : 'later'
    },
  },
  {
    id: 'report-in-time',
    principle: 'responsiveness',
    until: 'report',
    evidence: '/raport',
    state(facts) {
      if (isReportLate(facts)) return 'unmet'
      return facts.report && facts.process.reportDueOn ? 'met' : 'later'
    },
  },
  {
    id: 'participants-told',
    principle: 'responsiveness',
    until: 'report',
    evidence: '/raport',
    state: ({ report }) => (report ? met(report.tells) : 'later'),
  },
  {
    id: 'coordinator',
    principle: 'coordination',
    necessary: true,
    until: 'closing',
    evidence: '',
    state: ({ process }) =>
      met(Boolean(process.contactName.trim() && (process.contactEmail?.trim() || process.contactPhone?.trim()))),
  },
  {
    id: 'running-unit',
    principle: 'coordination',
    until: 'closing',
    evidence: '#ogloszenie',
    state: ({ consultation }) => filled(consultation.runningUnit),
  },
  {
    id: 'ordering-act',
    principle: 'coordination',
    until: 'closing',
    evidence: '#ogloszenie',
    state: ({ consultation }) => filled(consultation.orderingAct),
  },
  {
    id: 'no-clash',
    principle: 'coordination',
    until: 'announcement',
    evidence: '/kanon#zbieznosc',
    state: ({ clashes }) => met(clashes.length === 0),
  },
  {
    id: 'announced-ahead',
    principle: 'predictability',
    until: 'announcement',
    evidence: '#ogloszenie',
    state({ process: { announcedAt, opensAt } }) {
      if (!announcedAt) return 'later'
      return met(opensAt !== null && days(announcedAt, opensAt) >= 7)
    },
  },
  {
    id: 'not-holidays',
    principle: 'predictability',
    until: 'announcement',
    evidence: '#ogloszenie',
    state: (facts) => dated(facts, (opens, closes) => !wholeInHolidays(opens, closes)),
  },
  {
    id: 'yearly-plan',
    principle: 'predictability',
    until: 'announcement',
    evidence: '/kanon#roczny-plan',
    // A plan written after the announcement made nothing predictable.
    state: ({ yearlyPlan, process, now }) =>
      met(yearlyPlan !== null && before(yearlyPlan.addedAt, process.announcedAt ?? now)),
  },
  {
    id: 'silent-groups',
    principle: 'general-interest',
    until: 'closing',
    evidence: '/raport',
    state: (facts) => (facts.knowsWhoTookPart ? 'met' : isClosed(facts) ? 'unmet' : 'later'),
  },
  declaredPoint('no-plebiscite', 'general-interest'),
]

/** Points a team declares of itself. */
export const DECLARED = POINTS.filter(({ declared }) => declared)

export interface Judged {
  point: Point
  state: State
  /** It is not met, and there is still time. */
  advisable: boolean
}

export interface Score {
  points: Judged[]
  met: number
  /** Points that can be judged now. */
  decided: number
  /** Whole per cent of the decided points that are met, rounded down; null when nothing can be judged. */
  percent: number | null
  /** Ids of necessary conditions that are not met. */
  vetoes: string[]
}

const ORDER: Until[] = ['announcement', 'opening', 'closing', 'report', 'always']

/** How far the consultation is past the moments of `Until`: a point may be mended as long as its moment is not behind. */
function behind({ process, now }: CanonFacts): number {
  const phase = phaseOf(process, now)
  if (phase === 'draft') return -1
  return { announced: 0, open: 1, closed: 2, cancelled: 3, reported: 3, effects: 3 }[phase]
}

/** The score of a consultation by what it shows now. */
export function scoreOf(facts: CanonFacts): Score {
  const past = behind(facts)
  const points = POINTS.map((point) => {
    const state = point.state(facts)
    return { point, state, advisable: state === 'unmet' && ORDER.indexOf(point.until) > past }
  })
  const decided = points.filter(({ state }) => state === 'met' || state === 'unmet').length
  const met = points.filter(({ state }) => state === 'met').length
  return {
    points,
    met,
    decided,
    percent: decided === 0 ? null : Math.floor((met * 100) / decided),
    vetoes: points.filter(({ point, state }) => point.necessary && state === 'unmet').map(({ point }) => point.id),
  }
}
