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
} from '../../../platform/http/index.ts'
import { mayEditProcess, maySeeWorkspace, PROCESSES, tagOf, workPathOf } from '../../processes/index.ts'
import { findConsultation } from '../actions.ts'
import type { ConsultationPorts } from '../ports.ts'
import { framed } from '../workspace/frame.tsx'
import { declareCanon } from './actions.ts'
import { type CanonEvidence, canonFactsOf } from './facts.ts'
import { CanonForm, saidIn } from './forms.ts'
import { CanonPage } from './page.tsx'
import { scoreOf } from './points.ts'
import { type Declaration, scoresOf } from './store.ts'
import { CanonWorkPage } from './work-page.tsx'

/** `/konsultacje/:slug/kanon`: how it keeps to the Canon, for everybody. */
export function openCanon({ canon }: Pick<ConsultationPorts, 'canon'>): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/kanon', async (c) => {
    const context = c.get('context')
    const found = await findConsultation(context, c.req.param('slug'))
    const { facts, declarations } = await canonFactsOf(context, found, canon)
    const { process } = found
    const props = {
      process,
      score: scoreOf(facts),
      facts,
      declarations,
      history: await scoresOf(context.db, process.id),
      workPath: maySeeWorkspace(context.actor, process) ? `${workPathOf(process)}/kanon` : null,
    }
    // Other consultations of the area count too, so any of them changes this page.
    return page(c, <CanonPage {...props} />, 200, { cache: [tagOf(process), PROCESSES] })
  })

  return routes
}

/** `/praca/konsultacje/:slug/kanon`: advice, and what the team declares. */
export function openCanonWork({ canon }: Pick<ConsultationPorts, 'canon'>): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/kanon', (c) => workPage(c, canon, null))

  routes.post('/:slug/kanon', async (c) => {
    const { frame: _, ...own } = await framed(c, mayEditProcess)
    const form = await readForm(c, CanonForm)
    if (!form.ok) return workPage(c, canon, form, 422)
    await declareCanon(c.get('context'), own, saidIn(form.value), canon)
    return seeOther(c, `${workPathOf(own.process)}/kanon`, 'consultations.flash.saved')
  })

  return routes
}

async function workPage(c: HttpContext, canon: CanonEvidence, given: Form | null, status = 200) {
  const { frame, ...found } = await framed(c)
  const { facts, declarations } = await canonFactsOf(c.get('context'), found, canon)
  const form = given ?? emptyForm(typed(declarations))
  return page(c, <CanonWorkPage {...{ frame, form }} score={scoreOf(facts)} />, status)
}

const typed = (declarations: Map<string, Declaration>) =>
  Object.fromEntries(
    [...declarations].flatMap(([point, { declared, note }]) => [
      [point, declared ? 'tak' : ''],
      [`${point}-note`, note],
    ]),
  )
