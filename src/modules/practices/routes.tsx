import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { deskRoutes } from './desk/routes.tsx'
import { importingRoutes } from './importing/routes.tsx'
import { listingRoutes } from './listing/routes.tsx'
import { numbersRoutes } from './numbers/routes.tsx'
import type { PracticesPorts } from './ports.ts'
import { readingRoutes } from './reading/routes.tsx'
import { writingRoutes } from './writing/routes.tsx'

/** Every address of the map's practices; those with names of their own stand before `/mapa/:slug`. */
export function openRoutes(ports: PracticesPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', listingRoutes(ports))
  routes.route('/', writingRoutes(ports))
  // Before the desk, where any other word is a practice.
  routes.route('/', importingRoutes(ports))
  routes.route('/', deskRoutes(ports))
  routes.route('/', numbersRoutes())
  routes.route('/', readingRoutes(ports))
  return routes
}
