import { Hono } from 'hono'
import type { Actor } from '../../platform/actor.ts'
import { allow, found } from '../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page, seeOther } from '../../platform/http/index.ts'
import { type FormsPorts, formOf, openAnswering } from '../forms/index.ts'
import {
  findOwnProcess,
  findProcess,
  mayAnnounce,
  maySeeWorkspace,
  type Process,
  processBySlug,
  tagOf,
  workPathOf,
} from '../processes/index.ts'
import { askForEvaluation, compareEvaluation, EVALUATIONS, wordsOfEvaluation } from './actions.ts'
import type { EvaluationKind } from './kind.ts'
import { EvaluationResultsPage, EvaluationWorkPage } from './pages.tsx'
import { evaluationOf } from './store.ts'

/** `/konsultacje/:slug/ocena…`: giving an evaluation, and what came of it. */
export function openEvaluation(forms: FormsPorts, kind: EvaluationKind): App {
  const routes: App = new Hono<AppEnv>()

  // Before the pages of answering, which are mounted around it.
  routes.get('/:slug/ocena/wyniki', async (c) => {
    const context = c.get('context')
    const process = await findProcess(context, kind.kind, c.req.param('slug'))
    const evaluation = found(await evaluationOf(context.db, process.id))
    const compared = await compareEvaluation(context, kind, process)
    return page(c, <EvaluationResultsPage {...{ kind, process, evaluation, compared }} />, 200, {
      cache: [tagOf(process), EVALUATIONS],
    })
  })

  routes.route(
    '/:slug/ocena',
    openAnswering(forms, {
      kind: kind.forms,
      async ownerOf(c) {
        const process = await processBySlug(c.get('context').db, c.req.param('slug') ?? '')
        return process?.kind === kind.kind ? process.id : null
      },
    }),
  )
  return routes
}

/** `/praca/konsultacje/:slug/ocena`: the team asks, and reads. */
export function openEvaluationWork(forms: FormsPorts, kind: EvaluationKind): App {
  const routes: App = new Hono<AppEnv>()
  const at = async (c: HttpContext, may: (actor: Actor, process: Process) => boolean) => {
    const process = await findOwnProcess(c.get('context'), kind.kind, c.req.param('slug') ?? '')
    allow(may(c.get('context').actor, process))
    return process
  }

  routes.get('/:slug/ocena', async (c) => {
    const context = c.get('context')
    const process = await at(c, maySeeWorkspace)
    const evaluation = await evaluationOf(context.db, process.id)
    const form = evaluation && (await formOf(context.db, { kind: kind.forms, id: process.id }))
    const gathered = form && {
      formId: form.id,
      compared: await compareEvaluation(context, kind, process),
      words: await wordsOfEvaluation(context, kind, process),
    }
    return page(
      c,
      <EvaluationWorkPage
        {...{ kind, process, evaluation, gathered }}
        frame={await kind.frame(c, process)}
        hasEnded={(await kind.endedAt(context, process)) !== null}
        mayAsk={mayAnnounce(context.actor, process)}
      />,
    )
  })

  routes.post('/:slug/ocena', async (c) => {
    const process = await at(c, mayAnnounce)
    await askForEvaluation(c.get('context'), forms, kind, process)
    return seeOther(c, `${workPathOf(process)}/ocena`, 'evaluations.flash.asked')
  })

  return routes
}
