import { Hono } from 'hono'
import { holds } from '../../../platform/actor.ts'
import { before } from '../../../platform/clock.ts'
import { allow } from '../../../platform/errors.ts'
import { type App, type AppEnv, page } from '../../../platform/http/index.ts'
import { openEvaluationWork } from '../../evaluations/index.ts'
import { organisationsByIds } from '../../network/index.ts'
import { mayAnnounce, mayCreateProcess, processesOfOrganisations } from '../../processes/index.ts'
import { openAccessibleVersions } from '../accessible/routes.tsx'
import { KIND } from '../actions.ts'
import { openCanonWork } from '../canon/routes.tsx'
import { EVALUATION } from '../evaluation/kind.ts'
import { openImplementationWork } from '../implementation/routes.tsx'
import type { ConsultationPorts } from '../ports.ts'
import { openProtocols } from '../protocols/routes.tsx'
import { openReportWork } from '../reports/work-routes.tsx'
import { missingForAnnouncement } from '../rules.ts'
import { openAnnouncement } from './announcement/routes.tsx'
import { openCreating } from './creating/routes.tsx'
import { openDocuments } from './documents/routes.tsx'
import { openEffects } from './effects/routes.tsx'
import { framed } from './frame.tsx'
import { WaitingPage, WorkList } from './pages.tsx'
import { scopesOf } from './scopes.ts'
import { openSettings } from './settings/routes.tsx'
import { openStages } from './stages/routes.tsx'
import { openTeamwork } from './teamwork/routes.tsx'
import { teamworkIn, whoDoes, withCharges } from './teamwork/team.ts'
import { openUpdates } from './updates/routes.tsx'
import { waitingIn } from './waiting.ts'

/** `/praca/konsultacje`: the workspace of those who run consultations. */
export function openWorkRoutes(ports: ConsultationPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/', async (c) => {
    const { actor, db } = c.get('context')
    const scopes = scopesOf(actor)
    // An administrator of the portal is in no team, yet comes back here from any workspace.
    allow(scopes.length > 0 || holds(actor, ['administrator'], null))
    const processes = (await processesOfOrganisations(db, scopes)).filter(({ kind }) => kind === KIND)
    const organisations = await organisationsByIds(db, scopes)
    const mayCreate = scopes.some((id) => mayCreateProcess(actor, id))
    return page(c, <WorkList {...{ processes, organisations, mayCreate }} />)
  })

  // Before `/:slug`: `nowa` is no consultation.
  routes.route('/', openCreating())

  routes.get('/:slug', async (c) => {
    const context = c.get('context')
    const { frame, ...found } = await framed(c)
    const items = await waitingIn(context, ports, found.process)
    const own = (await teamworkIn(context, [found.process]))(found.process)
    const waiting = withCharges(context, found.process, { items, ...own })
    const people = await ports.people.personsByIds(
      context.db,
      waiting.flatMap(({ personId }) => personId ?? []),
    )
    const tasks = waiting.map(({ count, label, href, dueAt, personId }) => ({
      figure: count,
      label,
      href,
      late: Boolean(count && dueAt && before(dueAt, context.now)),
      note: personId ? whoDoes(context, personId, people.get(personId)?.name) : undefined,
    }))
    const missing = missingForAnnouncement(found, context.now)
    return page(
      c,
      <WaitingPage {...{ frame, tasks, found, missing }} mayAnnounce={mayAnnounce(context.actor, found.process)} />,
    )
  })

  routes.route('/', openAnnouncement(ports))
  routes.route('/', openTeamwork(ports))
  routes.route('/', openStages())
  routes.route('/', openDocuments())
  routes.route('/', openAccessibleVersions())
  routes.route('/', openUpdates())
  routes.route('/', openReportWork(ports))
  routes.route('/', openEvaluationWork(ports.forms, EVALUATION))
  routes.route('/', openImplementationWork())
  routes.route('/', openProtocols())
  routes.route('/', openEffects())
  routes.route('/', openCanonWork(ports))
  routes.route('/', openSettings())
  return routes
}
