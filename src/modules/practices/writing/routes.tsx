import { Hono } from 'hono'
import { z } from 'zod'

import { isId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type Form,
  type HttpContext,
  page,
  readForm,
  readQuery,
  seeOther,
  withProblem,
} from '../../../platform/http/index.ts'
import { acceptOf, filesOf, findFile, keepFile, removeFile } from '../../media/index.ts'
import { pointOnPicture } from '../../places/index.ts'
import { maySee as maySeeProcess, type Process, processById } from '../../processes/index.ts'
import {
  archivePractice,
  confirmPractice,
  draftPractice,
  findWritten,
  restorePractice,
  savePractice,
  submitPractice,
  takeBack,
  toldOf,
} from '../actions.ts'
import { Content, publicPoint } from '../content.ts'
import { BasicsForm, PictureForm, ReasonForm, StoryForm } from '../forms.ts'
import type { PracticesPorts } from '../ports.ts'
import { StillTruePage } from '../reading/pages.tsx'
import { revisionsOf } from '../revisions-store.ts'
import { FILE_SUBJECT, HOME, isPublic, mayDraft, subjectOf, WORK, workPathOf } from '../rules.ts'
import { practicesOfPerson } from '../store.ts'
import { BasicsPage } from './basics-page.tsx'
import { alikeTo, basicsOf, basicsValues, storyOf, storyValues, unitsNamed, unitsOf } from './input.ts'
import { OwnPracticesPage } from './own-page.tsx'
import { ArchivePage } from './reasons-pages.tsx'
import { StoryPage } from './story-page.tsx'
import { WorkPage } from './work-page.tsx'

const KINDS = ['image', 'pdf', 'docx', 'odt', 'xlsx'] as const
const FromProcess = z.object({ proces: z.uuid().optional().catch(undefined) })
const Pressed = z.object({ 'pick.x': z.coerce.number(), 'pick.y': z.coerce.number() })

/** Writing a practice: two screens, its place and pictures, giving it to the editors. */
export function writingRoutes(ports: PracticesPorts): App {
  const routes: App = new Hono<AppEnv>()
  const at = (c: HttpContext) => findWritten(c.get('context'), c.req.param('id') ?? '')

  routes.get(WORK, async (c) => {
    const { actor, db } = c.get('context')
    allow(actor.kind === 'person')
    const teams = actor.roles.flatMap(({ role, scope }) =>
      scope !== null && ['team-admin', 'editor'].includes(role) ? [scope] : [],
    )
    const practices = await practicesOfPerson(db, actor.id, teams)
    return page(c, <OwnPracticesPage desk={ports.ownDesk(c)} practices={practices} />)
  })

  routes.get(`${HOME}/nowa`, async (c) => {
    const context = c.get('context')
    // A stranger is led to sign in; nothing here is hidden from them but the form.
    if (!mayDraft(context.actor))
      return c.redirect(
        c.get('url')(`/zaloguj?dalej=${encodeURIComponent(`${HOME}/nowa${new URL(c.req.url).search}`)}`),
        303,
      )
    const process = await processAt(c, readQuery(c, FromProcess).proces)
    const values = process
      ? basicsValues(await begunFrom(c, ports, process))
      : { country: 'PL', precision: 'municipality' }
    return page(c, <BasicsPage form={emptyForm(values)} practice={null} process={process} alike={[]} />)
  })

  routes.post(`${HOME}/nowa`, async (c) => {
    const context = c.get('context')
    allow(mayDraft(context.actor))
    const read = await basics(c)
    const process = await processAt(c, read.ok ? read.input.proces : undefined)
    if (!read.ok) return page(c, <BasicsPage form={read.form} practice={null} process={process} alike={[]} />, 422)
    const begun = process ? await begunFrom(c, ports, process) : null
    const content = Content.parse({ ...begun, ...basicsOf(read.input, read.units, null) })
    const alike = read.input.evenAlike ? [] : await alikeTo(context, content)
    if (alike.length > 0) return page(c, <BasicsPage form={read.form} practice={null} {...{ process, alike }} />, 422)
    const options = process ? { processId: process.id, organisationId: process.organisationId } : {}
    const { id } = await draftPractice(context, content, options)
    return seeOther(c, `${WORK}/${id}/przebieg`, 'practices.done.drafted')
  })

  routes.get(`${WORK}/:id`, async (c) => workPage(c, ports, emptyForm()))

  routes.get(`${WORK}/:id/podstawy`, async (c) => {
    const { practice, revision } = await at(c)
    const form = emptyForm(basicsValues(revision.content))
    return page(c, <BasicsPage form={form} practice={practice} process={null} alike={[]} />)
  })

  routes.post(`${WORK}/:id/podstawy`, async (c) => {
    const { practice, revision } = await at(c)
    const read = await basics(c)
    if (!read.ok) return page(c, <BasicsPage form={read.form} practice={practice} process={null} alike={[]} />, 422)
    const changes = basicsOf(read.input, read.units, revision.content)
    const alike = read.input.evenAlike ? [] : await alikeTo(c.get('context'), changes, practice.id)
    if (alike.length > 0)
      return page(c, <BasicsPage form={read.form} practice={practice} process={null} alike={alike} />, 422)
    await savePractice(c.get('context'), practice, changes)
    return seeOther(c, workPathOf(practice), 'practices.done.saved')
  })

  routes.get(`${WORK}/:id/przebieg`, async (c) => {
    const { practice, revision } = await at(c)
    return page(c, <StoryPage form={emptyForm(storyValues(revision.content))} practice={practice} />)
  })

  routes.post(`${WORK}/:id/przebieg`, async (c) => {
    const { practice } = await at(c)
    const form = await readForm(c, StoryForm)
    if (!form.ok) return page(c, <StoryPage form={form} practice={practice} />, 422)
    await savePractice(c.get('context'), practice, storyOf(form.value), form.value.note)
    return seeOther(c, workPathOf(practice), 'practices.done.saved')
  })

  routes.post(`${WORK}/:id/punkt`, async (c) => {
    const { practice, revision } = await at(c)
    const form = await readForm(c, Pressed)
    const [unit] = await unitsOf(c.get('context'), revision.content)
    const pressed = form.ok && unit ? pointOnPicture(unit, form.value['pick.x'], form.value['pick.y']) : null
    if (pressed)
      await savePractice(c.get('context'), practice, {
        point: publicPoint(revision.content.precision, pressed, unit ?? null),
      })
    return seeOther(c, `${workPathOf(practice)}#punkt`, pressed ? 'practices.done.saved' : undefined)
  })

  routes.post(`${WORK}/:id/pliki`, async (c) => {
    const context = c.get('context')
    const { practice } = await at(c)
    let form: Form = await readForm(c, PictureForm, { files: 1 })
    const [upload] = form.files
    if (!upload) form = withProblem(c, form, 'file', 'practices.problem.file')
    if (form.ok && upload) {
      const { alt, title } = form.value as z.infer<typeof PictureForm>
      const kept = await keepFile(context, upload, {
        subject: subjectOf(practice),
        kinds: [...KINDS],
        visibility: 'public',
        alt: alt || null,
        needsAlt: true,
        title: title || null,
      })
      if (kept.ok) {
        await toldOf(context, practice)
        return seeOther(c, `${workPathOf(practice)}#zdjecia`, 'practices.done.file')
      }
      const field = kept.problem === 'media.problem.alt' ? 'alt' : 'file'
      form = withProblem(c, form, field, kept.problem, kept.values)
    }
    return workPage(c, ports, form, 422)
  })

  routes.post(`${WORK}/:id/pliki/:file/usuniecie`, async (c) => {
    const { practice } = await at(c)
    const fileId = c.req.param('file')
    const file = found(isId(fileId) ? await findFile(c.get('context').db, fileId) : null)
    allow(file.subject.kind === FILE_SUBJECT && file.subject.id === practice.id)
    await removeFile(c.get('context'), file.id)
    await toldOf(c.get('context'), practice)
    return seeOther(c, `${workPathOf(practice)}#zdjecia`, 'practices.done.file-removed')
  })

  routes.post(`${WORK}/:id/zgloszenie`, async (c) => {
    const { practice } = await at(c)
    await submitPractice(c.get('context'), practice)
    return seeOther(c, workPathOf(practice), 'practices.done.submitted')
  })

  routes.post(`${WORK}/:id/zgloszenie/wycofanie`, async (c) => {
    const { practice } = await at(c)
    await takeBack(c.get('context'), practice)
    return seeOther(c, workPathOf(practice), 'practices.done.taken-back')
  })

  routes.get(`${WORK}/:id/aktualnosc`, async (c) => {
    const { practice } = await at(c)
    allow(isPublic(practice))
    return page(c, <StillTruePage practice={practice} />)
  })

  routes.post(`${WORK}/:id/aktualnosc`, async (c) => {
    const { practice } = await at(c)
    await confirmPractice(c.get('context'), practice)
    return seeOther(c, workPathOf(practice), 'practices.done.confirmed')
  })

  routes.get(`${WORK}/:id/archiwum`, async (c) => {
    const { practice } = await at(c)
    allow(practice.publishedAt !== null)
    return page(c, <ArchivePage practice={practice} form={emptyForm()} />)
  })

  routes.post(`${WORK}/:id/archiwum`, async (c) => {
    const { practice } = await at(c)
    const form = await readForm(c, ReasonForm)
    if (!form.ok) return page(c, <ArchivePage {...{ practice, form }} />, 422)
    await archivePractice(c.get('context'), practice, form.value.reason)
    return seeOther(c, workPathOf(practice), 'practices.done.archived')
  })

  routes.post(`${WORK}/:id/archiwum/cofniecie`, async (c) => {
    const { practice } = await at(c)
    await restorePractice(c.get('context'), practice)
    return seeOther(c, workPathOf(practice), 'practices.done.restored')
  })

  return routes
}

async function workPage(c: HttpContext, ports: PracticesPorts, picture: Form, status = 200) {
  const context = c.get('context')
  const { practice, revision } = await findWritten(context, c.req.param('id') ?? '')
  const earlier = await revisionsOf(context.db, practice.id)
  const settled = earlier.find(({ settledAt }) => settledAt !== null)
  return page(
    c,
    <WorkPage
      desk={ports.ownDesk(c)}
      practice={practice}
      revision={revision}
      returned={settled?.outcome === 'returned' ? settled : null}
      units={await unitsOf(context, revision.content)}
      files={await filesOf(context.db, subjectOf(practice))}
      picture={picture}
      pictureKinds={acceptOf(KINDS)}
    />,
    status,
  )
}

/** The first screen as it came, with the units it names; or what to mend. */
async function basics(c: HttpContext) {
  const form = await readForm(c, BasicsForm)
  if (!form.ok) return { ok: false as const, form }
  const { units, unknown } = await unitsNamed(c.get('context'), form.value.place)
  if (unknown)
    return {
      ok: false as const,
      form: withProblem(c, form, 'place', 'practices.problem.place-unknown', { text: unknown }),
    }
  if (units.length === 0 && form.value.country === 'PL')
    return { ok: false as const, form: withProblem(c, form, 'place', 'practices.problem.place') }
  return { ok: true as const, form, input: form.value, units }
}

/** A process this person may see and that people know of. */
async function processAt(c: HttpContext, id: string | undefined): Promise<Process | null> {
  const process = id ? await processById(c.get('context').db, id) : null
  return process?.announcedAt && maySeeProcess(c.get('context').actor, process) ? process : null
}

/** A practice as a process begins it. */
async function begunFrom(c: HttpContext, ports: PracticesPorts, process: Process): Promise<Content> {
  const story = await ports.tellOf(c.get('context'), process)
  const year = (process.closesAt ?? process.createdAt).toZonedDateTimeISO('Europe/Warsaw').year
  return Content.parse({
    title: process.title,
    essence: process.summary.slice(0, 400),
    tool: 'consultations',
    theme: process.topic,
    organiserType: 'local-government',
    scale: 'gmina',
    yearFrom: (process.opensAt ?? process.createdAt).toZonedDateTimeISO('Europe/Warsaw').year,
    yearTo: year,
    unitCodes: [process.unitCode],
    placeWords: process.areaWords ?? '',
    precision: 'municipality',
    ...story,
  })
}
