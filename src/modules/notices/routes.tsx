import { Hono } from 'hono'
import type { App, AppEnv, HttpContext } from '../../platform/http/index.ts'
import type { Desk } from '../../ui/index.ts'
import { openFollowerRoutes } from './followers/routes.tsx'
import { openInboxRoutes } from './inbox/routes.tsx'
import { openMailboxRoutes } from './mailbox/routes.tsx'
import { openOutboxRoutes } from './outbox/routes.tsx'
import { type Elsewhere, openPreferenceRoutes } from './preferences/routes.tsx'
import { openPushRoutes } from './push/routes.ts'
import type { LetterKind } from './wording/kinds.ts'
import { openWordingRoutes } from './wording/routes.tsx'

export interface Needs {
  /** What stands around an administrator's page. */
  desk: (c: HttpContext) => Desk
  /** Every letter the modules send, for those who change its words. */
  letters?: LetterKind[]
  /** What else comes to an address and is chosen elsewhere: the newsletter. */
  elsewhere?: Elsewhere
}

/** Addresses in letters, what a person was told and chooses, the outbox and its words for administrators, and the demonstration mailbox. */
export function openRoutes({ desk, letters = [], elsewhere = async () => [] }: Needs): App {
  const routes: App = new Hono<AppEnv>()
  routes.route('/', openFollowerRoutes())
  routes.route('/', openWordingRoutes(desk, letters))
  routes.route('/', openOutboxRoutes(desk))
  routes.route('/', openPreferenceRoutes(elsewhere))
  routes.route('/', openInboxRoutes())
  routes.route('/', openPushRoutes())
  routes.route('/', openMailboxRoutes())
  return routes
}
