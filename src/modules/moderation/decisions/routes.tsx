import { Hono } from 'hono'
import type { Context } from '../../../platform/context.ts'
import { isId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
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
import { recordReading } from '../../audit/index.ts'
import { frameOf } from '../frame.ts'
import { type Moderated, moderatedBy, type Needs } from '../needs.ts'
import { type Report, reportById } from '../reports/store.ts'
import { mayModerate, type SubjectKey } from '../rules.ts'
import { decideReport, hideThing, restoreThing } from './actions.ts'
import { DecisionForm, HidingForm, RestoringForm } from './forms.ts'
import { HidingPage, ReportWorkPage, RestoringPage } from './pages.tsx'
import { type Decision, decisionsAbout } from './store.ts'

/** What moderators decide: about a report, or about a thing they saw by themselves. */
export function decisionRoutes(needs: Needs): App {
  const routes: App = new Hono<AppEnv>()
  const { subjects } = needs

  routes.get('/moderacja/zgloszenia/:id', async (c) => {
    const report = await reportAt(c)
    return reportPage(c, needs, report, emptyForm({ ground: report.ground }))
  })

  routes.post('/moderacja/zgloszenia/:id/decyzja', async (c) => {
    const report = await reportAt(c)
    const form = await readForm(c, DecisionForm)
    if (!form.ok) return reportPage(c, needs, report, form, 422)
    await decideReport(c.get('context'), subjects, report, form.value)
    return seeOther(c, (await frameOf(c, needs, report.organisationId)).home, `moderation.flash.${form.value.action}`)
  })

  routes.get('/moderacja/:kind/:id/ukrycie', async (c) =>
    page(c, <HidingPage thing={await thingAt(c, needs)} form={emptyForm()} />),
  )

  routes.post('/moderacja/:kind/:id/ukrycie', async (c) => {
    const thing = await thingAt(c, needs)
    const form = await readForm(c, HidingForm)
    if (!form.ok) return page(c, <HidingPage {...{ thing, form }} />, 422)
    await hideThing(c.get('context'), subjects, thing, form.value)
    return seeOther(c, (await frameOf(c, needs, thing.organisationId)).home, 'moderation.flash.hidden')
  })

  routes.get('/moderacja/:kind/:id/przywrocenie', async (c) => {
    const thing = await thingAt(c, needs)
    const { home } = await frameOf(c, needs, thing.organisationId)
    return page(c, <RestoringPage {...{ thing, home }} form={emptyForm()} />)
  })

  routes.post('/moderacja/:kind/:id/przywrocenie', async (c) => {
    const thing = await thingAt(c, needs)
    const { home } = await frameOf(c, needs, thing.organisationId)
    const form = await readForm(c, RestoringForm)
    if (!form.ok) return page(c, <RestoringPage {...{ thing, home, form }} />, 422)
    await restoreThing(c.get('context'), subjects, thing, form.value.reason)
    return seeOther(c, home, 'moderation.flash.restored')
  })

  return routes
}

async function reportAt(c: HttpContext): Promise<Report> {
  const { db, actor } = c.get('context')
  const id = c.req.param('id') ?? ''
  const report = found(isId(id) ? await reportById(db, id) : null)
  allow(mayModerate(actor, report.organisationId))
  return report
}

async function thingAt(c: HttpContext, { subjects }: Needs): Promise<Moderated> {
  const context = c.get('context')
  const key: SubjectKey = { kind: c.req.param('kind') ?? '', id: c.req.param('id') ?? '' }
  const thing = found(isId(key.id) ? await moderatedBy(context, subjects, key) : null)
  allow(mayModerate(context.actor, thing.organisationId))
  return thing
}

async function reportPage(c: HttpContext, needs: Needs, report: Report, form: Form, status = 200) {
  const context = c.get('context')
  const thing = await moderatedBy(context, needs.subjects, report.subject)
  if (report.reporterName)
    await recordReading(context, { kind: 'report', id: report.id, organisationId: report.organisationId })
  const history = await withNames(context, needs, await decisionsAbout(context.db, report.subject))
  return page(
    c,
    <ReportWorkPage {...(await frameOf(c, needs, report.organisationId))} {...{ report, thing, history, form }} />,
    status,
  )
}

/** Decisions with the name of who took each. */
export async function withNames(
  context: Context,
  { people }: Needs,
  decisions: Decision[],
): Promise<{ decision: Decision; by: string }[]> {
  const t = context.house.texts.in(context.locale)
  const known = await people.personsByIds(
    context.db,
    decisions.flatMap(({ decidedBy }) => decidedBy ?? []),
  )
  return decisions.map((decision) => ({
    decision,
    by: known.get(decision.decidedBy ?? '')?.name ?? t('moderation.work.nobody'),
  }))
}
