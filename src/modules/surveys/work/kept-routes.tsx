import { Hono } from 'hono'
import { dateOf } from '../../../platform/clock.ts'
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
} from '../../../platform/http/index.ts'
import { endingOf, retentionOf } from '../../forms/index.ts'
import { keepFor } from '../keeping/actions.ts'
import type { SurveysPorts } from '../ports.ts'
import { keptUntil, mayDesignSurvey, surveyWorkPath } from '../rules.ts'
import { KeptForm } from './forms.ts'
import { framedSurvey } from './frame.tsx'
import { KeptPage } from './kept-page.tsx'

/** How long personal data of a survey is kept. */
export function openKept(ports: SurveysPorts): App {
  const routes: App = new Hono<AppEnv>()
  const home = '/:slug/ankiety/:survey/przechowywanie'

  routes.get(home, async (c) => keptPage(c, ports, null))

  routes.post(home, async (c) => {
    const context = c.get('context')
    const { found } = await framedSurvey(c, ports, mayDesignSurvey)
    const form = await readForm(c, KeptForm)
    if (!form.ok) return keptPage(c, ports, form, { status: 422 })
    const { months, understood } = form.value
    const until = keptUntil(found.term, months, context.now)
    const isOver = Temporal.PlainDate.compare(until, dateOf(context.now)) < 0
    // What cannot be taken back is asked about once more, with the counts before one's eyes.
    if (isOver && !understood)
      return keptPage(c, ports, withProblem(c, form, 'understood', 'surveys.kept.understood.needed'), {
        status: 422,
        asks: true,
      })
    await keepFor(context, found, months)
    return seeOther(c, `${surveyWorkPath(found.process, found.survey)}/przechowywanie`, 'surveys.flash.saved')
  })

  return routes
}

async function keptPage(
  c: HttpContext,
  ports: SurveysPorts,
  form: Form | null,
  { status = 200, asks = false }: { status?: number; asks?: boolean } = {},
) {
  const context = c.get('context')
  const { found, frame } = await framedSurvey(c, ports, mayDesignSurvey)
  const props = {
    frame,
    found,
    form: form ?? emptyForm({ months: String(found.survey.keptMonths) }),
    now: context.now,
    ending: await endingOf(context, found.form.id),
    ...(await retentionOf(context.db, found.form.id)),
    asks,
  }
  return page(c, <KeptPage {...props} />, status)
}
