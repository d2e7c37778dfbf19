import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { Context } from '../../../platform/context.ts'
import { found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  requestSource,
  seeOther,
  type Typed,
  throttle,
  withProblem,
} from '../../../platform/http/index.ts'
import type { Moderated, Needs } from '../needs.ts'
import { mayStayUnnamed } from '../rules.ts'
import { reportContent } from './actions.ts'
import { pathAt, ReportForm, ReportQuery } from './forms.ts'
import { ReceiptPage, ReportPage } from './pages.tsx'
import { reportByReference } from './store.ts'

/** `/zgloszenie`: anybody reports what breaks the law or the rules, and sees what became of it. */
export function reportRoutes({ subjects }: Pick<Needs, 'subjects'>): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/zgloszenie', async (c) => {
    const { actor, house } = c.get('context')
    const { adres = '' } = readQuery(c, ReportQuery)
    const address = adres.startsWith('/') ? house.config.url + c.get('url')(adres) : adres
    const known: Typed = actor.kind === 'person' ? { name: actor.name, email: actor.email } : {}
    return reportPage(c, emptyForm({ address, ...known }))
  })

  routes.post('/zgloszenie', async (c) => {
    const context = c.get('context')
    const form = withContact(c, await readForm(c, ReportForm))
    if (!form.ok) return reportPage(c, form, 422)
    if (form.value.website) return reportPage(c, withProblem(c, form, '', 'moderation.form.machine'), 422)
    const target = pathAt(form.value.address, context.house.config.url)
    if (!target) return reportPage(c, withProblem(c, form, 'address', 'moderation.form.address.elsewhere'), 422)
    await throttle(context, { what: 'moderation-report', whom: requestSource(c), most: 20, seconds: 3600 })

    const { ground, explanation, name, email, formKey } = form.value
    const reference = await reportContent(context, await thingAt(context, subjects, target.path), {
      url: context.house.config.url + c.get('url')(target.path),
      ground,
      explanation,
      name: name || null,
      email: email || null,
      formKey,
    })
    return seeOther(c, `/zgloszenie/${reference}`)
  })

  routes.get('/zgloszenie/:reference{ZGL-[0-9]{4}-[0-9A-Z]{5}-[0-9A-Z]{5}}', async (c) =>
    page(c, <ReceiptPage report={found(await reportByReference(c.get('context').db, c.req.param('reference')))} />),
  )

  return routes
}

async function reportPage(c: HttpContext, form: Form, status = 200) {
  const formKey = typeof form.values.formKey === 'string' && form.values.formKey ? form.values.formKey : randomUUID()
  return page(c, <ReportPage form={form} formKey={formKey} />, status)
}

/** Asks for the name and the address together with everything else that is missing. */
function withContact(c: HttpContext, form: Form<ReportForm>): Form<ReportForm> {
  if (mayStayUnnamed(String(form.values.ground ?? ''))) return form
  return (['name', 'email'] as const).reduce(
    (form, field) =>
      String(form.values[field] ?? '').trim()
        ? form
        : withProblem<ReportForm>(c, form, field, `moderation.form.${field}.needed`),
    form,
  )
}

/** What a module keeps at this address. */
export async function thingAt(context: Context, subjects: Needs['subjects'], path: string): Promise<Moderated | null> {
  for (const subject of subjects) {
    const thing = await subject.findByPath(context, path)
    if (thing) return thing
  }
  return null
}
