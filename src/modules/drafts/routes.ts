import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { openCommenting } from './commenting/routes.tsx'
import type { DraftsPorts } from './ports.ts'
import { openReading } from './reading/routes.tsx'
import { openDraftWork } from './work/routes.tsx'

/** What everybody may open, at the home of the process: `/konsultacje/:slug/projekt…`. */
export function openRoutes(ports: DraftsPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openReading(ports))
  routes.route('/', openCommenting(ports))
  return routes
}

/** The team's part, at its workspace: `/praca/konsultacje/:slug/projekt…`. */
export const openWorkRoutes = (ports: DraftsPorts): App => openDraftWork(ports)
