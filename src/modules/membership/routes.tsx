import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { directoryRoutes } from './directory/routes.tsx'
import { ideaRoutes } from './ideas/routes.tsx'
import { publicRoutes } from './members/public-routes.tsx'
import { newsRoutes } from './news/routes.tsx'
import { ownRoutes } from './own/routes.tsx'
import type { MembershipPorts } from './ports.ts'
import { relayRoutes } from './relay/routes.tsx'

/** Every address of membership. */
export function openRoutes(ports: Pick<MembershipPorts, 'news' | 'ideasAlike'> = { news: [] }): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', ideaRoutes(ports))
  routes.route('/', publicRoutes())
  routes.route('/', directoryRoutes())
  routes.route('/', relayRoutes())
  routes.route('/', ownRoutes())
  routes.route('/', newsRoutes(ports))
  return routes
}
