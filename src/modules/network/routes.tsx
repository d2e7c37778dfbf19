import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { invitationRoutes } from './invitations/routes.tsx'
import type { Needs } from './needs.ts'
import { publicRoutes } from './organisations/routes.tsx'
import { administrationRoutes, detailsRoutes } from './organisations/work-routes.tsx'
import { pagesRoutes } from './pages/routes.tsx'
import { networkTeamRoutes } from './roles/network-routes.tsx'
import { teamRoutes } from './roles/team-routes.tsx'
import { settingsRoutes } from './settings/routes.tsx'

/** Every address of the network: organisations, teams, invitations, roles and settings. */
export function openRoutes(needs: Needs): App {
  const routes: App = new Hono<AppEnv>()
  const parts = [
    publicRoutes,
    invitationRoutes,
    teamRoutes,
    detailsRoutes,
    administrationRoutes,
    networkTeamRoutes,
    settingsRoutes,
    pagesRoutes,
  ]
  for (const part of parts) routes.route('/', part(needs))
  return routes
}
