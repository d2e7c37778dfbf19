import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { ideaRoutes } from './ideas/routes.tsx'

/** Every address of membership. */
export function openRoutes(): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', ideaRoutes())
  return routes
}
