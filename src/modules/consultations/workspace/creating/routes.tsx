import { Hono } from 'hono'
import { allow } from '../../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
} from '../../../../platform/http/index.ts'
import { organisationsByIds } from '../../../network/index.ts'
import type { UnitFound } from '../../../places/index.ts'
import { gminaOf, gminasTyped, mayCreateProcess } from '../../../processes/index.ts'
import { draftConsultation } from '../../actions.ts'
import { scopesOf } from '../scopes.ts'
import { CreateForm } from './forms.ts'
import { CreatePage } from './pages.tsx'

/** `/praca/konsultacje/nowa`: from what is asked to a draft. */
export function openCreating(): App {
  const routes = new Hono<AppEnv>()

  routes.get('/nowa', async (c) => creating(c, emptyForm(), []))

  routes.post('/nowa', async (c) => {
    const context = c.get('context')
    const form = await readForm(c, CreateForm)
    const units = await gminasTyped(context, form)
    if (!form.ok) return creating(c, form, units, 422)
    const { unitCode, place, ...input } = form.value
    const meant = await gminaOf(c, form, units, { unitCode, place })
    if (!meant.unit) return creating(c, meant.problem, units, 422)
    const draft = await draftConsultation(context, { ...input, unitCode: meant.unit.code })
    return seeOther(c, `/praca/konsultacje/${draft.slug}`, 'consultations.flash.drafted')
  })

  return routes
}

async function creating(c: HttpContext, form: Form, units: UnitFound[], status = 200) {
  const { actor, db } = c.get('context')
  const mine = scopesOf(actor).filter((id) => mayCreateProcess(actor, id))
  allow(mine.length > 0)
  const organisations = [...(await organisationsByIds(db, mine)).values()]
  return page(c, <CreatePage {...{ form, organisations, units }} />, status)
}
