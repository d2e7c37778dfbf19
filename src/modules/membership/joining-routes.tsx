import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { declarationRoutes } from './declarations/routes.tsx'
import { membersRoutes } from './desk/members-routes.tsx'
import { deskRoutes } from './desk/routes.tsx'
import { textsRoutes } from './desk/texts-routes.tsx'
import { lettersRoutes } from './letters/routes.tsx'
import type { MembershipPorts } from './ports.ts'
import { reportedRoutes } from './relay/reported-routes.tsx'

/** Joining the network, and the desk that keeps its members. Stand before the pages about the network, which take any name. */
export function openJoining(ports: MembershipPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', declarationRoutes(ports))
  // Before the desk, whose addresses take any id.
  routes.route('/', textsRoutes(ports))
  routes.route('/', lettersRoutes(ports))
  routes.route('/', deskRoutes(ports))
  routes.route('/', reportedRoutes(ports))
  routes.route('/', membersRoutes(ports))
  return routes
}
