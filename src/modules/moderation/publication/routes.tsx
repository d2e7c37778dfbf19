import { Hono } from 'hono'
import { isId } from '../../../platform/db/index.ts'
import { allow } from '../../../platform/errors.ts'
import { type App, type AppEnv, emptyForm, page, readForm, seeOther } from '../../../platform/http/index.ts'
import { ALL_DESK, frameOf, teamDeskPath } from '../frame.ts'
import type { Moderated, Needs } from '../needs.ts'
import { publishThings, refuseThings, waitingAmong } from './actions.ts'
import { RefusalForm, WaitingForm } from './forms.ts'
import { RefusalPage } from './pages.tsx'

/** Showing, or not, what waited for a moderator; many at once. */
export function publicationRoutes(needs: Needs): App {
  const routes: App = new Hono<AppEnv>()
  const { subjects } = needs

  routes.post('/moderacja/publikacja', async (c) => {
    const context = c.get('context')
    const form = await readForm(c, WaitingForm)
    allow(form.ok)
    const { kind, ids, act } = form.value
    const things = await waitingAmong(context, subjects, kind, ids)
    const home = homeOf(things)
    if (things.length === 0) return seeOther(c, home, 'moderation.flash.none-chosen')
    if (act === 'refuse')
      return page(
        c,
        <RefusalPage
          {...(await frameOf(c, needs, things[0]?.organisationId ?? null))}
          {...{ things, home }}
          form={emptyForm()}
        />,
      )
    await publishThings(context, subjects, kind, ids)
    return seeOther(c, home, 'moderation.flash.published')
  })

  routes.post('/moderacja/publikacja/odmowa', async (c) => {
    const context = c.get('context')
    const form = await readForm(c, RefusalForm)
    const kind = String(form.values.kind ?? '')
    const things = await waitingAmong(context, subjects, kind, [form.values.ids ?? []].flat().filter(isId))
    const home = homeOf(things)
    if (!form.ok)
      return page(
        c,
        <RefusalPage {...(await frameOf(c, needs, things[0]?.organisationId ?? null))} {...{ things, home, form }} />,
        422,
      )
    await refuseThings(context, subjects, kind, form.value.ids, form.value)
    return seeOther(c, home, 'moderation.flash.refused')
  })

  return routes
}

/** The desk where these wait: their team's. */
const homeOf = (things: Moderated[]) => (things[0]?.organisationId ? teamDeskPath(things[0].organisationId) : ALL_DESK)
