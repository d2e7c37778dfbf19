import { Hono } from 'hono'
import type { Context } from '../../../platform/context.ts'
import { allow } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
} from '../../../platform/http/index.ts'
import { organisationById, organisationsByIds } from '../../network/index.ts'
import { type UnitFound, unitByCode } from '../../places/index.ts'
import { gminaOf, gminasTyped } from '../../processes/index.ts'
import { keepReasons } from '../calendar/reasons.ts'
import { beginPlan, draftOfPlan, dropPlan, findPlan, keepAnswers } from '../plans/actions.ts'
import { nextStep, type PlanAnswers, type Step } from '../plans/answers.ts'
import { judgePlan } from '../plans/calendar.ts'
import { type Plan, plansFor } from '../plans/rules.ts'
import { openPlansOf, reasonsOf } from '../plans/store.ts'
import type { PlanningPorts } from '../ports.ts'
import { templateOfPlan } from '../templates/store.ts'
import { CheckPage } from './calendar-pages.tsx'
import { openCalendarSteps, rulesNow } from './calendar-routes.tsx'
import { AboutPage, MatterPage, ReadinessPage } from './first-pages.tsx'
import { AboutForm, BeginForm, MatterForm, ReadinessForm } from './forms.ts'
import { stepPath, WIZARD } from './frame.tsx'
import { BeginPage, PlansPage } from './list-page.tsx'

/** `/praca/planowanie`: planning a consultation, question by question, each kept before the next. */
export function openWizard(ports: PlanningPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(WIZARD, async (c) => {
    const { actor, db } = c.get('context')
    const mine = plansFor(actor)
    allow(mine.length > 0)
    const organisations = await organisationsByIds(db, mine)
    return page(c, <PlansPage desk={ports.desk(c)} plans={await openPlansOf(db, mine)} organisations={organisations} />)
  })

  routes.get(`${WIZARD}/nowy`, async (c) => beginning(c, emptyForm()))

  routes.post(WIZARD, async (c) => {
    allow(plansFor(c.get('context').actor).length > 0)
    const form = await readForm(c, BeginForm)
    if (!form.ok) return beginning(c, form, 422)
    const id = await beginPlan(c.get('context'), form.value.organisationId)
    return seeOther(c, stepPath({ id }, 'gotowosc'))
  })

  routes.post(`${WIZARD}/:id/porzucenie`, async (c) => {
    await dropPlan(c.get('context'), await planOf(c))
    return seeOther(c, WIZARD, 'planning.flash.dropped')
  })

  routes.get(`${WIZARD}/:id/gotowosc`, async (c) => {
    const plan = await planOf(c)
    const credit = await creditOf(c.get('context'), plan)
    const form = emptyForm(plan.answers.readiness as Record<string, string>)
    return page(c, <ReadinessPage {...{ plan, form, credit }} />)
  })
  routes.post(`${WIZARD}/:id/gotowosc`, async (c) => {
    const plan = await planOf(c)
    const form = await readForm(c, ReadinessForm)
    if (!form.ok)
      return page(c, <ReadinessPage {...{ plan, form }} credit={await creditOf(c.get('context'), plan)} />, 422)
    return kept(c, plan, 'gotowosc', { readiness: form.value })
  })

  routes.get(`${WIZARD}/:id/sprawa`, async (c) => {
    const plan = await planOf(c)
    return page(c, <MatterPage plan={plan} form={emptyForm({ matter: plan.answers.matter ?? '' })} />)
  })
  routes.post(`${WIZARD}/:id/sprawa`, async (c) => {
    const plan = await planOf(c)
    const form = await readForm(c, MatterForm)
    if (!form.ok) return page(c, <MatterPage {...{ plan, form }} />, 422)
    return kept(c, plan, 'sprawa', form.value)
  })

  routes.get(`${WIZARD}/:id/temat`, async (c) => {
    const plan = await planOf(c)
    return about(c, plan, emptyForm(await aboutValues(c.get('context'), plan)), [])
  })
  routes.post(`${WIZARD}/:id/temat`, async (c) => {
    const plan = await planOf(c)
    const context = c.get('context')
    const form = await readForm(c, AboutForm)
    const units = await gminasTyped(context, form)
    if (!form.ok) return about(c, plan, form, units, 422)
    const { unitCode, place } = form.value
    const meant = await gminaOf(c, form, units, { unitCode, place })
    if (!meant.unit) return about(c, plan, meant.problem, units, 422)
    const { unit } = meant
    return kept(c, plan, 'temat', { about: { ...form.value, unitCode: unit.code, place: place || unit.name } })
  })

  openCalendarSteps(routes, { planOf, kept })

  routes.get(`${WIZARD}/:id/sprawdzenie`, async (c) => checked(c, await planOf(c), emptyForm()))
  routes.post(`${WIZARD}/:id/sprawdzenie`, async (c) => {
    const plan = await planOf(c)
    const judged = await judgePlan(c.get('context'), plan)
    await keepReasons(c, plan, judged?.warnings ?? [])
    return seeOther(c, stepPath(plan, 'sprawdzenie'), 'planning.flash.saved')
  })

  routes.post(`${WIZARD}/:id/szkic`, async (c) => {
    const draft = await draftOfPlan(c.get('context'), ports, await planOf(c))
    return seeOther(c, `/praca/konsultacje/${draft.slug}`, 'planning.flash.drafted')
  })

  return routes
}

const planOf = (c: HttpContext) => findPlan(c.get('context'), c.req.param('id') ?? '')

/** From whose template the plan was begun. */
async function creditOf({ db }: Context, plan: Plan) {
  const template = await templateOfPlan(db, plan.id)
  if (!template) return null
  return { title: template.title, name: (await organisationById(db, template.organisationId))?.name ?? '' }
}

async function kept(c: HttpContext, plan: Plan, step: Step, answers: Partial<PlanAnswers>) {
  await keepAnswers(c.get('context'), plan, answers)
  return seeOther(c, stepPath(plan, nextStep(step)))
}

async function checked(c: HttpContext, plan: Plan, form: Form, status = 200) {
  const judged = await judgePlan(c.get('context'), plan)
  const reasons = await reasonsOf(c.get('context').db, plan.id)
  return page(c, <CheckPage {...{ plan, form, judged, reasons }} />, status)
}

async function beginning(c: HttpContext, form: Form, status = 200) {
  const { actor, db } = c.get('context')
  const mine = plansFor(actor)
  allow(mine.length > 0)
  return page(c, <BeginPage form={form} organisations={[...(await organisationsByIds(db, mine)).values()]} />, status)
}

async function about(c: HttpContext, plan: Plan, form: Form, units: UnitFound[], status = 200) {
  return page(c, <AboutPage {...{ plan, form, units }} rules={await rulesNow(c.get('context'), plan)} />, status)
}

/** What was typed before; at first the gmina of the team's own organisation. */
async function aboutValues({ db }: Context, { organisationId, answers }: Plan): Promise<Record<string, string>> {
  if (answers.about) return answers.about
  const organisation = await organisationById(db, organisationId)
  const unit = organisation?.unitCode ? await unitByCode(db, organisation.unitCode) : null
  return unit ? { place: unit.name, unitCode: unit.code } : {}
}
