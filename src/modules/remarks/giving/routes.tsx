import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { Context } from '../../../platform/context.ts'
import { allow, found, refuse } from '../../../platform/errors.ts'
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
  type UploadedFile,
  withProblem,
} from '../../../platform/http/index.ts'
import { SHORTEST_WRITING, secondsSince, signMoment } from '../../../platform/shown.ts'
import { filesOf, keepFile } from '../../media/index.ts'
import { hidingOf } from '../../moderation/index.ts'
import { findUnits, isNear, pointOnPicture, roundPoint, type Unit, unitByCode } from '../../places/index.ts'
import { findProcess, isOpen, type Process } from '../../processes/index.ts'
import {
  editRemark,
  giveRemark,
  giveStatistics,
  leaveContact,
  opens,
  type RemarkInput,
  withdrawRemark,
} from '../actions.ts'
import { ownPath, remarkPath } from '../addresses.ts'
import { contactOf } from '../contacts-store.ts'
import type { RemarksPorts } from '../ports.ts'
import { isPublic, type Remark } from '../rules.ts'
import { remarkByReference } from '../store.ts'
import { EditForm, EmailForm, KeyForm, RemarkForm, StatisticsForm } from './forms.ts'
import { EditPage, OwnPage, WithdrawPage } from './pages.tsx'
import { WritingPage } from './writing-page.tsx'

const ATTACHMENTS = { files: 5 }
const ATTACHMENT_KINDS = ['image', 'pdf', 'docx', 'odt'] as const

/** Giving a remark and what its author may do with it later; mounted at the home of the process. */
export function openGiving(ports: RemarksPorts): App {
  const routes = new Hono<AppEnv>()
  const processAt = (c: HttpContext) => findProcess(c.get('context'), ports.kind, c.req.param('slug') ?? '')

  routes.get('/:slug/uwagi/nowa', async (c) => {
    const process = await processAt(c)
    if (!isOpen(process, c.get('context').now)) refuse('process-not-open')
    return writing(c, ports, process, emptyForm())
  })

  routes.post('/:slug/uwagi/nowa', async (c) => {
    const context = c.get('context')
    const process = await processAt(c)
    // Before the form is read: nobody should mend what cannot be sent.
    if (!isOpen(process, context.now)) refuse('process-not-open')
    const settings = await ports.settingsOf(context, process)
    const form = await readForm(c, RemarkForm, settings.takesAttachments ? ATTACHMENTS : undefined)
    if (isPicking(form)) return writing(c, ports, process, await picked(c, process, form))
    if (!form.ok) return writing(c, ports, process, form, 422)
    const seconds = secondsSince(context.house, context.now, form.value.shown)
    if (form.value.website || seconds === null || seconds < SHORTEST_WRITING)
      return writing(c, ports, process, withProblem(c, form, '', 'remarks.form.too-quick'), 422)
    await throttle(context, { what: 'remark', whom: requestSource(c), most: 60, seconds: 3600 })

    // A form shown before the setting was changed may still carry a place.
    const place = settings.takesPlace
      ? { placeWords: form.value.placeWords, point: await spotOf(c, process, form.value.spot) }
      : { placeWords: null, point: null }
    const given = await giveRemark(context, process, settings, { ...form.value, ...place })
    if (!given.secret) return seeOther(c, remarkPath(process, given), 'remarks.flash.given-before')
    const kept = given.first ? await keepAttachments(context, given.id, form.files) : true
    return seeOther(c, ownPath(process, given, given.secret), kept ? undefined : 'remarks.flash.attachment-refused')
  })

  routes.get('/:slug/uwagi/:reference/moja', async (c) => ownPage(c, await own(c, processAt)))

  routes.post('/:slug/uwagi/:reference/moja/adres', async (c) => {
    const context = c.get('context')
    const form = await readForm(c, EmailForm)
    const at = await own(c, processAt, String(form.values.key ?? ''))
    if (!form.ok) return ownPage(c, at, { email: form }, 422)
    await throttle(context, { what: 'remark-contact', whom: requestSource(c), most: 20, seconds: 3600 })
    await leaveContact(context, at.process, at.remark, at.secret, form.value.email)
    return seeOther(c, ownPath(at.process, at.remark, at.secret), 'remarks.flash.contact-left')
  })

  routes.post('/:slug/uwagi/:reference/moja/statystyka', async (c) => {
    const context = c.get('context')
    const form = await readForm(c, StatisticsForm)
    const at = await own(c, processAt, String(form.values.key ?? ''))
    if (!form.ok) return ownPage(c, at, { statistics: form }, 422)
    const [place] = form.value.place ? await findUnits(context.db, form.value.place, { limit: 1, level: 'gmina' }) : []
    if (form.value.place && !place)
      return ownPage(c, at, { statistics: withProblem(c, form, 'place', 'remarks.form.place-unknown') }, 422)
    await giveStatistics(context, at.process, at.remark, at.secret, {
      ageBand: form.value.ageBand,
      gender: form.value.gender,
      unitCode: place?.unit.code ?? null,
    })
    return seeOther(c, ownPath(at.process, at.remark, at.secret), 'remarks.flash.statistics-given')
  })

  routes.get('/:slug/uwagi/:reference/moja/tekst', async (c) => {
    const at = await own(c, processAt)
    if (!isOpen(at.process, c.get('context').now)) refuse('process-not-open')
    const { body, quotation, placeWords, signature } = at.remark
    const form = emptyForm({
      body,
      quotation: quotation ?? '',
      placeWords: placeWords ?? '',
      signature: signature ?? '',
    })
    return page(c, <EditPage {...at} settings={await ports.settingsOf(c.get('context'), at.process)} form={form} />)
  })

  routes.post('/:slug/uwagi/:reference/moja/tekst', async (c) => {
    const context = c.get('context')
    const form = await readForm(c, EditForm)
    const at = await own(c, processAt, String(form.values.key ?? ''))
    const settings = await ports.settingsOf(context, at.process)
    if (!form.ok) return page(c, <EditPage {...at} settings={settings} form={form} />, 422)
    const { lon, lat } = at.remark
    const point = lon !== null && lat !== null ? { lon, lat } : null
    // A place given while the setting allowed it stays: the form does not show it any more.
    const placeWords = settings.takesPlace ? form.value.placeWords : at.remark.placeWords
    await editRemark(context, at.process, settings, at.remark, at.secret, { ...form.value, placeWords, point })
    return seeOther(c, ownPath(at.process, at.remark, at.secret), 'remarks.flash.edited')
  })

  routes.get('/:slug/uwagi/:reference/moja/wycofanie', async (c) =>
    page(c, <WithdrawPage {...(await own(c, processAt))} />),
  )

  routes.post('/:slug/uwagi/:reference/moja/wycofanie', async (c) => {
    const form = await readForm(c, KeyForm)
    const at = await own(c, processAt, form.ok ? form.value.key : '')
    await withdrawRemark(c.get('context'), at.process, at.remark, at.secret)
    return seeOther(c, ownPath(at.process, at.remark, at.secret), 'remarks.flash.withdrawn')
  })

  return routes
}

interface Own {
  process: Process
  remark: Remark
  secret: string
}

/** The remark whose author holds the key; without the right one there is no such page. */
async function own(
  c: HttpContext,
  processAt: (c: HttpContext) => Promise<Process>,
  key = c.req.query('klucz') ?? '',
): Promise<Own> {
  const context = c.get('context')
  const process = await processAt(c)
  const remark = found(await remarkByReference(context.db, process.id, c.req.param('reference') ?? ''))
  allow(await opens(context, remark, key))
  return { process, remark, secret: key }
}

async function writing(c: HttpContext, ports: RemarksPorts, process: Process, form: Form, status = 200) {
  const context = c.get('context')
  const settings = await ports.settingsOf(context, process)
  const unit = settings.takesPlace ? await unitByCode(context.db, process.unitCode) : null
  const spot = unit && pointAt(unit, String(form.values.spot ?? ''))
  const formKey = String(form.values.formKey ?? '') || randomUUID()
  const shown = String(form.values.shown ?? '') || signMoment(context.house, context.now)
  return page(c, <WritingPage {...{ process, settings, form, formKey, shown, unit, spot }} />, status)
}

const isPicking = (form: Form) => form.values['pick.x'] !== undefined

/** The form again, with the spot that was pressed; its other fields are judged when it is sent. */
async function picked(c: HttpContext, process: Process, form: Form): Promise<Form> {
  const spot = `${form.values['pick.x']},${form.values['pick.y']}`
  const values = { ...form.values, spot: (await spotOf(c, process, spot)) ? spot : '' }
  return values.spot ? emptyForm(values) : withProblem(c, emptyForm(values), 'placeWords', 'remarks.form.spot.outside')
}

/** The place under the pressed spot; one far outside the area is left out, and the words say where. */
async function spotOf(c: HttpContext, process: Process, spot: string): Promise<RemarkInput['point']> {
  const unit = spot ? await unitByCode(c.get('context').db, process.unitCode) : null
  return unit && pointAt(unit, spot)
}

function pointAt(unit: Unit, spot: string): RemarkInput['point'] {
  if (!spot) return null
  const [x = Number.NaN, y = Number.NaN] = spot.split(',').map(Number)
  const point = pointOnPicture(unit, x, y)
  return point && isNear(point, unit.code) ? roundPoint(point) : null
}

/** @returns false when one of them could not be kept */
async function keepAttachments(context: Context, remarkId: string, files: UploadedFile[]): Promise<boolean> {
  const about = { subject: { kind: 'remark', id: remarkId }, kinds: ATTACHMENT_KINDS, visibility: 'public' } as const
  const kept = await Promise.all(files.map((file) => keepFile(context, file, about)))
  return kept.every((file) => file.ok)
}

async function ownPage(c: HttpContext, at: Own, forms: { email?: Form; statistics?: Form } = {}, status = 200) {
  const context = c.get('context')
  const { process, remark } = at
  // Attachments are for everybody or nobody, so before a moderator has looked only their names are shown.
  const attachments = (await filesOf(context.db, { kind: 'remark', id: remark.id }))
    .filter(({ visibility }) => visibility === 'public')
    .map(({ name, href }) => ({ name, href: isPublic(remark) ? href : null }))
  return page(
    c,
    <OwnPage
      {...at}
      hiding={remark.hiddenAt ? await hidingOf(context, { kind: 'remark', id: remark.id }) : null}
      attachments={attachments}
      editable={isOpen(process, context.now) && !remark.withdrawnAt}
      contactLeft={(await contactOf(context.db, remark.id)) !== null}
      emailForm={forms.email ?? emptyForm()}
      statisticsForm={forms.statistics ?? emptyForm()}
    />,
    status,
  )
}
