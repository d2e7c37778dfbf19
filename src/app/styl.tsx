import { Hono } from 'hono'
import { found } from '../platform/errors.ts'
import { type App, type AppEnv, page } from '../platform/http/index.ts'

/** `/styl`: every component in every state, for those who build. Only `npm run dev` serves it; tests check it in `src/ui`. */
export function openStylRoutes(): App {
  const routes: App = new Hono<AppEnv>()
  routes.get('/styl/:name{[a-z-]+}?', async (c) => {
    const { stylPages } = await import('../ui/styl/index.ts')
    const pages: Record<string, (typeof stylPages)[keyof typeof stylPages]> = stylPages
    return page(c, found(pages[c.req.param('name') ?? ''])())
  })
  return routes
}
