import { Hono } from 'hono'
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
import { announcementPlacesOf, mayAnnounce, mayEditProcess, workPathOf } from '../../../processes/index.ts'
import {
  announceConsultation,
  type ConsultationChanges,
  editConsultation,
  type FoundConsultation,
} from '../../actions.ts'
import { dropAnnouncementPlace, noteAnnouncementPlace } from '../../content.ts'
import { missingForAnnouncement } from '../../rules.ts'
import { framed } from '../frame.tsx'
import { PlaceForm } from './forms.ts'
import { AnnouncementParts, AnnouncePage, PartPage } from './pages.tsx'
import { PARTS, type Part } from './parts.ts'

/** The announcement part by part, where it was made known, and making it public. */
export function openAnnouncement(): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/ogloszenie', async (c) => announcement(c, emptyForm()))

  for (const part of PARTS) {
    routes.get(`/:slug/ogloszenie/${part.key}`, async (c) => {
      const { frame, ...found } = await framed(c, mayEditProcess)
      return page(c, <PartPage {...{ frame, part }} form={emptyForm(part.values(found))} />)
    })

    routes.post(`/:slug/ogloszenie/${part.key}`, async (c) => {
      const { frame, ...found } = await framed(c, mayEditProcess)
      const form = await readForm(c, part.schema)
      if (!form.ok) return page(c, <PartPage {...{ frame, part, form }} />, 422)
      const changes = part.changes(form.value)
      const emptied = emptiedBy(c, changes, part, found)
      if (emptied)
        return page(c, <PartPage {...{ frame, part }} form={withProblem(c, form, emptied, 'http.form.needed')} />, 422)
      await editConsultation(c.var.context, found, changes)
      return seeOther(
        c,
        `${workPathOf(found.process)}${found.process.announcedAt ? '/ogloszenie' : ''}`,
        'consultations.flash.saved',
      )
    })
  }

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

  routes.get('/:slug/publikacja', async (c) => {
    const { frame: _, ...own } = await framed(c, mayAnnounce)
    return page(c, <AnnouncePage found={own} missing={missingForAnnouncement(own, c.var.context.now)} />)
  })

  routes.post('/:slug/publikacja', async (c) => {
    const { frame: _, ...own } = await framed(c, mayAnnounce)
    await announceConsultation(c.var.context, own)
    return seeOther(c, workPathOf(own.process), 'consultations.flash.announced')
  })

  return routes
}

async function announcement(c: HttpContext, form: Form, status = 200) {
  const { frame, ...found } = await framed(c)
  const { db, now } = c.var.context
  const announcedIn = await announcementPlacesOf(db, found.process.id)
  return page(
    c,
    <AnnouncementParts {...{ frame, form, found, announcedIn }} missing={missingForAnnouncement(found, now)} />,
    status,
  )
}

/** The field which an announcement that is out cannot do without, and which these changes would leave empty. */
function emptiedBy(
  c: HttpContext,
  changes: ConsultationChanges,
  { answers }: Part,
  found: FoundConsultation,
): string | undefined {
  if (!found.process.announcedAt) return undefined
  const process = { ...found.process, ...changes.process }
  const after = { process, consultation: { ...found.consultation, ...changes.consultation } }
  const missing = missingForAnnouncement(after, c.var.context.now).find((field) => answers.includes(field))
  if (missing === 'dates') return process.opensAt ? 'closesAt' : 'opensAt'
  return missing === 'contact' ? 'contactEmail' : missing
}
