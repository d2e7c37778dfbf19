import { Hono } from 'hono'
import type { App, AppEnv } from '../../../platform/http/index.ts'
import { openOutline } from './outline/routes.tsx'
import type { DesigningPorts } from './ports.ts'
import { openPreview } from './preview/routes.tsx'
import { openPublishing } from './publishing/routes.tsx'
import { openQuestions } from './questions/routes.tsx'
import { openQuotas } from './quotas/routes.tsx'
import { openSections } from './sections/routes.tsx'
import { openSettings } from './settings/routes.tsx'
import { openShowing } from './showing/routes.tsx'
import { openTaking } from './taking/routes.tsx'
import { openTranslations } from './translations/routes.tsx'

/** The builder, for the team of whoever owns a form; mounted at `/praca/formularze`. */
export function openDesignRoutes(ports: DesigningPorts): App {
  const routes = new Hono<AppEnv>()
  routes.route('/', openOutline(ports))
  routes.route('/', openQuestions(ports))
  routes.route('/', openShowing(ports))
  routes.route('/', openSections(ports))
  routes.route('/', openQuotas(ports))
  routes.route('/', openSettings(ports))
  routes.route('/', openTranslations(ports))
  routes.route('/', openTaking(ports))
  routes.route('/', openPreview(ports))
  routes.route('/', openPublishing(ports))
  return routes
}
