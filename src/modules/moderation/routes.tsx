import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import type { Needs } from './needs.ts'
import { reportRoutes } from './reports/routes.tsx'

/** Addresses of moderation: the public form and log, the moderators' desks, appeals. */
export function openRoutes(needs: Needs): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', reportRoutes(needs))
  return routes
}
