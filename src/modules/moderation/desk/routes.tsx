import { Hono } from 'hono'
import { personId } from '../../../platform/actor.ts'
import { isId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import { type App, type AppEnv, type HttpContext, page, readQuery } from '../../../platform/http/index.ts'
import type { Desk } from '../../../ui/index.ts'
import { listDecisions } from '../decisions/list-store.ts'
import { withNames } from '../decisions/routes.tsx'
import { ALL_DESK, teamDeskPath } from '../frame.ts'
import { type Moderated, moderatedBy, type Needs, type OrganisationName } from '../needs.ts'
import { countOpenReports, listOpenReports } from '../reports/store.ts'
import { mayAnswerAppeal, mayModerate, mayModerateAll, type SubjectKey } from '../rules.ts'
import { DeskQuery } from './forms.ts'
import { DeskPage, type Waiting } from './pages.tsx'

const REPORTS = 25
const WAITING = 50
const DECISIONS = 15

/** The moderators' desks: of one team, and of the whole network. */
export function deskRoutes(needs: Needs): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/praca/organizacje/:id/moderacja', async (c) => {
    const { actor, db } = c.get('context')
    const id = c.req.param('id')
    allow(isId(id) && mayModerate(actor, id))
    const organisation = found((await needs.organisations(db, [id])).get(id))
    return deskPage(c, needs, needs.teamDesk(c, organisation), organisation)
  })

  routes.get(ALL_DESK, async (c) => {
    allow(mayModerateAll(c.get('context').actor))
    return deskPage(c, needs, needs.desk(c), null)
  })

  return routes
}

async function deskPage(c: HttpContext, needs: Needs, desk: Desk, organisation: OrganisationName | null) {
  const context = c.get('context')
  const { db, actor } = context
  const query = readQuery(c, DeskQuery)
  const id = organisation?.id
  const reports = await listOpenReports(db, id, { limit: REPORTS, after: query.po })
  const appeals = await listDecisions(db, { organisationId: id, appealWaits: true }, { limit: 100 })
  const decisions = await listDecisions(db, { organisationId: id }, { limit: DECISIONS })
  const shown = [...reports.rows, ...appeals.rows, ...decisions.rows]
  const things = await thingsOf(
    c,
    needs,
    shown.map(({ subject }) => subject),
  )
  const organisations = await needs.organisations(
    db,
    shown.flatMap(({ organisationId }) => organisationId ?? []),
  )
  const waiting: Waiting[] = []
  for (const subject of organisation ? needs.subjects : [])
    waiting.push({
      subject,
      ...(await subject.waiting(context, organisation?.id ?? '', { limit: WAITING, after: query.dalej })),
    })
  const named = await withNames(context, needs, decisions.rows)
  return page(
    c,
    <DeskPage
      {...{ desk, query, organisations, things, waiting }}
      home={organisation ? teamDeskPath(organisation.id) : ALL_DESK}
      ofTeam={organisation !== null}
      reports={reports}
      count={await countOpenReports(db, id)}
      appeals={appeals.rows.map((decision) => ({ decision, mine: !mayAnswerAppeal(decision, personId(actor) ?? '') }))}
      decisions={decisions.rows.map((decision, index) => ({ decision, by: named[index]?.by ?? '' }))}
    />,
  )
}

/** The things of a page, each looked for once, by id. */
async function thingsOf(c: HttpContext, { subjects }: Needs, keys: SubjectKey[]): Promise<Map<string, Moderated>> {
  const things = new Map<string, Moderated>()
  for (const key of new Map(keys.map((key) => [key.id, key])).values()) {
    const thing = await moderatedBy(c.get('context'), subjects, key)
    if (thing) things.set(key.id, thing)
  }
  return things
}
