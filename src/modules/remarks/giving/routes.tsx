import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
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
  withProblem,
} from '../../../platform/http/index.ts'
import { filesOf, keepFile } from '../../media/index.ts'
import { findUnits, isNear, type PreparedArea, prepareAreaMap, roundPoint, unitByCode } from '../../places/index.ts'
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
import { contactOf, recordStop } from '../contacts-store.ts'
import { ownPath } from '../emails.tsx'
import type { RemarksPorts } from '../ports.ts'
import type { Remark } from '../rules.ts'
import { remarkByReference } from '../store.ts'
import { EmailForm, KeyForm, RemarkForm, StatisticsForm } from './forms.ts'
import { EditPage, OwnPage, StopPage, WithdrawPage, WritingPage } from './pages.tsx'
import { SHORTEST_WRITING, secondsSince, signMoment } from './shown.ts'

const ATTACHMENTS = { files: 5 }
const ATTACHMENT_KINDS = ['image', 'pdf', 'docx', 'odt'] as const

/** Giving a remark and what its author may do with it later; mounted at the home of the process. */
export function openGiving(ports: RemarksPorts): App {
  const routes = new Hono<AppEnv>()
  const processAt = (c: HttpContext) => findProcess(c.var.context, ports.kind, c.req.param('slug') ?? '')

  routes.get('/:slug/uwagi/nowa', async (c) => {
    const process = await processAt(c)
    if (!isOpen(process, c.var.context.now)) refuse('process-not-open')
    return writing(c, ports, process, emptyForm())
  })

  routes.post('/:slug/uwagi/nowa', async (c) => {
    const { context } = c.var
    const process = await processAt(c)
    const settings = await ports.settingsOf(context, process)
    const form = await readForm(c, RemarkForm, settings.takesAttachments ? ATTACHMENTS : undefined)
    if (!form.ok) return writing(c, ports, process, form, 422)
    const seconds = secondsSince(context.house, context.now, form.value.shown)
    if (form.value.website || seconds === null || seconds < SHORTEST_WRITING)
      return writing(c, ports, process, withProblem(c, form, '', 'remarks.form.too-quick'), 422)
    await throttle(context, { what: 'remark', whom: requestSource(c), most: 60, seconds: 3600 })

    const given = await giveRemark(context, process, settings, {
      ...form.value,
      point: await spotOf(c, process, form.value.spot),
    })
    if (!given.secret)
      return seeOther(c, `/konsultacje/${process.slug}/uwagi/${given.reference}`, 'remarks.flash.given-before')
    const kept = await Promise.all(
      form.files.map((file) =>
        keepFile(context, file, {
          subject: { kind: 'remark', id: given.id },
          kinds: ATTACHMENT_KINDS,
          visibility: 'public',
        }),
      ),
    )
    return seeOther(
      c,
      ownPath(process, given, given.secret),
      kept.every((file) => file.ok) ? undefined : 'remarks.flash.attachment-refused',
    )
  })

  routes.get('/:slug/uwagi/:reference/moja', async (c) => ownPage(c, ports, await own(c, processAt)))

  routes.post('/:slug/uwagi/:reference/moja/adres', async (c) => {
    const { context } = c.var
    const form = await readForm(c, EmailForm)
    const at = await own(c, processAt, String(form.values.key ?? ''))
    if (!form.ok) return ownPage(c, ports, at, { email: form }, 422)
    await throttle(context, { what: 'remark-contact', whom: requestSource(c), most: 20, seconds: 3600 })
    await leaveContact(context, at.process, at.remark, at.secret, form.value.email)
    return seeOther(c, ownPath(at.process, at.remark, at.secret), 'remarks.flash.contact-left')
  })

  routes.post('/:slug/uwagi/:reference/moja/statystyka', async (c) => {
    const { context } = c.var
    const form = await readForm(c, StatisticsForm)
    const at = await own(c, processAt, String(form.values.key ?? ''))
    if (!form.ok) return ownPage(c, ports, at, { statistics: form }, 422)
    const [place] = form.value.place ? await findUnits(context.db, form.value.place, { limit: 1, level: 'gmina' }) : []
    if (form.value.place && !place)
      return ownPage(c, ports, at, { statistics: withProblem(c, form, 'place', 'remarks.form.place-unknown') }, 422)
    await giveStatistics(context, at.process, at.remark, at.secret, {
      ageBand: form.value.ageBand,
      gender: form.value.gender,
      unitCode: place?.unit.code ?? null,
    })
    return seeOther(c, ownPath(at.process, at.remark, at.secret), 'remarks.flash.statistics-given')
  })

  routes.get('/:slug/uwagi/:reference/moja/tekst', async (c) => {
    const at = await own(c, processAt)
    if (!isOpen(at.process, c.var.context.now)) refuse('process-not-open')
    const { body, quotation, placeWords, signature } = at.remark
    const form = emptyForm({
      body,
      quotation: quotation ?? '',
      placeWords: placeWords ?? '',
      signature: signature ?? '',
    })
    return page(c, <EditPage {...at} settings={await ports.settingsOf(c.var.context, at.process)} form={form} />)
  })

  routes.post('/:slug/uwagi/:reference/moja/tekst', async (c) => {
    const { context } = c.var
    const form = await readForm(c, RemarkForm)
    const at = await own(c, processAt, String(form.values.formKey ?? ''))
    const settings = await ports.settingsOf(context, at.process)
    if (!form.ok) return page(c, <EditPage {...at} settings={settings} form={form} />, 422)
    const { lon, lat } = at.remark
    const point = lon !== null && lat !== null ? { lon, lat } : null
    await editRemark(context, at.process, settings, at.remark, at.secret, { ...form.value, point })
    return seeOther(c, ownPath(at.process, at.remark, at.secret), 'remarks.flash.edited')
  })

  routes.get('/:slug/uwagi/:reference/moja/wycofanie', async (c) =>
    page(c, <WithdrawPage {...(await own(c, processAt))} />),
  )

  routes.post('/:slug/uwagi/:reference/moja/wycofanie', async (c) => {
    const form = await readForm(c, KeyForm)
    const at = await own(c, processAt, form.ok ? form.value.key : '')
    await withdrawRemark(c.var.context, at.process, at.remark, at.secret)
    return seeOther(c, ownPath(at.process, at.remark, at.secret), 'remarks.flash.withdrawn')
  })

  routes.get('/:slug/uwagi/:reference/bez-wiadomosci', async (c) =>
    page(c, <StopPage {...(await own(c, processAt))} />),
  )

  routes.post('/:slug/uwagi/:reference/bez-wiadomosci', async (c) => {
    const form = await readForm(c, KeyForm)
    const at = await own(c, processAt, form.ok ? form.value.key : '')
    await recordStop(c.var.context.db, at.remark.id, c.var.context.now)
    return seeOther(c, `/konsultacje/${at.process.slug}`, 'remarks.flash.stopped')
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
  const { context } = c.var
  const process = await processAt(c)
  const remark = found(await remarkByReference(context.db, process.id, c.req.param('reference') ?? ''))
  allow(await opens(context, remark, key))
  return { process, remark, secret: key }
}

async function writing(c: HttpContext, ports: RemarksPorts, process: Process, form: Form, status = 200) {
  const { context } = c.var
  const settings = await ports.settingsOf(context, process)
  const area = settings.takesPlace ? await areaOf(c, process) : null
  const formKey = typeof form.values.formKey === 'string' && form.values.formKey ? form.values.formKey : randomUUID()
  const shown =
    typeof form.values.shown === 'string' && form.values.shown
      ? form.values.shown
      : signMoment(context.house, context.now)
  return page(c, <WritingPage {...{ process, settings, form, formKey, shown, area }} />, status)
}

async function ownPage(
  c: HttpContext,
  ports: RemarksPorts,
  at: Own,
  forms: { email?: Form; statistics?: Form } = {},
  status = 200,
) {
  const { context } = c.var
  // A clerk's scan of the letter is the team's alone, and no link to it would open.
  const files = (await filesOf(context.db, { kind: 'remark', id: at.remark.id })).filter((file) => file.visibility === 'public')
  return page(
    c,
    <OwnPage
      {...at}
      settings={await ports.settingsOf(context, at.process)}
      attachments={files}
      editable={isOpen(at.process, context.now) && !at.remark.withdrawnAt}
      contactLeft={(await contactOf(context.db, at.remark.id)) !== null}
      emailForm={forms.email ?? emptyForm()}
      statisticsForm={forms.statistics ?? emptyForm()}
    />,
    status,
  )
}

async function areaOf(c: HttpContext, process: Process): Promise<PreparedArea | null> {
  const unit = await unitByCode(c.var.context.db, process.unitCode)
  return unit && prepareAreaMap(c.var.context.db, unit)
}

/** The place under the touched spot; one far outside the area is left out, and the words say where. */
async function spotOf(c: HttpContext, process: Process, spot: string): Promise<RemarkInput['point']> {
  if (!spot) return null
  const area = await areaOf(c, process)
  if (!area) return null
  const [right = 0, down = 0] = spot.split(',').map(Number)
  const { frame } = area.drawing
  const point = frame.pointAt(right * frame.width, down * frame.height)
  return isNear(point, process.unitCode) ? roundPoint(point) : null
}
