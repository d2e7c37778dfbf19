import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { openAnswering } from './opinions/answering/routes.tsx'
import { openResults } from './opinions/results/routes.tsx'
import { openDebateWork } from './opinions/work/routes.tsx'
import type { DebatesPorts } from './ports.ts'

/** What everybody may open, at the home of the process: `/konsultacje/:slug/mapa-opinii…`. */
export function openRoutes(ports: DebatesPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openResults(ports))
  routes.route('/', openAnswering(ports))
  return routes
}

/** The team's part, at its workspace: `/praca/konsultacje/:slug/mapa-opinii…`. */
export const openWorkRoutes = (ports: DebatesPorts): App => openDebateWork(ports)
