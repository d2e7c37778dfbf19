import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { ownMeetingRoutes } from './calendar/own-routes.tsx'
import { pollRoutes } from './date-polls/routes.tsx'
import { pollWorkRoutes } from './date-polls/work-routes.tsx'
import { invitationRoutes } from './invitations/routes.tsx'
import { publicRoutes } from './meeting/public-routes.tsx'
import { workRoutes } from './meeting/work-routes.tsx'
import { openingRoutes } from './opening/routes.tsx'
import type { MeetingsRoutesPorts } from './ports.ts'
import { questionRoutes } from './questions/routes.tsx'
import { registrationRoutes } from './registration/routes.tsx'
import { seriesRoutes } from './series/routes.tsx'

/** Every address of meetings. */
export function openRoutes(ports: MeetingsRoutesPorts): App {
  const routes: App = new Hono<AppEnv>()
  // Before meetings, which take any name below their home.
  routes.route('/', pollWorkRoutes(ports))
  routes.route('/', pollRoutes())
  routes.route('/', invitationRoutes(ports))
  routes.route('/', seriesRoutes(ports))
  routes.route('/', questionRoutes(ports))
  routes.route('/', openingRoutes(ports))
  routes.route('/', workRoutes(ports))
  routes.route('/', ownMeetingRoutes())
  routes.route('/', registrationRoutes(ports))
  routes.route('/', publicRoutes(ports))
  return routes
}
