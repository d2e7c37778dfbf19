import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { appealRoutes } from './appeals/routes.tsx'
import { decisionRoutes } from './decisions/routes.tsx'
import { deskRoutes } from './desk/routes.tsx'
import { logRoutes } from './log/routes.tsx'
import type { Needs } from './needs.ts'
import { publicationRoutes } from './publication/routes.tsx'
import { reportRoutes } from './reports/routes.tsx'

/** Addresses of moderation: the public form and log, the moderators' desks, appeals. */
export function openRoutes(needs: Needs): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', reportRoutes(needs))
  routes.route('/', logRoutes(needs))
  routes.route('/', appealRoutes(needs))
  routes.route('/', deskRoutes(needs))
  routes.route('/', publicationRoutes(needs))
  routes.route('/', decisionRoutes(needs))
  return routes
}
