import { Hono } from 'hono'
import { z } from 'zod'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  line,
  page,
  readForm,
  seeOther,
  ticked,
} from '../../../platform/http/index.ts'
import { organisationById, organisationsByIds } from '../../network/index.ts'
import { mayEditProcess } from '../../processes/index.ts'
import { plansFor } from '../plans/rules.ts'
import { planOfProcess } from '../plans/store.ts'
import type { PlanningPorts } from '../ports.ts'
import { stepPath } from '../wizard/frame.tsx'
import { framed } from '../work/frame.tsx'
import { findTemplate, planFrom, removeTemplate, saveTemplate } from './actions.ts'
import { SaveTemplatePage, TEMPLATES, TemplatesPage, UseTemplatePage } from './pages.tsx'
import { templatesFor } from './store.ts'

const SaveForm = z.object({
  title: line(120).pipe(z.string().min(1, 'http.form.needed')),
  description: z.string().trim().max(500, 'http.form.too-long').default(''),
  shared: ticked(),
})

const UseForm = z.object({ organisationId: z.uuid('http.form.needed') })

/** Templates of plans: the list, and beginning from one. Before the wizard, whose addresses take any id. */
export function openTemplates(ports: PlanningPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(TEMPLATES, async (c) => {
    const { actor, db } = c.get('context')
    const mine = plansFor(actor)
    allow(mine.length > 0)
    const templates = await templatesFor(db, mine)
    const organisations = await organisationsByIds(db, [
      ...new Set(templates.map(({ organisationId }) => organisationId)),
    ])
    return page(c, <TemplatesPage desk={ports.desk(c)} {...{ templates, organisations, mine }} />)
  })

  routes.get(`${TEMPLATES}/:template`, async (c) => using(c, emptyForm()))

  routes.post(`${TEMPLATES}/:template`, async (c) => {
    const context = c.get('context')
    const template = await findTemplate(context, c.req.param('template'))
    const form = await readForm(c, UseForm)
    if (!form.ok) return using(c, form, 422)
    const id = await planFrom(context, template, form.value.organisationId)
    return seeOther(c, stepPath({ id }, 'gotowosc'), 'planning.flash.from-template')
  })

  routes.post(`${TEMPLATES}/:template/usuniecie`, async (c) => {
    await removeTemplate(c.get('context'), await findTemplate(c.get('context'), c.req.param('template')))
    return seeOther(c, TEMPLATES, 'planning.flash.removed')
  })

  return routes
}

async function using(c: HttpContext, form: Form, status = 200) {
  const context = c.get('context')
  const template = await findTemplate(context, c.req.param('template') ?? '')
  const organisations = [...(await organisationsByIds(context.db, plansFor(context.actor))).values()]
  const author = (await organisationById(context.db, template.organisationId))?.name ?? ''
  return page(c, <UseTemplatePage {...{ template, form, organisations, author }} />, status)
}

/** Saving a template, in the workspace of the consultation it is made of. */
export function openSavingTemplate(routes: App, ports: PlanningPorts) {
  routes.get('/:slug/plan/szablon', async (c) => {
    const frame = await framed(c, ports, mayEditProcess)
    return page(c, <SaveTemplatePage frame={frame} form={emptyForm({ title: frame.process.title })} />)
  })

  routes.post('/:slug/plan/szablon', async (c) => {
    const frame = await framed(c, ports, mayEditProcess)
    const form = await readForm(c, SaveForm)
    if (!form.ok) return page(c, <SaveTemplatePage {...{ frame, form }} />, 422)
    const plan = found(await planOfProcess(c.get('context').db, frame.process.id))
    await saveTemplate(c.get('context'), plan, form.value)
    return seeOther(c, `/praca/konsultacje/${frame.process.slug}/plan`, 'planning.flash.template-saved')
  })
}
