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
import { filesByIds, keepFile } from '../../../media/index.ts'
import { organisationById } from '../../../network/index.ts'
import {
  announcementPlacesOf,
  mayAnnounce,
  mayEditProcess,
  type Process,
  workPathOf,
} from '../../../processes/index.ts'
import {
  announceConsultation,
  type ConsultationChanges,
  editConsultation,
  type FoundConsultation,
} from '../../actions.ts'
import { dropAnnouncementPlace, noteAnnouncementPlace } from '../../content.ts'
import type { ConsultationPorts } from '../../ports.ts'
import { missingForAnnouncement } from '../../rules.ts'
import { framed } from '../frame.tsx'
import { privacyClause } from './clause.ts'
import { PlaceForm } from './forms.ts'
import { AnnouncementParts, AnnouncePage, PartPage } from './pages.tsx'
import { PARTS, type Part } from './parts.ts'

/** The announcement part by part, where it was made known, and making it public. */
export function openAnnouncement(ports: ConsultationPorts): App {
  const routes = new Hono<AppEnv>()

  routes.get('/:slug/ogloszenie', async (c) => announcement(c, emptyForm()))

  for (const part of PARTS) {
    routes.get(`/:slug/ogloszenie/${part.key}`, async (c) => {
      const { frame, ...found } = await framed(c, mayEditProcess)
      const made = part.key === 'dane-osobowe' && !found.consultation.privacyNotice ? await clauseFor(c, found) : null
      const values = made === null ? part.values(found) : { privacyNotice: made }
      return page(c, <PartPage {...{ frame, part }} form={emptyForm(values)} made={made !== null} />)
    })

    routes.post(`/:slug/ogloszenie/${part.key}`, async (c) => {
      const { frame, ...found } = await framed(c, mayEditProcess)
      const form = await readForm(c, part.schema)
      if (!form.ok) return page(c, <PartPage {...{ frame, part, form }} />, 422)
      const changes = part.changes(form.value)
      const emptied = emptiedBy(c, changes, part, found)
      if (emptied)
        return page(c, <PartPage {...{ frame, part }} form={withProblem(c, form, emptied, 'http.form.needed')} />, 422)
      await editConsultation(c.get('context'), found, changes)
      return seeOther(
        c,
        `${workPathOf(found.process)}${found.process.announcedAt ? '/ogloszenie' : ''}`,
        'consultations.flash.saved',
      )
    })
  }

  routes.post('/:slug/ogloszenie/miejsca', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    const form = await readForm(c, PlaceForm, { files: 1 })
    if (!form.ok) return announcement(c, form, 422)
    const proof = await keepProof(c, process, form, form.value.place)
    if ('problem' in proof) return announcement(c, proof.problem, 422)
    await noteAnnouncementPlace(c.get('context'), process, { ...form.value, ...proof })
    return seeOther(c, `${workPathOf(process)}/ogloszenie`, 'consultations.flash.saved')
  })

  routes.post('/:slug/ogloszenie/miejsca/:id/usuniecie', async (c) => {
    const { process } = await framed(c, mayEditProcess)
    await dropAnnouncementPlace(c.get('context'), process, c.req.param('id'))
    return seeOther(c, `${workPathOf(process)}/ogloszenie`, 'consultations.flash.removed')
  })

  routes.get('/:slug/publikacja', async (c) => {
    const { frame: _, ...own } = await framed(c, mayAnnounce)
    const context = c.get('context')
    const obstacles = (await ports.obstacles?.(context, own.process)) ?? []
    return page(
      c,
      <AnnouncePage found={own} missing={missingForAnnouncement(own, context.now)} obstacles={obstacles} />,
    )
  })

  routes.post('/:slug/publikacja', async (c) => {
    const { frame: _, ...own } = await framed(c, mayAnnounce)
    await announceConsultation(c.get('context'), own, ports.announcing)
    return seeOther(c, workPathOf(own.process), 'consultations.flash.announced')
  })

  return routes
}

/** The notice of art. 13 RODO as a beginning, where nobody has written one. */
async function clauseFor(c: HttpContext, found: FoundConsultation): Promise<string> {
  const { db, house } = c.get('context')
  const organisation = await organisationById(db, found.process.organisationId)
  return privacyClause(found, organisation, { retention: house.config.retention, t: house.texts.in('pl') })
}

async function announcement(c: HttpContext, form: Form, status = 200) {
  const { frame, ...found } = await framed(c)
  const { db, now } = c.get('context')
  const announcedIn = await announcementPlacesOf(db, found.process.id)
  const files = await filesByIds(
    db,
    announcedIn.flatMap(({ fileId }) => fileId ?? []),
  )
  return page(
    c,
    <AnnouncementParts {...{ frame, form, found, announcedIn, files }} missing={missingForAnnouncement(found, now)} />,
    status,
  )
}

/** Keeps the picture or scan that proves a place of the announcement, public as the list it is in; there need be none. */
async function keepProof<T>(
  c: HttpContext,
  process: Process,
  form: Form<T>,
  title: string,
): Promise<{ fileId: string | null } | { problem: Form<T> }> {
  const [upload] = form.files
  if (!upload) return { fileId: null }
  const subject = { kind: 'process', id: process.id }
  const about = { subject, kinds: ['image', 'pdf'], visibility: 'public', title } as const
  const kept = await keepFile(c.get('context'), upload, about)
  return kept.ok ? { fileId: kept.file.id } : { problem: withProblem(c, form, 'file', kept.problem, kept.values) }
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
  const missing = missingForAnnouncement(after, c.get('context').now).find((field) => answers.includes(field))
  if (missing === 'dates') return process.opensAt ? 'closesAt' : 'opensAt'
  return missing === 'contact' ? 'contactEmail' : missing
}
