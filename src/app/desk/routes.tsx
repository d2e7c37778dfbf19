import { Hono } from 'hono'
import { worksInField } from '../../modules/field/index.ts'
import { organisationsByIds } from '../../modules/network/index.ts'
import { plansFor } from '../../modules/planning/index.ts'
import { holds } from '../../platform/actor.ts'
import { allow } from '../../platform/errors.ts'
import { type App, type AppEnv, page } from '../../platform/http/index.ts'
import { lastRuns } from '../../platform/jobs/index.ts'
import type { WorkspaceItem } from '../../ui/index.ts'
import type { Wiring } from '../wiring.tsx'
import { coordinatorDesk } from './navigation.ts'
import { DeskPage, JobsPage } from './pages.tsx'
import { givenTo, tasksOfPerson } from './waiting.ts'

/** `/praca`: what waits for me, over all my teams; and the administrator's page of jobs. */
export function openDeskRoutes(wiring: Wiring): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/praca', async (c) => {
    const { actor, db } = c.get('context')
    allow(actor.kind === 'person' && actor.roles.length > 0)
    const scopes = [...new Set(actor.roles.flatMap((held) => held.scope ?? []))]
    const organisations = await organisationsByIds(db, scopes)
    const t = c.get('context').house.texts.in(c.get('locale'))
    const runsPortal = holds(actor, ['coordinator', 'administrator'], null)
    const navigation: WorkspaceItem[] = [
      { label: t('app.desk.mine'), href: '/praca', current: true },
      ...(scopes.length > 0
        ? [
            { label: t('app.desk.consultations'), href: '/praca/konsultacje' },
            { label: t('app.menu.budgets'), href: '/praca/budzet-obywatelski' },
          ]
        : []),
      ...(plansFor(actor).length > 0 ? [{ label: t('planning.desk.plans'), href: '/praca/planowanie' }] : []),
      ...(worksInField(actor) ? [{ label: t('app.desk.field'), href: '/praca/teren' }] : []),
      ...[...organisations.values()].map(({ id, name }) => ({ label: name, href: `/praca/organizacje/${id}` })),
      ...(runsPortal ? coordinatorDesk(c).navigation.slice(1) : []),
    ]
    const all = await tasksOfPerson(c.get('context'), wiring.work)
    const mine = givenTo(actor.id, all)
    const onlyMine = c.req.query('moje') === 'tak'
    return page(
      c,
      <DeskPage
        owner={actor.name}
        navigation={navigation}
        tasks={onlyMine ? mine : all}
        onlyMine={onlyMine}
        inTeam={scopes.length > 0}
      />,
    )
  })

  routes.get('/administracja/zadania', async (c) => {
    allow(holds(c.get('context').actor, ['administrator'], null))
    return page(c, <JobsPage desk={wiring.desk(c)} runs={await lastRuns(c.get('context').db)} />)
  })

  return routes
}
