import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { openIdeas } from './ideas/routes.tsx'
import type { DiscussionsPorts } from './ports.ts'
import { openOwn } from './posts/own-routes.tsx'
import { openQuestions } from './questions/routes.tsx'
import { openNetworkTopics, openTopics } from './topics/routes.tsx'
import { openDiscussionsWork } from './work/routes.tsx'

/** What everybody may open, at the home of the process: `/konsultacje/:slug/pomysly…`. */
export function openRoutes(ports: DiscussionsPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openIdeas(ports))
  routes.route('/', openQuestions(ports))
  routes.route('/', openTopics(ports))
  return routes
}

/** The team's part, at its workspace: `/praca/konsultacje/:slug/pomysly…`. */
export const openWorkRoutes = (ports: DiscussionsPorts): App => openDiscussionsWork(ports)

/** Discussions of the network and the pages of authors, mounted at the root. */
export function openNetworkRoutes(ports: DiscussionsPorts): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openOwn())
  routes.route('/', openNetworkTopics(ports))
  return routes
}
