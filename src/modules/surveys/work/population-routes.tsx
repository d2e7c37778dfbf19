import { Hono } from 'hono'
import { UnreadableFile } from '../../../platform/documents/unreadable.ts'
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
import { forgetPopulation, importPopulation } from '../population/actions.ts'
import { populationOf } from '../population/store.ts'
import type { SurveysPorts } from '../ports.ts'
import { mayDesignSurvey, surveyWorkPath } from '../rules.ts'
import { PopulationForm } from './forms.ts'
import { framedSurvey } from './frame.tsx'
import { PopulationPage } from './population-page.tsx'

/** The table of who lives there. */
export function openPopulation(ports: SurveysPorts): App {
  const routes: App = new Hono<AppEnv>()
  const home = '/:slug/ankiety/:survey/ludnosc'

  routes.get(home, async (c) => populationPage(c, ports, emptyForm()))

  routes.post(home, async (c) => {
    const { found } = await framedSurvey(c, ports, mayDesignSurvey)
    const form = await readForm(c, PopulationForm, { files: 1 })
    const [file] = form.files
    if (!file || file.size === 0)
      return populationPage(c, ports, withProblem(c, form, 'file', 'surveys.form.file'), 422)
    if (!form.ok) return populationPage(c, ports, form, 422)
    try {
      const imported = await importPopulation(c.get('context'), found, {
        ...form.value,
        path: file.path,
        name: file.name,
      })
      if (!imported.ok) {
        const { problem, line } = imported
        return populationPage(
          c,
          ports,
          withProblem(c, form, 'file', `surveys.population.problem.${problem}`, { line: line ?? 0 }),
          422,
        )
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      return populationPage(c, ports, withProblem(c, form, 'file', `refusal.${error.word}`), 422)
    }
    return seeOther(c, `${surveyWorkPath(found.process, found.survey)}/ludnosc`, 'surveys.flash.population')
  })

  routes.post(`${home}/usuniecie`, async (c) => {
    const { found } = await framedSurvey(c, ports, mayDesignSurvey)
    await forgetPopulation(c.get('context'), found)
    return seeOther(c, `${surveyWorkPath(found.process, found.survey)}/ludnosc`, 'surveys.flash.population-removed')
  })

  return routes
}

async function populationPage(c: HttpContext, ports: SurveysPorts, form: Form, status = 200) {
  const { found, frame } = await framedSurvey(c, ports, mayDesignSurvey)
  const population = await populationOf(c.get('context').db, found.survey.id)
  return page(c, <PopulationPage {...{ frame, found, form, population }} />, status)
}
