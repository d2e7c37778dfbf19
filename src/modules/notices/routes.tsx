import { Hono } from 'hono'
import type { App, AppEnv, HttpContext } from '../../platform/http/index.ts'
import type { Desk } from '../../ui/index.ts'
import { openFollowerRoutes } from './followers/routes.tsx'
import { openMailboxRoutes } from './mailbox/routes.tsx'
import { openOutboxRoutes } from './outbox/routes.tsx'

export interface Needs {
  /** What stands around an administrator's page. */
  desk: (c: HttpContext) => Desk
}

/** Addresses in letters, the outbox for administrators, and the demonstration mailbox. */
export function openRoutes({ desk }: Needs): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openFollowerRoutes())
  routes.route('/', openOutboxRoutes(desk))
  routes.route('/', openMailboxRoutes())
  return routes
}
