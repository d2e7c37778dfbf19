import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { attendanceRoutes } from './attendance/routes.tsx'
import { dutyRoutes } from './duties/routes.tsx'
import type { MinutesPorts } from './minutes/ports.ts'
import { minutesRoutes } from './minutes/routes.tsx'
import { minutesWorkRoutes } from './minutes/work-routes.tsx'

/** What happened at meetings: who was there, what was agreed, how the network keeps its plan. */
export function openRecordRoutes(ports: MinutesPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', attendanceRoutes(ports))
  routes.route('/', minutesRoutes(ports))
  routes.route('/', minutesWorkRoutes(ports))
  routes.route('/', dutyRoutes(ports))
  return routes
}
