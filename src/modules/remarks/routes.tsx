import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { openExporting } from './exporting/routes.ts'
import { openGiving } from './giving/routes.tsx'
import type { RemarksPorts } from './ports.ts'
import { openReading } from './reading/routes.tsx'

/** Addresses under the home of a kind of process: `/konsultacje/:slug/uwagi…`. */
export function openRoutes(ports: RemarksPorts): App {
  const routes = new Hono<AppEnv>()
  routes.route('/', openExporting(ports))
  routes.route('/', openGiving(ports))
  routes.route('/', openReading(ports))
  return routes
}
