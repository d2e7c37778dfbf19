import { Hono } from 'hono'
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
import { mayAnnounce, workPathOf } from '../../../processes/index.ts'
import { tellEffect } from '../../actions.ts'
import { hasReport } from '../../rules.ts'
import { effectsOf } from '../../store.ts'
import { framed } from '../frame.tsx'
import { EffectForm } from './forms.ts'
import { EffectsPage } from './pages.tsx'

/** What changed after the consultation. */
export function openEffects(): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/efekty', async (c) => effectsPage(c, emptyForm()))

  routes.post('/:slug/efekty', async (c) => {
    const { frame: _, ...own } = await framed(c, mayAnnounce)
    const form = await readForm(c, EffectForm)
    if (!form.ok) return effectsPage(c, form, 422)
    await tellEffect(c.get('context'), own, form.value)
    return seeOther(c, `${workPathOf(own.process)}/efekty`, 'consultations.flash.effect-told')
  })

  return routes
}

async function effectsPage(c: HttpContext, form: Form, status = 200) {
  const { frame, process } = await framed(c)
  const { db, actor, now } = c.get('context')
  const mayTell = mayAnnounce(actor, process) && hasReport(process, now)
  return page(c, <EffectsPage {...{ frame, form, mayTell }} effects={await effectsOf(db, process.id)} />, status)
}
