import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import type { MeetingsPorts } from './ports.ts'

/** Every address of meetings. */
export function openRoutes(_ports: MeetingsPorts): App {
  const routes: App = new Hono<AppEnv>()
  return routes
}
