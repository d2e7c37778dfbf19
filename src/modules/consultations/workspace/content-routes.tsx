import { Hono } from 'hono'
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
  withProblem,
} from '../../../platform/http/index.ts'
import { filesByIds, keepFile } from '../../media/index.ts'
import {
  announcementPlacesOf,
  documentsOf,
  mayEditProcess,
  type Process,
  reorderStages,
  type Stage,
  type StageInput,
  stagesOf,
  updatesOf,
  workPathOf,
} from '../../processes/index.ts'
import {
  addDocument,
  addDocumentVersion,
  addStage,
  addUpdate,
  changeStage,
  dropAnnouncementPlace,
  dropDocument,
  dropStage,
  dropUpdate,
  noteAnnouncementPlace,
} from '../content.ts'
import { DocumentForm, PlaceForm, StageForm, UpdateForm, VersionForm } from './forms.ts'
import { framed } from './frame.ts'
import { AnnouncementParts, DocumentsPage, StagesPage, UpdatesPage } from './pages.tsx'

const KINDS = ['pdf', 'docx', 'odt', 'xlsx', 'image'] as const

/** Stages, documents, updates and places of announcement in the workspace. */
export function openContentRoutes(): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/ogloszenie', async (c) => announcement(c, emptyForm()))

  routes.post('/:slug/ogloszenie/miejsca', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const form = await readForm(c, PlaceForm)
    if (!form.ok) return announcement(c, form, 422)
    await noteAnnouncementPlace(c.var.context, process, { ...form.value, fileId: null })
    return seeOther(c, `${workPathOf(process)}/ogloszenie`, 'consultations.flash.saved')
  })

  routes.post('/:slug/ogloszenie/miejsca/:id/usuniecie', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    await dropAnnouncementPlace(c.var.context, process, c.req.param('id'))
    return seeOther(c, `${workPathOf(process)}/ogloszenie`, 'consultations.flash.removed')
  })

  routes.get('/:slug/etapy', async (c) => stagesPage(c, null))

  routes.post('/:slug/etapy', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const form = await readForm(c, StageForm)
    if (!form.ok) return stagesPage(c, form, 422)
    await addStage(c.var.context, process, stageInput(form.value))
    return seeOther(c, `${workPathOf(process)}/etapy`, 'consultations.flash.saved')
  })

  routes.post('/:slug/etapy/:id', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const stage = await stageOf(c, process)
    const form = await readForm(c, StageForm)
    if (!form.ok) return stagesPage(c, form, 422, stage)
    await changeStage(c.var.context, process, stage, stageInput(form.value))
    return seeOther(c, `${workPathOf(process)}/etapy`, 'consultations.flash.saved')
  })

  routes.post('/:slug/etapy/:id/usuniecie', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    await dropStage(c.var.context, process, await stageOf(c, process))
    return seeOther(c, `${workPathOf(process)}/etapy`, 'consultations.flash.removed')
  })

  routes.post('/:slug/etapy/:id/wyzej', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const stage = await stageOf(c, process)
    const ids = (await stagesOf(c.var.context.db, process.id)).map(({ id }) => id)
    const place = ids.indexOf(stage.id)
    if (place > 0) ids.splice(place - 1, 0, ...ids.splice(place, 1))
    await reorderStages(c.var.context.db, process.id, ids)
    return seeOther(c, `${workPathOf(process)}/etapy`)
  })

  routes.get('/:slug/dokumenty', async (c) => documentsPage(c, emptyForm()))

  routes.post('/:slug/dokumenty', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const form = await readForm(c, DocumentForm, { files: 1 })
    if (!form.ok) return documentsPage(c, form, 422)
    const upload = form.files[0]
    if (!upload) return documentsPage(c, withProblem(c, form, 'file', 'consultations.documents.file-needed'), 422)
    const kept = await keepFile(c.var.context, upload, {
      subject: { kind: 'process', id: process.id },
      kinds: KINDS,
      visibility: 'public',
      title: form.value.title,
    })
    if (!kept.ok) return documentsPage(c, withProblem(c, form, 'file', kept.problem, kept.values), 422)
    await addDocument(c.var.context, process, { ...form.value, fileId: kept.file.id })
    return seeOther(c, `${workPathOf(process)}/dokumenty`, 'consultations.flash.saved')
  })

  routes.post('/:slug/dokumenty/:id/wersje', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const form = await readForm(c, VersionForm, { files: 1 })
    const document = found((await documentsOf(c.var.context.db, process.id)).find(({ id }) => id === c.req.param('id')))
    if (!form.ok) return documentsPage(c, form, 422)
    const upload = form.files[0]
    if (!upload) return documentsPage(c, withProblem(c, form, 'file', 'consultations.documents.file-needed'), 422)
    const kept = await keepFile(c.var.context, upload, {
      subject: { kind: 'process', id: process.id },
      kinds: KINDS,
      visibility: 'public',
      title: document.title,
    })
    if (!kept.ok) return documentsPage(c, withProblem(c, form, 'file', kept.problem, kept.values), 422)
    await addDocumentVersion(c.var.context, process, document, { fileId: kept.file.id, note: form.value.note })
    return seeOther(c, `${workPathOf(process)}/dokumenty`, 'consultations.flash.saved')
  })

  routes.post('/:slug/dokumenty/:id/usuniecie', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const document = found((await documentsOf(c.var.context.db, process.id)).find(({ id }) => id === c.req.param('id')))
    await dropDocument(c.var.context, process, document)
    return seeOther(c, `${workPathOf(process)}/dokumenty`, 'consultations.flash.removed')
  })

  routes.get('/:slug/aktualnosci', async (c) => updatesPage(c, emptyForm()))

  routes.post('/:slug/aktualnosci', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const form = await readForm(c, UpdateForm)
    if (!form.ok) return updatesPage(c, form, 422)
    await addUpdate(c.var.context, process, form.value)
    return seeOther(c, `${workPathOf(process)}/aktualnosci`, 'consultations.flash.update-published')
  })

  routes.post('/:slug/aktualnosci/:id/usuniecie', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    await dropUpdate(c.var.context, process, c.req.param('id'))
    return seeOther(c, `${workPathOf(process)}/aktualnosci`, 'consultations.flash.removed')
  })

  return routes
}

async function announcement(c: HttpContext, form: Form, status = 200) {
  const { frame, ...own } = await framed(c)
  return page(
    c,
    <AnnouncementParts
      {...{ frame, form, found: own }}
      announcedIn={await announcementPlacesOf(c.var.context.db, own.process.id)}
    />,
    status,
  )
}

async function stagesPage(c: HttpContext, form: Form | null, status = 200, given: Stage | null = null) {
  const { frame, process } = await framed(c)
  const stages = await stagesOf(c.var.context.db, process.id)
  const editing = given ?? stages.find(({ id }) => id === c.req.query('etap')) ?? null
  return page(
    c,
    <StagesPage {...{ frame, stages, editing }} form={form ?? emptyForm(editing ? stageValues(editing) : {})} />,
    status,
  )
}

async function documentsPage(c: HttpContext, form: Form, status = 200) {
  const { frame, process } = await framed(c)
  const documents = await documentsOf(c.var.context.db, process.id)
  const files = await filesByIds(
    c.var.context.db,
    documents.flatMap((document) => document.versions.map(({ fileId }) => fileId)),
  )
  return page(c, <DocumentsPage {...{ frame, documents, files, form }} />, status)
}

async function updatesPage(c: HttpContext, form: Form, status = 200) {
  const { frame, process } = await framed(c)
  return page(c, <UpdatesPage {...{ frame, form }} updates={await updatesOf(c.var.context.db, process.id)} />, status)
}

async function stageOf(c: HttpContext, process: Process): Promise<Stage> {
  return found((await stagesOf(c.var.context.db, process.id)).find(({ id }) => id === c.req.param('id')))
}

const stageInput = (value: Record<string, unknown>): StageInput => ({
  ...(value as Omit<StageInput, 'description' | 'activity'>),
  description: '',
  activity: value.kind === 'collecting' ? 'remarks' : null,
})

const stageValues = (stage: Stage) => ({
  kind: stage.kind,
  title: stage.title,
  startsAt: localOf(stage.startsAt),
  endsAt: localOf(stage.endsAt),
  displayedDate: stage.displayedDate ?? '',
  place: stage.place,
  accessibility: stage.accessibility,
  link: stage.link ?? '',
})

const localOf = (instant: Temporal.Instant | null) =>
  instant ? instant.toZonedDateTimeISO('Europe/Warsaw').toPlainDateTime().toString({ smallestUnit: 'minute' }) : ''
