import { Hono } from 'hono'
import { personId } from '../../../platform/actor.ts'
import { found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
} from '../../../platform/http/index.ts'
import { mayEditProcess, workPathOf } from '../../processes/index.ts'
import { publicationsOf } from '../editions/store.ts'
import { projectsOf } from '../projects/store.ts'
import { AppealDecisionForm } from '../work/forms.ts'
import { framed } from '../work/frame.tsx'
import { decideAppeal, judgesOf } from './actions.ts'
import { AppealsPage, AppealWorkPage } from './appeal-pages.tsx'
import { projectAt } from './desk.ts'
import { appealOf, appealsOf } from './store.ts'

/** Appeals on the desk. */
export function openAppeals(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/odwolania', async (c) => {
    const context = c.get('context')
    const { frame, process } = await framed(c)
    const appeals = await appealsOf(context.db, process.id)
    const projects = new Map((await projectsOf(context.db, process.id)).map((project) => [project.id, project]))
    const rows = [...appeals.values()]
      .flatMap((appeal) => {
        const project = projects.get(appeal.projectId)
        return project ? [{ appeal, project }] : []
      })
      .sort((a, b) => Number(a.appeal.outcome !== null) - Number(b.appeal.outcome !== null))
    return page(c, <AppealsPage {...{ frame, rows }} />)
  })

  routes.get('/:slug/odwolania/:id', async (c) => appealPage(c, emptyForm()))
  routes.post('/:slug/odwolania/:id', async (c) => {
    const { at, project } = await projectAt(c, mayEditProcess)
    const appeal = found(await appealOf(c.get('context').db, project.id))
    const form = await readForm(c, AppealDecisionForm)
    if (!form.ok) return appealPage(c, form, 422)
    await decideAppeal(c.get('context'), at, project, appeal, form.value)
    return seeOther(c, `${workPathOf(at.process)}/odwolania`, 'budgets.flash.saved')
  })

  return routes
}

async function appealPage(c: HttpContext, form: Form, status = 200) {
  const context = c.get('context')
  const { frame, at, project } = await projectAt(c)
  const appeal = found(await appealOf(context.db, project.id))
  const me = personId(context.actor)
  const { settings } = at.edition
  const texts = new Map([...settings.formal, ...settings.substantive].map(({ id, text }) => [id, text]))
  const props = {
    frame,
    project,
    appeal,
    form,
    contested: appeal.contested.map((id) => texts.get(id) ?? id),
    ownHand: me !== null && (await judgesOf(context, project)).has(me),
    fixed: (await publicationsOf(context.db, at.process.id)).appeals !== undefined,
  }
  return page(c, <AppealWorkPage {...props} />, status)
}
