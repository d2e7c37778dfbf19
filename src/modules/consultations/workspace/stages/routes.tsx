import { Hono } from 'hono'
import { found } from '../../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  seeOther,
} from '../../../../platform/http/index.ts'
import {
  mayEditProcess,
  type Process,
  type Stage,
  type StageInput,
  stagesOf,
  workPathOf,
} from '../../../processes/index.ts'
import { addStage, changeStage, dropStage, raiseStage } from '../../content.ts'
import { typedMoment } from '../fields.ts'
import { framed } from '../frame.tsx'
import { StageForm } from './forms.ts'
import { StagesPage } from './pages.tsx'

/** The stages of a consultation: planned, changed, put in order. */
export function openStages(): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/etapy', async (c) => stagesPage(c, null))

  routes.post('/:slug/etapy', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const form = await readForm(c, StageForm)
    if (!form.ok) return stagesPage(c, form, 422)
    await addStage(c.get('context'), process, stageInput(form.value))
    return seeOther(c, `${workPathOf(process)}/etapy`, 'consultations.flash.saved')
  })

  routes.post('/:slug/etapy/:id', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const stage = await stageOf(c, process)
    const form = await readForm(c, StageForm)
    if (!form.ok) return stagesPage(c, form, 422, stage)
    await changeStage(c.get('context'), process, stage, stageInput(form.value, stage))
    return seeOther(c, `${workPathOf(process)}/etapy`, 'consultations.flash.saved')
  })

  routes.post('/:slug/etapy/:id/usuniecie', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    await dropStage(c.get('context'), process, await stageOf(c, process))
    return seeOther(c, `${workPathOf(process)}/etapy`, 'consultations.flash.removed')
  })

  routes.post('/:slug/etapy/:id/wyzej', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    await raiseStage(c.get('context'), process, await stageOf(c, process))
    return seeOther(c, `${workPathOf(process)}/etapy`)
  })

  return routes
}

async function stagesPage(c: HttpContext, form: Form | null, status = 200, given: Stage | null = null) {
  const { frame, process } = await framed(c)
  const stages = await stagesOf(c.get('context').db, process.id)
  const editing = given ?? stages.find(({ id }) => id === c.req.query('etap')) ?? null
  return page(
    c,
    <StagesPage {...{ frame, stages, editing }} form={form ?? emptyForm(editing ? stageValues(editing) : {})} />,
    status,
  )
}

async function stageOf(c: HttpContext, process: Process): Promise<Stage> {
  return found((await stagesOf(c.get('context').db, process.id)).find(({ id }) => id === c.req.param('id')))
}

const stageInput = (typed: StageForm, before?: Stage): StageInput => ({
  ...typed,
  description: before?.description ?? '',
  activity: typed.kind === 'collecting' ? 'remarks' : null,
})

const stageValues = (stage: Stage) => ({
  kind: stage.kind,
  title: stage.title,
  startsAt: typedMoment(stage.startsAt),
  endsAt: typedMoment(stage.endsAt),
  displayedDate: stage.displayedDate ?? '',
  place: stage.place,
  accessibility: stage.accessibility,
  link: stage.link ?? '',
})
