import { Hono } from 'hono'
import { isId } from '../../../platform/db/index.ts'
import { allow, found as orAbsent } from '../../../platform/errors.ts'
import { type App, type AppEnv, page, readQuery } from '../../../platform/http/index.ts'
import { recordReading } from '../../audit/index.ts'
import {
  type Answered,
  answeredById,
  answersPage,
  countAnswers,
  questionsOf,
  respondentsOf,
  versionById,
} from '../../forms/index.ts'
import { filesByIds } from '../../media/index.ts'
import { unitsByCodes } from '../../places/index.ts'
import { subjectOf } from '../actions.ts'
import type { SurveysPorts } from '../ports.ts'
import { mayReadAnswers } from '../rules.ts'
import { AnswersPage, OneAnswerPage } from './answers-pages.tsx'
import { PageQuery } from './forms.ts'
import { framedSurvey } from './frame.tsx'

const PER_PAGE = 50

/** Answers one by one, as far as the level of anonymity lets the team see. */
export function openAnswersWork(ports: SurveysPorts): App {
  const routes: App = new Hono<AppEnv>()
  const home = '/:slug/ankiety/:survey/odpowiedzi'

  routes.get(home, async (c) => {
    const context = c.get('context')
    const { found, frame } = await framedSurvey(c, ports, mayReadAnswers)
    const { po } = readQuery(c, PageQuery)
    const after = po && isId(po) ? po : null
    const rows = await answersPage(context.db, found.form.id, { limit: PER_PAGE + 1, after })
    const answers = rows.slice(0, PER_PAGE)
    const props = {
      frame,
      found,
      answers,
      after,
      people: await respondentsOf(
        context.db,
        answers.map(({ id }) => id),
      ),
      next: rows.length > PER_PAGE ? (answers.at(-1)?.id ?? null) : null,
      count: await countAnswers(context.db, found.form.id),
    }
    return page(c, <AnswersPage {...props} />)
  })

  routes.get(`${home}/:answer`, async (c) => {
    const context = c.get('context')
    const { db } = context
    const { found, frame } = await framedSurvey(c, ports, mayReadAnswers)
    const id = c.req.param('answer')
    const answered = orAbsent(isId(id) ? await answeredById(db, id) : null)
    allow(answered.formId === found.form.id && answered.withdrawnAt === null)
    const version = orAbsent(await versionById(db, answered.versionId))
    const who = (await respondentsOf(db, [id])).get(id) ?? null
    // Names are read for a reason; who looked is written down.
    if (who) await recordReading(context, subjectOf(found.process, found.survey.id), { answer: answered.reference })
    const questions = questionsOf(version.definition)
    const props = {
      frame,
      found,
      answered,
      questions,
      version: version.number,
      who,
      files: await filesByIds(db, filesOf(answered)),
      places: new Map([...(await unitsByCodes(db, codesOf(answered)))].map(([code, { name }]) => [code, name])),
    }
    return page(c, <OneAnswerPage {...props} />)
  })

  return routes
}

const filesOf = ({ answers }: Answered) =>
  Object.values(answers).flatMap((answer) => ('files' in answer ? answer.files : []))

const codesOf = ({ answers }: Answered) =>
  Object.values(answers).flatMap((answer) => ('unitCode' in answer && answer.unitCode ? [answer.unitCode] : []))
