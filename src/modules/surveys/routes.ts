import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import type { SurveysPorts } from './ports.ts'
import { openReading } from './reading/routes.tsx'
import { openWork } from './work/routes.tsx'

/** Addresses under the home of a kind of process: `/konsultacje/:slug/ankiety…`. */
export function openRoutes(ports: SurveysPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openReading(ports))
  return routes
}

/** The team's work, at the workspace of the same kind: `/praca/konsultacje/:slug/ankiety…`. */
export function openWorkRoutes(ports: SurveysPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openWork(ports))
  return routes
}
