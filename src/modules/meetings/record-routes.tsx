import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { openAnswering } from '../forms/index.ts'
import { attendanceRoutes } from './attendance/routes.tsx'
import { callRoutes } from './call/routes.tsx'
import { dutyRoutes } from './duties/routes.tsx'
import { EVALUATION_FORMS } from './evaluation/rules.ts'
import { meetingBySlug } from './meeting/store.ts'
import { editingRoutes } from './minutes/editing-routes.tsx'
import type { RecordPorts } from './minutes/ports.ts'
import { minutesRoutes } from './minutes/routes.tsx'
import { minutesWorkRoutes } from './minutes/work-routes.tsx'
import { nationalRoutes } from './national/routes.tsx'
import { programmeRoutes } from './programme/routes.tsx'
import { recordingRoutes } from './recordings/routes.tsx'
import { HOME } from './rules.ts'
import { takingPartRoutes } from './taking-part/routes.tsx'
import { afterRoutes } from './taking-part/work-routes.tsx'

/** What happened at meetings: who was there, what was agreed, how the network keeps its plan. */
export function openRecordRoutes(ports: RecordPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', attendanceRoutes(ports))
  routes.route('/', minutesRoutes(ports))
  routes.route('/', minutesWorkRoutes(ports))
  routes.route('/', editingRoutes(ports))
  routes.route('/', recordingRoutes(ports))
  routes.route('/', takingPartRoutes())
  routes.route('/', afterRoutes(ports))
  routes.route(
    `${HOME}/:slug/ocena`,
    openAnswering(ports.forms, {
      kind: EVALUATION_FORMS,
      ownerOf: async (c) => (await meetingBySlug(c.get('context').db, c.req.param('slug') ?? ''))?.id ?? null,
    }),
  )
  routes.route('/', programmeRoutes(ports))
  routes.route('/', callRoutes(ports))
  routes.route('/', nationalRoutes(ports))
  routes.route('/', dutyRoutes(ports))
  return routes
}
