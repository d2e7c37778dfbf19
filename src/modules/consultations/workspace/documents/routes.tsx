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
  withProblem,
} from '../../../../platform/http/index.ts'
import { filesByIds, keepFile } from '../../../media/index.ts'
import {
  documentsOf,
  mayEditProcess,
  type Process,
  type ProcessDocument,
  workPathOf,
} from '../../../processes/index.ts'
import { addDocument, addDocumentVersion, changeDocument, dropDocument } from '../../content.ts'
import { framed } from '../frame.tsx'
import { DocumentForm, VersionForm } from './forms.ts'
import { DocumentPage, DocumentsPage } from './pages.tsx'

const KINDS = ['pdf', 'docx', 'odt', 'xlsx', 'image'] as const

/** Documents under consultation: brought, described, brought again in a new version. */
export function openDocuments(): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/dokumenty', async (c) => documentsPage(c, emptyForm()))

  routes.post('/:slug/dokumenty', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const form = await readForm(c, DocumentForm, { files: 1 })
    if (!form.ok) return documentsPage(c, form, 422)
    const kept = await keepUpload(c, process, form, form.value.title)
    if ('problem' in kept) return documentsPage(c, kept.problem, 422)
    await addDocument(c.get('context'), process, { ...form.value, fileId: kept.fileId })
    return seeOther(c, `${workPathOf(process)}/dokumenty`, 'consultations.flash.saved')
  })

  routes.get('/:slug/dokumenty/:id', async (c) => documentPage(c, {}))

  routes.post('/:slug/dokumenty/:id', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const document = await documentOf(c, process)
    const form = await readForm(c, DocumentForm)
    if (!form.ok) return documentPage(c, { description: form }, 422)
    await changeDocument(c.get('context'), process, document, form.value)
    return seeOther(c, `${workPathOf(process)}/dokumenty/${document.id}`, 'consultations.flash.saved')
  })

  routes.post('/:slug/dokumenty/:id/wersje', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const form = await readForm(c, VersionForm, { files: 1 })
    const document = await documentOf(c, process)
    if (!form.ok) return documentPage(c, { version: form }, 422)
    const kept = await keepUpload(c, process, form, document.title)
    if ('problem' in kept) return documentPage(c, { version: kept.problem }, 422)
    await addDocumentVersion(c.get('context'), process, document, { fileId: kept.fileId, note: form.value.note })
    return seeOther(c, `${workPathOf(process)}/dokumenty/${document.id}`, 'consultations.flash.saved')
  })

  routes.post('/:slug/dokumenty/:id/usuniecie', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    await dropDocument(c.get('context'), process, await documentOf(c, process))
    return seeOther(c, `${workPathOf(process)}/dokumenty`, 'consultations.flash.removed')
  })

  return routes
}

async function documentsPage(c: HttpContext, form: Form, status = 200) {
  const { frame, process } = await framed(c)
  const documents = await documentsOf(c.get('context').db, process.id)
  return page(c, <DocumentsPage {...{ frame, documents, form }} />, status)
}

async function documentPage(c: HttpContext, forms: { description?: Form; version?: Form }, status = 200) {
  const { frame, process } = await framed(c)
  const document = await documentOf(c, process)
  const files = await filesByIds(
    c.get('context').db,
    document.versions.map(({ fileId }) => fileId),
  )
  const { title, description, plainSummary } = document
  const descriptionForm = forms.description ?? emptyForm({ title, description, plainSummary: plainSummary ?? '' })
  const versionForm = forms.version ?? emptyForm()
  return page(c, <DocumentPage {...{ frame, document, files, descriptionForm, versionForm }} />, status)
}

async function documentOf(c: HttpContext, process: Process): Promise<ProcessDocument> {
  return found((await documentsOf(c.get('context').db, process.id)).find(({ id }) => id === c.req.param('id')))
}

/** Keeps the one file of a form, public as the page it is on; or the form with what is wrong with the file. */
async function keepUpload<T>(
  c: HttpContext,
  process: Process,
  form: Form<T>,
  title: string,
): Promise<{ fileId: string } | { problem: Form<T> }> {
  const [upload] = form.files
  if (!upload) return { problem: withProblem(c, form, 'file', 'consultations.documents.file-needed') }
  const about = { subject: { kind: 'process', id: process.id }, kinds: KINDS, visibility: 'public', title } as const
  const kept = await keepFile(c.get('context'), upload, about)
  return kept.ok ? { fileId: kept.file.id } : { problem: withProblem(c, form, 'file', kept.problem, kept.values) }
}
