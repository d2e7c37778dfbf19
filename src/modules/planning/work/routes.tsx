import { Hono } from 'hono'
import { found } from '../../../platform/errors.ts'
import { type App, type AppEnv, emptyForm, page, seeOther } from '../../../platform/http/index.ts'
import { mayEditProcess } from '../../processes/index.ts'
import { openAnnouncing } from '../announcing/routes.tsx'
import { keepReasons } from '../calendar/reasons.ts'
import { openInvited } from '../invited/routes.tsx'
import { judgeProcess } from '../plans/calendar.ts'
import { planOfProcess, reasonsOf } from '../plans/store.ts'
import type { PlanningPorts } from '../ports.ts'
import { openSavingTemplate } from '../templates/routes.tsx'
import { framed } from './frame.tsx'
import { PlanPage } from './plan-page.tsx'

/** Planning's pages in the workspace of a consultation, below `/praca/konsultacje`. */
export function openWorkRoutes(ports: PlanningPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/plan', async (c) => {
    const context = c.get('context')
    const frame = await framed(c, ports)
    const plan = await planOfProcess(context.db, frame.process.id)
    const elsewhere = await ports.formsElsewhere(context, frame.process)
    const judged = plan && (await judgeProcess(context, plan, frame.process, elsewhere))
    const reasons = plan ? await reasonsOf(context.db, plan.id) : new Map()
    return page(c, <PlanPage {...{ frame, plan, judged, reasons }} form={emptyForm()} />)
  })

  routes.post('/:slug/plan', async (c) => {
    const context = c.get('context')
    const { process } = await framed(c, ports, mayEditProcess)
    const plan = found(await planOfProcess(context.db, process.id))
    const judged = await judgeProcess(context, plan, process, await ports.formsElsewhere(context, process))
    await keepReasons(c, plan, judged?.warnings ?? [], process)
    return seeOther(c, `/praca/konsultacje/${process.slug}/plan`, 'planning.flash.saved')
  })

  openSavingTemplate(routes, ports)
  openAnnouncing(routes, ports)
  openInvited(routes, ports)
  return routes
}
