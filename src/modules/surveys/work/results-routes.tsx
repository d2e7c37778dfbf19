import { Hono } from 'hono'
import { isId } from '../../../platform/db/index.ts'
import { allow, found as orAbsent } from '../../../platform/errors.ts'
import { type App, type AppEnv, page, readQuery } from '../../../platform/http/index.ts'
import { type Answered, answersPage } from '../../forms/index.ts'
import { remarksByIds } from '../../remarks/index.ts'
import { remarksOf } from '../bringing-store.ts'
import type { SurveysPorts } from '../ports.ts'
import { CrossQuery, conditionsOf, ResultsQuery } from '../reading/forms.ts'
import { idsFor } from '../reading/routes.tsx'
import { askedIn } from '../results/counting.ts'
import { crossingOf } from '../results/crosstab-page.tsx'
import { gatherResults } from '../results/gathering.ts'
import { NO_MAPS, resultsOnMap } from '../results/on-map.ts'
import { dimensionsOf } from '../results/questions.ts'
import { talliesOf } from '../results/store.ts'
import { mayReadAnswers } from '../rules.ts'
import { PageQuery } from './forms.ts'
import { framedSurvey } from './frame.tsx'
import { TextsPage, WorkCrossPage, WorkResultsPage } from './results-pages.tsx'

const PER_PAGE = 25

/** Results for the team, with private questions, under any conditions. */
export function openResultsWork(ports: SurveysPorts): App {
  const routes: App = new Hono<AppEnv>()
  const home = '/:slug/ankiety/:survey/wyniki'

  routes.get(home, async (c) => {
    const context = c.get('context')
    const { found, frame } = await framedSurvey(c, ports)
    const speech = { t: context.house.texts.in(context.locale), locale: context.locale }
    const conditions = conditionsOf(readQuery(c, ResultsQuery))
    const results = await gatherResults(context, found, { audience: 'team', conditions, speech })
    const maps = conditions.length === 0 ? await resultsOnMap(context, found, 'team') : NO_MAPS
    return page(c, <WorkResultsPage {...{ frame, found, results }} maps={maps} />)
  })

  routes.get(`${home}/zestawienie`, async (c) => {
    const context = c.get('context')
    const { found, frame } = await framedSurvey(c, ports)
    const { survey } = found
    const dimensions = dimensionsOf(await askedIn(context, survey))
    const { wiersze: rows, kolumny: columns } = readQuery(c, CrossQuery)
    const query = { rows, columns }
    const tallies = await talliesOf(context.db, survey.id, idsFor(dimensions, query))
    const speech = { t: context.house.texts.in(context.locale), locale: context.locale }
    const table = crossingOf(tallies, dimensions, { query, least: survey.least, speech })
    return page(c, <WorkCrossPage {...{ frame, found, dimensions, query, table }} />)
  })

  routes.get(`${home}/teksty/:question`, async (c) => {
    const context = c.get('context')
    const { found, frame } = await framedSurvey(c, ports)
    const asked = await askedIn(context, found.survey)
    const question = orAbsent(asked.find(({ id, type }) => id === c.req.param('question') && isOpen(type)))
    allow(question.visibility === 'public' || mayReadAnswers(context.actor, found.process))
    const { po } = readQuery(c, PageQuery)
    const after = po && isId(po) ? po : null
    const { rows, next } = await textsPage(context.db, found.form.id, question.id, after)
    const brought = await remarksOf(
      context.db,
      rows.map(({ id }) => id),
    )
    const remarks = await remarksByIds(context.db, found.process.id, [...brought.values()])
    const references = new Map(remarks.map(({ id, reference }) => [id, reference]))
    const texts = rows.map(({ id, answers, answeredOn }) => {
      const answer = answers[question.id]
      return {
        answerId: id,
        text: answer && 'text' in answer ? answer.text : '',
        on: answeredOn,
        remark: references.get(brought.get(`${id} ${question.id}`) ?? '') ?? null,
      }
    })
    const mayRead = mayReadAnswers(context.actor, found.process)
    return page(c, <TextsPage {...{ frame, found, question, texts, next, after, mayRead }} />)
  })

  return routes
}

const isOpen = (type: string) => type === 'long-text' || type === 'short-text'

const AT_ONCE = 200

/** Answers that have words in this question, after an id; those without are passed over. */
async function textsPage(
  db: Parameters<typeof answersPage>[0],
  formId: string,
  question: string,
  after: string | null,
) {
  const found: Answered[] = []
  for (let last = after; ; ) {
    const rows = await answersPage(db, formId, { limit: AT_ONCE, after: last })
    for (const row of rows) {
      const answer = row.answers[question]
      if (!answer || !('text' in answer)) continue
      if (found.length === PER_PAGE) return { rows: found, next: found.at(-1)?.id ?? null }
      found.push(row)
    }
    if (rows.length < AT_ONCE) return { rows: found, next: null }
    last = rows.at(-1)?.id ?? null
  }
}
