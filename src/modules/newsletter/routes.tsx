import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { archiveRoutes } from './archive/routes.tsx'
import { blockRoutes } from './desk/block-routes.tsx'
import { reviewRoutes } from './desk/review-routes.tsx'
import { deskRoutes } from './desk/routes.tsx'
import { importRoutes } from './importing/routes.tsx'
import type { NewsletterPorts } from './ports.ts'
import { sendingRoutes } from './sending/routes.tsx'
import { subscribingRoutes } from './subscribing/routes.tsx'

/** Every address of the newsletter. */
export function openRoutes(ports: NewsletterPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', subscribingRoutes())
  routes.route('/', archiveRoutes())
  routes.route('/', importRoutes(ports))
  routes.route('/', deskRoutes(ports))
  routes.route('/', blockRoutes(ports))
  routes.route('/', reviewRoutes(ports))
  routes.route('/', sendingRoutes(ports))
  return routes
}
