import { z } from 'zod'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import {
  type App,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
} from '../../../platform/http/index.ts'
import {
  type ConsultationPlan,
  deadlineAfter,
  meetingsBetween,
  type ProcedureRules,
  planConsultation,
  rulesFor,
  workdayFrom,
} from '../../law/index.ts'
import { keepAnswers } from '../plans/actions.ts'
import type { PlanAnswers, Step } from '../plans/answers.ts'
import type { Plan } from '../plans/rules.ts'
import { officeRulesOf } from '../plans/store.ts'
import { DatesPage, FormsPage, PlacesPage } from './calendar-pages.tsx'
import { DatesForm, PlacesForm, PlannedFormForm } from './forms.ts'
import { stepPath, WIZARD } from './frame.tsx'

interface Means {
  planOf(c: HttpContext): Promise<Plan>
  kept(c: HttpContext, plan: Plan, step: Step, answers: Partial<PlanAnswers>): Promise<Response>
}

/** Days, forms and places of the announcement. */
export function openCalendarSteps(routes: App, { planOf, kept }: Means) {
  routes.get(`${WIZARD}/:id/terminy`, async (c) => {
    const plan = await planOf(c)
    const proposed = await proposal(c.get('context'), plan, plan.answers.opens)
    return page(c, <DatesPage {...{ plan, proposed }} form={emptyForm(dateValues(plan, proposed))} />)
  })
  routes.post(`${WIZARD}/:id/terminy`, async (c) => {
    const plan = await planOf(c)
    const form = await readForm(c, DatesForm.safeExtend({ licz: z.string().optional() }))
    // "Count it from the first day" asks for a proposal and keeps nothing.
    if (form.values.licz) {
      const opens = String(form.values.opens ?? '')
      const proposed = await proposal(c.get('context'), plan, isDay(opens) ? opens : null)
      return page(c, <DatesPage {...{ plan, proposed }} form={emptyForm(proposedValues(proposed))} />)
    }
    if (!form.ok)
      return page(c, <DatesPage {...{ plan, form }} proposed={await proposal(c.get('context'), plan, null)} />, 422)
    const { licz: _, ...dates } = form.value
    return kept(c, plan, 'terminy', dates)
  })

  routes.get(`${WIZARD}/:id/formy`, async (c) => forms(c, await planOf(c), emptyForm()))
  routes.post(`${WIZARD}/:id/formy`, async (c) => {
    const plan = await planOf(c)
    const form = await readForm(c, PlannedFormForm)
    if (!form.ok) return forms(c, plan, form, 422)
    await keepAnswers(c.get('context'), plan, { forms: [...plan.answers.forms, form.value] })
    return seeOther(c, stepPath(plan, 'formy'), 'planning.flash.saved')
  })
  routes.post(`${WIZARD}/:id/formy/usuniecie`, async (c) => {
    const plan = await planOf(c)
    const form = await readForm(c, z.object({ index: z.coerce.number().int().min(0).max(500) }))
    if (form.ok)
      await keepAnswers(c.get('context'), plan, {
        forms: plan.answers.forms.filter((_, index) => index !== form.value.index),
      })
    return seeOther(c, stepPath(plan, 'formy'), 'planning.flash.saved')
  })

  routes.get(`${WIZARD}/:id/ogloszenie`, async (c) => {
    const plan = await planOf(c)
    const rules = await rulesNow(c.get('context'), plan)
    return page(
      c,
      <PlacesPage {...{ plan, rules }} form={emptyForm({ places: plan.answers.places ?? placesFor(rules) })} />,
    )
  })
  routes.post(`${WIZARD}/:id/ogloszenie`, async (c) => {
    const plan = await planOf(c)
    const form = await readForm(c, PlacesForm)
    if (!form.ok) return page(c, <PlacesPage {...{ plan, form }} rules={await rulesNow(c.get('context'), plan)} />, 422)
    return kept(c, plan, 'ogloszenie', form.value)
  })
}

async function forms(c: HttpContext, plan: Plan, form: Form, status = 200) {
  const rules = await rulesNow(c.get('context'), plan)
  const { opens, closes } = plan.answers
  const window = rules && opens && closes ? meetingsBetween(rules, dayOf(opens), dayOf(closes)) : null
  return page(c, <FormsPage {...{ plan, form, rules, window }} />, status)
}

/** The rules the plan falls under, for its first day or for today. */
export async function rulesNow(
  { db, now }: Context,
  { organisationId, answers }: Plan,
): Promise<ProcedureRules | null> {
  if (!answers.matter) return null
  const day = answers.opens ? dayOf(answers.opens) : dateOf(now)
  return rulesFor(answers.matter, day, await officeRulesOf(db, organisationId))
}

/** The shortest calendar nobody can call too short; without a day of its own it begins in two weeks, on a working day. */
async function proposal(context: Context, plan: Plan, opens: string | null): Promise<ConsultationPlan | null> {
  const { matter } = plan.answers
  if (!matter) return null
  const first = opens ? dayOf(opens) : workdayFrom(dateOf(context.now).add({ days: 14 }))
  const rules = rulesFor(matter, first, await officeRulesOf(context.db, plan.organisationId))
  return rules && planConsultation(rules, first)
}

const dateValues = ({ answers: { announced, opens, closes, reportDue } }: Plan, proposed: ConsultationPlan | null) =>
  opens
    ? { announced: announced ?? '', opens, closes: closes ?? '', reportDue: reportDue ?? '' }
    : proposedValues(proposed)

function proposedValues(proposed: ConsultationPlan | null): Record<string, string> {
  if (!proposed) return {}
  const { start, cautiousEnd, recommendedEnd, rules } = proposed
  // A term that is exact has one last day; any other may end on the first working day after it.
  const closes = rules.collecting?.exact ? cautiousEnd : workdayFrom(later(cautiousEnd, recommendedEnd))
  const end = closes ?? recommendedEnd
  return {
    announced: start.subtract({ days: Math.max(7, rules.announcement?.daysAhead ?? 0) }).toString(),
    opens: start.toString(),
    closes: end.toString(),
    reportDue: (rules.report?.days
      ? deadlineAfter(end, { days: rules.report.days }, { rolls: true }).safe
      : workdayFrom(end.add({ days: 30 }))
    ).toString(),
  }
}

const later = (one: Temporal.PlainDate | null, other: Temporal.PlainDate) =>
  one && Temporal.PlainDate.compare(one, other) > 0 ? one : other

function placesFor(rules: ProcedureRules | null): string[] {
  const needed = rules?.announcement?.places ?? []
  return needed.length > 0
    ? needed.map((place) => (place === 'area-or-office' ? 'office' : place))
    : ['bip', 'website', 'office']
}

const dayOf = (iso: string) => Temporal.PlainDate.from(iso)
const isDay = (text: string) => z.iso.date().safeParse(text).success
