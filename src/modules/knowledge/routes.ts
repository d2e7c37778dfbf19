import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import type { People } from '../audit/index.ts'
import { chooserRoutes } from './chooser/routes.tsx'
import { editingRoutes } from './editing/routes.tsx'
import { glossaryRoutes } from './glossary/routes.tsx'
import type { KnowledgePorts } from './ports.ts'
import { questionsRoutes } from './questions/routes.tsx'
import { readingRoutes } from './reading/routes.tsx'
import { termsRoutes } from './terms/routes.tsx'

/** Every address of the knowledge base. */
export function openRoutes(ports: KnowledgePorts & { people: People }): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', readingRoutes(ports))
  routes.route('/', glossaryRoutes(ports))
  routes.route('/', chooserRoutes(ports))
  routes.route('/', termsRoutes())
  routes.route('/', questionsRoutes(ports))
  routes.route('/', editingRoutes(ports))
  return routes
}
