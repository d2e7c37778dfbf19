import { Hono } from 'hono'
import type { VNode } from 'preact'
import { RESULTS_ISLAND } from '../../src/modules/forms/index.ts'
import type { Context } from '../../src/platform/context.ts'
import { type App, type AppEnv, page } from '../../src/platform/http/index.ts'
import { Page } from '../../src/ui/index.ts'

/** A page with results on maps and nothing else. */
export function resultsPage(results: (context: Context) => Promise<ReadonlyMap<string, VNode>>): App {
  const routes: App = new Hono<AppEnv>()
  routes.get('/', async (c) =>
    page(
      c,
      <Page title="Wyniki" islands={[RESULTS_ISLAND]}>
        <h1>Wyniki</h1>
        {[...(await results(c.var.context)).values()]}
      </Page>,
    ),
  )
  return routes
}
