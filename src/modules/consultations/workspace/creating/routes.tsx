import { Hono } from 'hono'
import type { Context } from '../../../../platform/context.ts'
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
  withProblem,
} from '../../../../platform/http/index.ts'
import { organisationsByIds } from '../../../network/index.ts'
import { findUnits, type UnitFound, unitByCode } from '../../../places/index.ts'
import { mayCreateProcess } from '../../../processes/index.ts'
import { draftConsultation } from '../../actions.ts'
import { scopesOf } from '../scopes.ts'
import { CreateForm } from './forms.ts'
import { CreatePage } from './pages.tsx'

/** `/praca/konsultacje/nowa`: from what is asked to a draft. */
export function openCreating(): App {
  const routes = new Hono<AppEnv>()

  routes.get('/nowa', async (c) => creating(c, emptyForm(), []))

  routes.post('/nowa', async (c) => {
    const { context } = c.var
    const form = await readForm(c, CreateForm)
    const units = await unitsMeant(context, String(form.values.place ?? ''))
    if (!form.ok) return creating(c, form, units, 422)
    const { unitCode, place, ...input } = form.value
    const unit = unitCode ? await unitByCode(context.db, unitCode) : units.length === 1 ? units[0]?.unit : null
    if (unit) {
      const draft = await draftConsultation(context, { ...input, unitCode: unit.code })
      return seeOther(c, `/praca/konsultacje/${draft.slug}`, 'consultations.flash.drafted')
    }
    const problem =
      units.length > 1
        ? withProblem(c, form, 'unitCode', 'consultations.create.choose-place')
        : withProblem(c, form, 'place', place ? 'consultations.create.place-unknown' : 'http.form.needed')
    return creating(c, problem, units, 422)
  })

  return routes
}

/** Gminas of this name; a whole name leaves those out that only begin with it. */
async function unitsMeant({ db }: Context, place: string): Promise<UnitFound[]> {
  if (!place.trim()) return []
  const units = await findUnits(db, place, { limit: 8, level: 'gmina' })
  const whole = units.filter(({ exact, because }) => exact && !because)
  return whole.length > 0 ? whole : units
}

async function creating(c: HttpContext, form: Form, units: UnitFound[], status = 200) {
  const { actor, db } = c.var.context
  const mine = scopesOf(actor).filter((id) => mayCreateProcess(actor, id))
  allow(mine.length > 0)
  const organisations = [...(await organisationsByIds(db, mine)).values()]
  return page(c, <CreatePage {...{ form, organisations, units }} />, status)
}
