import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { openDeciding } from './deciding/routes.tsx'
import { openEntering } from './entering/routes.tsx'
import { openGroups } from './groups/routes.tsx'
import { openImporting } from './importing/routes.tsx'
import type { RemarksWorkPorts } from './ports.ts'

/** The team's work on remarks, at the workspace of a kind of process: `/praca/konsultacje/:slug/…`. */
export function openWorkRoutes(ports: RemarksWorkPorts): App {
  const routes = new Hono<AppEnv>()
  routes.route('/', openEntering(ports))
  routes.route('/', openImporting(ports))
  routes.route('/', openDeciding(ports))
  routes.route('/', openGroups(ports))
  return routes
}
