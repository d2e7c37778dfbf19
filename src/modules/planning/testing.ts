import { Hono } from 'hono'
import type { Context } from '../../platform/context.ts'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { draftProcess, editProcess, findProcess, insertStage } from '../processes/index.ts'
import { openRoutes, openWorkRoutes, type PlanningPorts } from './index.ts'

/** What `app` would hand over, with a consultation that is only a process. */
export const ports: PlanningPorts = {
  kind: 'consultation',
  frame: async () => ({ owner: 'Urząd', navigation: [] }),
  desk: () => ({ owner: 'Urząd', navigation: [] }),
  teamDesk: () => ({ owner: 'Urząd', navigation: [] }),
  async makeDraft(context: Context, { process, stages, organ: _, addressees: __, ...input }) {
    const draft = await draftProcess(context, { ...input, kind: 'consultation' })
    await editProcess(context, await findProcess(context, 'consultation', draft.slug), process)
    for (const stage of stages) await insertStage(context.db, draft.id, stage)
    return draft
  },
  announcedOf: async () => ({
    organ: 'Wójt Gminy Sztabin',
    runningUnit: 'Referat Planowania',
    orderingAct: 'zarządzenie nr 5/2026',
    addressees: 'każdy',
    openScope: 'przebieg dróg',
    closedScope: 'granice rezerwatu',
    howToSubmit: 'Listem, e-mailem i na stronie.',
    privacyNotice: 'Administratorem danych jest Wójt.',
  }),
  formsElsewhere: async () => [],
}

/** All addresses of planning where `app` mounts them. */
export function allRoutes(): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openRoutes(ports))
  routes.route('/praca/konsultacje', openWorkRoutes(ports))
  return routes
}
