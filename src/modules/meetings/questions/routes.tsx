import { Hono } from 'hono'
import { type App, type AppEnv, type HttpContext, page, seeOther } from '../../../platform/http/index.ts'
import { columnsWithin, currentVersion, wordsIn } from '../../forms/index.ts'
import { findKeptMeeting } from '../meeting/actions.ts'
import type { MeetingsRoutesPorts } from '../ports.ts'
import { WORK_HOME } from '../rules.ts'
import { beginQuestions, questionsOfMeeting } from './actions.ts'
import { QuestionsPage } from './pages.tsx'

const ONE = `${WORK_HOME}/:id{[0-9a-f-]{36}}/pytania`

/** What people are asked when they sign up. */
export function questionRoutes(ports: MeetingsRoutesPorts): App {
  const routes: App = new Hono<AppEnv>()
  const kept = (c: HttpContext) => findKeptMeeting(c.get('context'), c.req.param('id') ?? '')

  routes.get(ONE, async (c) => {
    const context = c.get('context')
    const meeting = await kept(c)
    const form = await questionsOfMeeting(context, meeting)
    const version = form && (await currentVersion(context.db, form.id))
    const asked = version
      ? columnsWithin(version).map(({ label }) => wordsIn(label, c.get('locale'), version.definition.languages))
      : []
    return page(c, <QuestionsPage desk={ports.desk(c)} {...{ meeting, form, asked }} />)
  })

  routes.post(ONE, async (c) => {
    const form = await beginQuestions(c.get('context'), ports.forms, await kept(c))
    return seeOther(c, `/praca/formularze/${form.id}`)
  })

  return routes
}
