import { before, dateOf, ZONE } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import {
  type AnnouncementPlace,
  type Form,
  type PlannedCalendar,
  type ProcedureRules,
  rulesFor,
  type Warning,
  warningsOf,
} from '../../law/index.ts'
import { ancestorsOf } from '../../places/index.ts'
import {
  announcementPlacesOf,
  frozenRulesOf,
  listProcesses,
  type Process,
  pathOf,
  type Stage,
  type StageKind,
  stagesOf,
} from '../../processes/index.ts'
import type { Plan } from './rules.ts'
import { officeRulesOf } from './store.ts'

/** Another consultation of the same area, with the days of its remarks. */
export interface Other {
  id: string
  title: string
  href: string
  opens: Temporal.PlainDate
  closes: Temporal.PlainDate
}

/** A plan with everything that follows from it. */
export interface Judged {
  rules: ProcedureRules
  calendar: PlannedCalendar
  others: Other[]
  warnings: Warning[]
}

/**
 * What the answers of a plan come to: the rules they fall under, and what they are not in keeping with.
 * @returns null as long as the matter or the dates are missing, or when no rules are known for the day
 */
export async function judgePlan(context: Context, { organisationId, answers }: Plan): Promise<Judged | null> {
  const { matter, opens: opensOn, closes: closesOn } = answers
  if (!matter || !opensOn || !closesOn) return null
  const [opens, closes] = [Temporal.PlainDate.from(opensOn), Temporal.PlainDate.from(closesOn)]
  const rules = rulesFor(matter, opens, await officeRulesOf(context.db, organisationId))
  if (!rules) return null
  const others = answers.about ? await othersIn(context, answers.about.unitCode, { opens, closes }) : []
  return judged(rules, others, {
    announced: dayOrNull(answers.announced),
    opens,
    closes,
    reportDue: dayOrNull(answers.reportDue),
    forms: answers.forms.map(({ form, title, at }) => ({
      form,
      title,
      at: at ? Temporal.PlainDateTime.from(at) : null,
    })),
    places: answers.places,
  })
}

/**
 * The same for the consultation that was made of the plan: what its page says now counts, not what was planned once.
 * @param elsewhere forms that are no stage, such as a survey
 */
export async function judgeProcess(
  context: Context,
  plan: Plan,
  process: Process,
  elsewhere: Form[],
): Promise<Judged | null> {
  const { matter } = plan.answers
  if (!matter || !process.opensAt || !process.closesAt) return null
  const [opens, closes] = [dateOf(process.opensAt), dateOf(process.closesAt)]
  const rules =
    (await frozenOf(context, process)) ??
    rulesFor(matter, opens, await officeRulesOf(context.db, process.organisationId))
  if (!rules) return null
  const stages = await stagesOf(context.db, process.id)
  return judged(rules, await othersIn(context, process.unitCode, { opens, closes }, process.id), {
    announced: process.announcedAt
      ? dateOf(process.announcedAt)
      : laterOf(dayOrNull(plan.answers.announced), dateOf(context.now)),
    opens,
    closes,
    reportDue: process.reportDueOn,
    forms: [...stages.flatMap(formOfStage), ...elsewhere.map((form) => ({ form, title: '', at: null }))],
    places: [...new Set([...(plan.answers.places ?? []), ...(await placesDone(context, process))])],
  })
}

/** The rules at the announcement; null before it. Frozen by us from rules of ours, never typed by anybody. */
export const frozenOf = async ({ db }: Pick<Context, 'db'>, process: Process) =>
  (await frozenRulesOf(db, process.id)) as ProcedureRules | null

/** Which places of the announcement are done, in the words of acts. */
export async function placesDone({ db }: Pick<Context, 'db'>, process: Process): Promise<AnnouncementPlace[]> {
  return (await announcementPlacesOf(db, process.id)).map(({ kind }) => PLACE_OF[kind])
}

const PLACE_OF: Record<Awaited<ReturnType<typeof announcementPlacesOf>>[number]['kind'], AnnouncementPlace> = {
  press: 'press',
  board: 'area-or-office',
  office: 'office',
  area: 'area',
  website: 'website',
  bip: 'bip',
  radio: 'customary',
  letter: 'customary',
  other: 'customary',
}

/** Kinds of stages that are a form of consultation by themselves. */
const FORM_OF: Partial<Record<StageKind, Form>> = {
  collecting: 'remarks',
  meeting: 'open-meeting',
  walk: 'study-walk',
  desk: 'consultation-point',
  workshop: 'workshop',
  interview: 'interview',
}

function formOfStage({ form, kind, title, startsAt }: Stage): PlannedCalendar['forms'] {
  const own = (form as Form | null) ?? FORM_OF[kind]
  if (!own) return []
  return [
    {
      form: own,
      title,
      at: own === 'remarks' || !startsAt ? null : startsAt.toZonedDateTimeISO(ZONE).toPlainDateTime(),
    },
  ]
}

const judged = (rules: ProcedureRules, others: Other[], planned: Omit<PlannedCalendar, 'others'>): Judged => {
  const calendar = { ...planned, others }
  return { rules, others, calendar, warnings: warningsOf(rules, calendar) }
}

/** Announced consultations of this unit, and of those it lies in, whose time for remarks overlaps with these days. */
async function othersIn(
  { db, now }: Context,
  unitCode: string,
  { opens, closes }: Pick<PlannedCalendar, 'opens' | 'closes'>,
  but?: string,
): Promise<Other[]> {
  const filter = { unitCodes: [unitCode], aroundCodes: ancestorsOf(unitCode) }
  const { rows } = await listProcesses(db, filter, now, { limit: 200 })
  return rows.flatMap(({ id, title, kind, slug, opensAt, closesAt, cancelledAt }) => {
    if (!opensAt || !closesAt || cancelledAt || id === but) return []
    const other = { id, title, href: pathOf({ kind, slug }), opens: dateOf(opensAt), closes: dateOf(closesAt) }
    return isBefore(other.closes, opens) || isBefore(closes, other.opens) ? [] : [other]
  })
}

const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) < 0
// Nobody announces in the past: a day that was planned and has passed becomes today.
const laterOf = (planned: Temporal.PlainDate | null, today: Temporal.PlainDate) =>
  planned && isBefore(today, planned) ? planned : today
const dayOrNull = (iso: string | null) => (iso ? Temporal.PlainDate.from(iso) : null)

/** The last second of a day and the first, as the consultation takes them. */
export const momentsOf = ({ opens, closes }: { opens: string; closes: string }) => ({
  opensAt: at(opens, '08:00'),
  closesAt: at(closes, '23:59:59'),
})

export const momentOf = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant()

const at = (day: string, time: string) =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant()

/** Stages in the order of their days; those without a day come last. */
export const inTime = (one: { startsAt: Temporal.Instant | null }, other: { startsAt: Temporal.Instant | null }) =>
  one.startsAt && other.startsAt ? (before(one.startsAt, other.startsAt) ? -1 : 1) : one.startsAt ? -1 : 1
