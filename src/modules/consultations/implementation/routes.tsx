import { Hono } from 'hono'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import { filesByIds } from '../../media/index.ts'
import { mayAnnounce, mayEditProcess, type Process, tagOf, workPathOf } from '../../processes/index.ts'
import { findConsultation } from '../actions.ts'
import { hasReport } from '../rules.ts'
import { keepAttached } from '../workspace/attaching.ts'
import { framed } from '../workspace/frame.tsx'
import { addMilestone, changeMilestone, dropMilestone, endMilestone, mayPlanSteps } from './actions.ts'
import { DoneForm, GivingUpForm, MilestoneForm } from './forms.ts'
import { ImplementationPage, ImplementationWorkPage, type Shown } from './pages.tsx'
import type { Milestone } from './rules.ts'
import { milestoneById, milestonesOf } from './store.ts'

/** `/konsultacje/:slug/wdrozenie`: what was promised and what became of it, from the report on. */
export function openImplementation(): App {
  const routes: App = new Hono<AppEnv>()

  routes.get('/:slug/wdrozenie', async (c) => {
    const context = c.get('context')
    const { process } = await findConsultation(context, c.req.param('slug'))
    allow(hasReport(process, context.now))
    return page(c, <ImplementationPage process={process} {...(await shownOf(c, process))} />, 200, {
      cache: [tagOf(process)],
    })
  })
  return routes
}

/** `/praca/konsultacje/:slug/wdrozenie`: the team's side. */
export function openImplementationWork(): App {
  const routes: App = new Hono<AppEnv>()
  const saved = (c: HttpContext, process: Process, flash = 'consultations.flash.saved') =>
    seeOther(c, `${workPathOf(process)}/wdrozenie`, flash)

  routes.get('/:slug/wdrozenie', async (c) => work(c, null, emptyForm()))

  routes.post('/:slug/wdrozenie', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const form = await readForm(c, MilestoneForm)
    if (!form.ok) return work(c, null, form, 422)
    await addMilestone(c.get('context'), process, form.value)
    return saved(c, process)
  })

  routes.get('/:slug/wdrozenie/:step', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const { title, description, responsible, dueOn } = await stepOf(c, process)
    const typed = { title, description, responsible, dueOn: dueOn.toString() }
    return work(c, await stepOf(c, process), emptyForm(typed))
  })

  routes.post('/:slug/wdrozenie/:step', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const step = await stepOf(c, process)
    const form = await readForm(c, MilestoneForm)
    if (!form.ok) return work(c, step, form, 422)
    const moved = !form.value.dueOn.equals(step.dueOn) && hasReport(process, c.get('context').now)
    if (moved && !form.value.reason)
      return work(c, step, withProblem(c, form, 'reason', 'consultations.implementation.reason-needed'), 422)
    await changeMilestone(c.get('context'), process, step, form.value)
    return saved(c, process)
  })

  routes.post('/:slug/wdrozenie/:step/wykonanie', async (c) => {
    const { process } = await framed(c, mayAnnounce)
    const step = await stepOf(c, process)
    const form = await readForm(c, DoneForm, { files: 1 })
    if (!form.ok) return work(c, step, form, 422)
    const about = { title: step.title, kinds: ['image'], alt: step.title } as const
    const kept = await keepAttached(c, process, form, about)
    if ('problem' in kept) return work(c, step, kept.problem, 422)
    await endMilestone(c.get('context'), process, step, { ...form.value, ...kept })
    return saved(c, process, 'consultations.flash.milestone-told')
  })

  routes.post('/:slug/wdrozenie/:step/odstapienie', async (c) => {
    const { process } = await framed(c, mayAnnounce)
    const step = await stepOf(c, process)
    const form = await readForm(c, GivingUpForm)
    if (!form.ok) return work(c, step, form, 422)
    await endMilestone(c.get('context'), process, step, form.value)
    return saved(c, process, 'consultations.flash.milestone-told')
  })

  routes.post('/:slug/wdrozenie/:step/usuniecie', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    await dropMilestone(c.get('context'), process, await stepOf(c, process))
    return saved(c, process, 'consultations.flash.removed')
  })

  return routes
}

async function shownOf({ var: { context } }: HttpContext, { id }: Process): Promise<Shown> {
  const milestones = await milestonesOf(context.db, id)
  const files = await filesByIds(
    context.db,
    milestones.flatMap(({ fileId }) => fileId ?? []),
  )
  return { milestones, files }
}

async function stepOf(c: HttpContext, process: Process): Promise<Milestone> {
  const id = c.req.param('step') ?? ''
  const step = found(isId(id) ? await milestoneById(c.get('context').db, id) : null)
  allow(step.processId === process.id)
  return step
}

async function work(c: HttpContext, editing: Milestone | null, form: Form, status = 200) {
  const { frame, process } = await framed(c)
  const { actor, now } = c.get('context')
  const isPublic = hasReport(process, now)
  const props = {
    ...(await shownOf(c, process)),
    mayPlan: mayPlanSteps(process, now),
    mayEnd: isPublic && mayAnnounce(actor, process),
    isPublic,
  }
  // What has ended stays as it was read: there is nothing to change any more.
  const open = editing?.endedAt ? null : editing
  return page(c, <ImplementationWorkPage {...{ frame, form, ...props }} editing={open} />, status)
}
