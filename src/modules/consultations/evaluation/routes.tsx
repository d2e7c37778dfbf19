import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
import { type App, type AppEnv, page, seeOther } from '../../../platform/http/index.ts'
import { type FormsPorts, formOf, openAnswering } from '../../forms/index.ts'
import { mayAnnounce, processBySlug, tagOf, workPathOf } from '../../processes/index.ts'
import { findConsultation, KIND } from '../actions.ts'
import { hasReport } from '../rules.ts'
import { framed } from '../workspace/frame.tsx'
import { askForEvaluation, compareEvaluation, EVALUATIONS, wordsOfEvaluation } from './actions.ts'
import { EvaluationResultsPage, EvaluationWorkPage } from './pages.tsx'
import { EVALUATION_FORMS } from './rules.ts'
import { evaluationOf } from './store.ts'

/** `/konsultacje/:slug/ocena…`: giving an evaluation, and what came of it. */
export function openEvaluation(forms: FormsPorts): App {
  const routes: App = new Hono<AppEnv>()

  // Before the pages of answering, which are mounted around it.
  routes.get('/:slug/ocena/wyniki', async (c) => {
    const { context } = c.var
    const { process } = await findConsultation(context, c.req.param('slug'))
    const evaluation = found(await evaluationOf(context.db, process.id))
    const compared = await compareEvaluation(context, process)
    return page(c, <EvaluationResultsPage {...{ process, evaluation, compared }} />, 200, {
      cache: [tagOf(process), EVALUATIONS],
    })
  })

  routes.route(
    '/:slug/ocena',
    openAnswering(forms, {
      kind: EVALUATION_FORMS,
      async ownerOf(c) {
        const process = await processBySlug(c.var.context.db, c.req.param('slug') ?? '')
        return process?.kind === KIND ? process.id : null
      },
    }),
  )
  return routes
}

/** `/praca/konsultacje/:slug/ocena`: the team asks, and reads. */
export function openEvaluationWork(forms: FormsPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/ocena', async (c) => {
    const { context } = c.var
    const { frame, process } = await framed(c)
    const evaluation = await evaluationOf(context.db, process.id)
    const form = evaluation && (await formOf(context.db, { kind: EVALUATION_FORMS, id: process.id }))
    const gathered = form && {
      formId: form.id,
      compared: await compareEvaluation(context, process),
      words: await wordsOfEvaluation(context, process),
    }
    return page(
      c,
      <EvaluationWorkPage
        {...{ frame, evaluation, gathered }}
        hasReport={hasReport(process, context.now)}
        mayAsk={mayAnnounce(context.actor, process)}
      />,
    )
  })

  routes.post('/:slug/ocena', async (c) => {
    const { process } = await framed(c, mayAnnounce)
    await askForEvaluation(c.var.context, forms, process)
    return seeOther(c, `${workPathOf(process)}/ocena`, 'consultations.flash.evaluation-asked')
  })

  return routes
}
