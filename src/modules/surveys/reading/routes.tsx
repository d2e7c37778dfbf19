import { Hono } from 'hono'
import { allow } from '../../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../../platform/http/index.ts'
import { openAnswering } from '../../forms/index.ts'
import { findProcess, tagOf } from '../../processes/index.ts'
import { type FoundSurvey, findSurvey, listSurveys } from '../actions.ts'
import { openPublicFiles } from '../exporting/routes.ts'
import type { SurveysPorts } from '../ports.ts'
import { askedIn } from '../results/counting.ts'
import { crossingOf } from '../results/crosstab-page.tsx'
import { gatherResults } from '../results/gathering.ts'
import { NO_MAPS, resultsOnMap } from '../results/on-map.ts'
import { dimensionsOf, publicOnly } from '../results/questions.ts'
import { talliesOf } from '../results/store.ts'
import { mayReadAnswers, OWNER, resultsPublic, tagOfSurvey } from '../rules.ts'
import { CrossQuery, conditionsOf, ResultsQuery } from './forms.ts'
import { CrossPage, ResultsPage, SurveyList } from './pages.tsx'

/** Surveys of a process and their results, for everybody; mounted at the home of the process. */
export function openReading(ports: SurveysPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/ankiety', async (c) => {
    const context = c.get('context')
    const process = await findProcess(context, ports.kind, c.req.param('slug'))
    const surveys = (await listSurveys(context, process)).filter(({ phase }) => phase !== 'draft')
    return page(c, <SurveyList {...{ process, surveys }} />, 200, {
      cache: [tagOf(process), ...surveys.map(({ survey }) => tagOfSurvey(survey))],
    })
  })

  routes.get('/:slug/ankiety/:survey/wyniki', async (c) => {
    const found = await withResults(c, ports)
    const context = c.get('context')
    const speech = { t: context.house.texts.in(context.locale), locale: context.locale }
    const conditions = conditionsOf(readQuery(c, ResultsQuery))
    const results = await gatherResults(context, found, { audience: 'public', conditions, speech })
    const maps = conditions.length === 0 ? await resultsOnMap(context, found, 'public') : NO_MAPS
    return page(c, <ResultsPage {...{ found, results }} maps={maps} isPublic={isPublic(found)} />, 200, cacheOf(found))
  })

  routes.get('/:slug/ankiety/:survey/wyniki/zestawienie', async (c) => {
    const found = await withResults(c, ports)
    const context = c.get('context')
    const { survey } = found
    const speech = { t: context.house.texts.in(context.locale), locale: context.locale }
    const dimensions = dimensionsOf(publicOnly(await askedIn(context, survey)))
    const { wiersze: rows, kolumny: columns } = readQuery(c, CrossQuery)
    const query = { rows, columns }
    // Asked of both questions, because a pair is protected the same way round whichever comes first.
    const tallies = await talliesOf(context.db, survey.id, idsFor(dimensions, query))
    const table = crossingOf(tallies, dimensions, { query, least: survey.least, speech })
    return page(c, <CrossPage {...{ found, dimensions, query, table }} />, 200, cacheOf(found))
  })

  routes.route('/', openPublicFiles(ports))
  // Last, because its own pages lie below every survey.
  routes.route('/:slug/ankiety/:survey', openAnswering(ports.forms, { kind: OWNER, ownerOf: (c) => ownerOf(c, ports) }))
  return routes
}

async function ownerOf(c: HttpContext, { kind }: SurveysPorts): Promise<string> {
  const { survey } = await findSurvey(c.get('context'), kind, c.req.param('slug') ?? '', c.req.param('survey') ?? '')
  return survey.id
}

/** The dimensions whose groups a table of two questions is made of. */
export function idsFor(
  dimensions: ReturnType<typeof dimensionsOf>,
  { rows, columns }: { rows: string; columns: string },
) {
  return dimensions.flatMap(({ id, question }) =>
    [rows, columns].some((one) => one === id || one === question.id) ? [id] : [],
  )
}

const isPublic = ({ survey, phase }: FoundSurvey) => resultsPublic(survey, phase)

/** Results that are not public yet are looked at by the team alone, as readers will see them. */
async function withResults(c: HttpContext, ports: SurveysPorts): Promise<FoundSurvey> {
  const context = c.get('context')
  const found = await findSurvey(context, ports.kind, c.req.param('slug') ?? '', c.req.param('survey') ?? '')
  allow(isPublic(found) || mayReadAnswers(context.actor, found.process))
  return found
}

const cacheOf = (found: FoundSurvey) =>
  isPublic(found) ? { cache: [tagOf(found.process), tagOfSurvey(found.survey)] } : {}
