import { Hono } from 'hono'
import { personId } from '../../../platform/actor.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  requestSource,
  seeOther,
  throttle,
  withProblem,
} from '../../../platform/http/index.ts'
import { takeBack } from '../../ballots/index.ts'
import { pathOf, tagOf } from '../../processes/index.ts'
import { findEdition } from '../editions/actions.ts'
import type { At } from '../projects/actions.ts'
import { entryPathOf, isVotingNow, pollsOf } from '../voting/actions.ts'
import { joinDevice } from './actions.ts'
import { boothAt, letIn } from './booth.ts'
import { JoinDeviceForm } from './forms.ts'
import { BoothPage, JoinPage, PointsPage } from './pages.tsx'
import { pointsOf, shiftsOf } from './store.ts'

/** Points of voting for everybody, and the device that stands at one. */
export function openPoints(): App {
  const routes: App = new Hono<AppEnv>()
  const at = (c: HttpContext) => findEdition(c.get('context'), c.req.param('slug') ?? '')

  routes.get('/:slug/punkty', async (c) => {
    const { process, edition } = await at(c)
    const { db } = c.get('context')
    const points = await pointsOf(db, process.id)
    const shifts = await shiftsOf(db, points)
    return page(c, <PointsPage {...{ process, edition, points, shifts }} />, 200, {
      cache: [tagOf(process)],
      cacheSeconds: 60,
    })
  })

  routes.get('/:slug/punkt', async (c) => device(c, await at(c), emptyForm()))

  routes.post('/:slug/punkt', async (c) => {
    const context = c.get('context')
    const own = await at(c)
    await throttle(context, { what: 'voting-device', whom: requestSource(c), most: 30, seconds: 3600 })
    const form = await readForm(c, JoinDeviceForm)
    if (!form.ok) return device(c, own, form, 422)
    // Whoever votes on this device next would stand in somebody's account.
    if (personId(context.actor))
      return device(c, own, withProblem(c, form, 'code', 'budgets.points.join.signed-in'), 422)
    const joined = await joinDevice(context, own, form.value.code)
    if (!joined) return device(c, own, withProblem(c, form, 'code', 'budgets.points.join.wrong'), 422)
    letIn(c, own, joined.id)
    await forget(c, own)
    return seeOther(c, `${pathOf(own.process)}/punkt`)
  })

  routes.post('/:slug/punkt/poczatek', async (c) => {
    const own = await at(c)
    await forget(c, own)
    const booth = await boothAt(c, own.process.id)
    return seeOther(c, booth ? entryPathOf(own.process) : `${pathOf(own.process)}/punkt`)
  })

  // However often it is pressed, and by whomever: nothing of the last person stays.
  routes.post('/:slug/punkt/koniec', async (c) => {
    const own = await at(c)
    await forget(c, own)
    // Pages one may go back to, favourites, what was typed and not sent.
    c.header('clear-site-data', '"cache", "storage"')
    return seeOther(c, `${pathOf(own.process)}/punkt`, 'budgets.flash.booth-ready')
  })

  return routes
}

/** Nothing of whoever voted last is left on this device. */
async function forget(c: HttpContext, { process }: At) {
  takeBack(
    c,
    (await pollsOf(c.get('context'), process.id)).map(({ poll }) => poll),
  )
}

async function device(c: HttpContext, { process, edition }: At, form: Form, status = 200) {
  const context = c.get('context')
  c.header('cache-control', 'no-store')
  const booth = await boothAt(c, process.id)
  const open = isVotingNow(edition, context.now)
  return booth
    ? page(c, <BoothPage {...{ process, edition, booth, open }} />, status)
    : page(c, <JoinPage {...{ process, form }} />, status)
}
