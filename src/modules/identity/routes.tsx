import { Hono } from 'hono'
import type { App, AppEnv } from '../../platform/http/index.ts'
import { openDataRoutes } from './account/data/routes.tsx'
import { openProfileRoutes } from './account/profile/routes.tsx'
import { openSecurityRoutes } from './account/security/routes.tsx'
import { openSessionsRoutes } from './account/sessions/routes.tsx'
import type { Identity } from './identity.ts'
import { openPasswordResetRoutes } from './password-reset/routes.tsx'
import { openSignInRoutes } from './sign-in/routes.tsx'
import { openSignUpRoutes } from './sign-up/routes.tsx'

/** Every address of identity; mounted at the root, because each begins with a word of its own. */
export function openRoutes(identity: Identity): App {
  const routes = new Hono<AppEnv>()
  routes.route('/', openSignInRoutes(identity))
  routes.route('/', openSignUpRoutes(identity))
  routes.route('/', openPasswordResetRoutes(identity))
  routes.route('/', openProfileRoutes(identity))
  routes.route('/', openSessionsRoutes(identity))
  routes.route('/', openSecurityRoutes(identity))
  routes.route('/', openDataRoutes(identity))
  return routes
}
