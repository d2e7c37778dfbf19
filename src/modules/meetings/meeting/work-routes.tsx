import { Hono } from 'hono'
import { z } from 'zod'
import { asStream, writeCsv, writeXlsx } from '../../../platform/documents/index.ts'
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
import { newId } from '../../../platform/ids.ts'
import { ConfirmPage } from '../../../ui/index.ts'
import { gminasMeant, unitByCode } from '../../places/index.ts'
import { tasksComingBack } from '../minutes/returning.tsx'
import type { MeetingsPorts } from '../ports.ts'
import { cancelRegistration, followCancellation, followChange } from '../registration/actions.ts'
import { registrationTable } from '../registration/exporting.ts'
import { placesTaken, registrationById, registrationsPage } from '../registration/store.ts'
import { RegistrationsPage } from '../registration/work-page.tsx'
import { type Meeting, mayKeepMeeting, WORK_HOME, workPathOf } from '../rules.ts'
import { cancelRest } from '../series/actions.ts'
import {
  addAgendaItem,
  cancelMeeting,
  createMeeting,
  dropAgendaItem,
  editMeeting,
  findKeptMeeting,
  publishMeeting,
} from './actions.ts'
import { AgendaPage } from './agenda-page.tsx'
import { AgendaForm, CancelForm, inputOf, MeetingForm, typedOf } from './forms.ts'
import { holdersFor, scopeOf } from './holders.ts'
import { keptMeetings } from './kept-store.ts'
import { placeMeant } from './place.ts'
import { agendaOf } from './store.ts'
import { CancelMeetingPage, EditMeetingPage, KeptPage, NewMeetingPage } from './work-pages.tsx'

const PER_PAGE = 50
const Paged = z.object({ po: z.string().optional() })

/** The desk of those who keep meetings. */
export function workRoutes(ports: MeetingsPorts): App {
  const routes: App = new Hono<AppEnv>()
  const kept = (c: HttpContext) => findKeptMeeting(c.get('context'), c.req.param('id') ?? '')

  routes.get(WORK_HOME, async (c) => {
    const context = c.get('context')
    const { organisationIds, ofNetwork } = scopeOf(context.actor)
    allow(ofNetwork || organisationIds.length > 0)
    const { rows, next } = await keptMeetings(
      context.db,
      { organisationIds, ofNetwork },
      { after: readQuery(c, Paged).po, limit: PER_PAGE },
    )
    return page(c, <KeptPage desk={ports.desk(c)} meetings={rows} next={next} />)
  })

  routes.get(`${WORK_HOME}/nowe`, async (c) => {
    const holders = await holdersFor(c)
    return page(c, <NewMeetingPage form={emptyForm(NEW)} formKey={newId()} holders={holders} units={[]} />)
  })

  routes.post(`${WORK_HOME}/nowe`, async (c) => {
    const holders = await holdersFor(c)
    const form = await readForm(c, MeetingForm)
    const read = form.ok ? await withProcess(c, ports, form, form.value) : form
    if (!read.ok)
      return page(
        c,
        <NewMeetingPage
          form={read}
          formKey={String(read.values.key ?? newId())}
          holders={holders}
          units={await unitsTyped(c, read)}
        />,
        422,
      )
    const meeting = await createMeeting(c.get('context'), read.value.input, { submissionKey: read.value.key })
    return seeOther(c, workPathOf(meeting), 'meetings.done.created')
  })

  routes.get(`${WORK_HOME}/:id`, async (c) => {
    const meeting = await kept(c)
    const process = meeting.processId ? await ports.processOf(c.get('context'), meeting.processId) : null
    const unit = meeting.unitCode ? await unitByCode(c.get('context').db, meeting.unitCode) : null
    return editPage(c, meeting, emptyForm(typedOf(meeting, process?.slug ?? '', unit?.name ?? '')))
  })

  routes.post(`${WORK_HOME}/:id`, async (c) => {
    const meeting = await kept(c)
    const form = await readForm(c, MeetingForm)
    const read = form.ok ? await withProcess(c, ports, form, form.value) : form
    if (!read.ok) return editPage(c, meeting, read, 422)
    await editMeeting(c.get('context'), meeting, read.value.input, followChange)
    return seeOther(c, workPathOf(meeting), 'meetings.done.saved')
  })

  routes.post(`${WORK_HOME}/:id/ogloszenie`, async (c) => {
    const meeting = await kept(c)
    await publishMeeting(c.get('context'), meeting)
    return seeOther(c, workPathOf(meeting), 'meetings.done.published')
  })

  routes.get(`${WORK_HOME}/:id/odwolanie`, async (c) =>
    page(c, <CancelMeetingPage meeting={await kept(c)} form={emptyForm()} />),
  )

  routes.post(`${WORK_HOME}/:id/odwolanie`, async (c) => {
    const meeting = await kept(c)
    const form = await readForm(c, CancelForm)
    if (!form.ok) return page(c, <CancelMeetingPage {...{ meeting, form }} />, 422)
    const { reason, scope } = form.value
    if (scope === 'rest') await cancelRest(c.get('context'), meeting, reason)
    else await cancelMeeting(c.get('context'), meeting, reason, followCancellation)
    return seeOther(c, workPathOf(meeting), 'meetings.done.called-off')
  })

  routes.get(`${WORK_HOME}/:id/porzadek`, async (c) => agendaPage(c, await kept(c), emptyForm()))

  routes.post(`${WORK_HOME}/:id/porzadek`, async (c) => {
    const meeting = await kept(c)
    const form = await readForm(c, AgendaForm)
    if (!form.ok) return agendaPage(c, meeting, form, 422)
    await addAgendaItem(c.get('context'), meeting, form.value)
    return seeOther(c, `${workPathOf(meeting)}/porzadek`, 'meetings.done.item')
  })

  routes.post(`${WORK_HOME}/:id/porzadek/:item/usuniecie`, async (c) => {
    const meeting = await kept(c)
    await dropAgendaItem(c.get('context'), meeting, c.req.param('item'))
    return seeOther(c, `${workPathOf(meeting)}/porzadek`, 'meetings.done.item-removed')
  })

  routes.get(`${WORK_HOME}/:id/zapisy`, async (c) => {
    const context = c.get('context')
    const meeting = await kept(c)
    const { rows, next } = await registrationsPage(context.db, meeting.id, {
      after: readQuery(c, Paged).po,
      limit: PER_PAGE,
    })
    const taken = await placesTaken(context.db, meeting.id)
    return page(c, <RegistrationsPage desk={ports.desk(c)} {...{ meeting, next, taken }} registrations={rows} />)
  })

  routes.get(`${WORK_HOME}/:id/zapisy.csv`, async (c) => {
    const meeting = await kept(c)
    const { header, rows } = await registrationTable(c.get('context'), meeting)
    const delimiter = c.get('locale') === 'pl' ? ';' : ','
    return fileOf(c, meeting, 'csv', 'text/csv; charset=utf-8', writeCsv(rows, { header, delimiter }))
  })

  routes.get(`${WORK_HOME}/:id/zapisy.xlsx`, async (c) => {
    const meeting = await kept(c)
    const { header, rows } = await registrationTable(c.get('context'), meeting)
    const columns = header.map((name) => ({ header: name, width: 24 }))
    const sheet = {
      name: c.get('context').house.texts.in(c.get('locale'))('meetings.work.tab.registrations'),
      columns,
      rows,
    }
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return fileOf(c, meeting, 'xlsx', type, writeXlsx([sheet]))
  })

  routes.get(`${WORK_HOME}/:id/zapisy/:registration/wypisanie`, async (c) => {
    const t = c.get('context').house.texts.in(c.get('locale'))
    const { meeting, registration } = await registrationAt(c)
    const home = `${workPathOf(meeting)}/zapisy`
    return page(
      c,
      <ConfirmPage
        title={t('meetings.work.sign-off', { name: registration.name })}
        caption={meeting.title}
        back={{ label: t('meetings.work.tab.registrations'), href: home }}
        action={`${home}/${registration.id}/wypisanie`}
        button={t('meetings.own.cancel')}
        danger
      >
        <p>{t('meetings.work.sign-off.text')}</p>
      </ConfirmPage>,
    )
  })

  routes.post(`${WORK_HOME}/:id/zapisy/:registration/wypisanie`, async (c) => {
    const { meeting, registration } = await registrationAt(c)
    await cancelRegistration(c.get('context'), registration, 'keeper')
    return seeOther(c, `${workPathOf(meeting)}/zapisy`, 'meetings.done.signed-off')
  })

  return routes

  async function registrationAt(c: HttpContext) {
    const meeting = await kept(c)
    const registration = await registrationById(c.get('context').db, c.req.param('registration') ?? '')
    return { meeting, registration: found(registration?.meetingId === meeting.id ? registration : null) }
  }

  async function editPage(c: HttpContext, meeting: Meeting, form: Form, status = 200) {
    const holders = await holdersFor(c)
    const desk = ports.desk(c)
    const units = await unitsTyped(c, form)
    return page(c, <EditMeetingPage {...{ desk, meeting, form, holders, units }} formKey={meeting.id} />, status)
  }

  async function agendaPage(c: HttpContext, meeting: Meeting, form: Form, status = 200) {
    const agenda = await agendaOf(c.get('context').db, meeting.id)
    const returning = await tasksComingBack(c.get('context'), meeting)
    return page(c, <AgendaPage desk={ports.desk(c)} {...{ meeting, agenda, returning, form }} />, status)
  }
}

/** What a new meeting's form begins with. */
const NEW = { largestParty: '1', offerHours: '48', takesRegistrations: 'tak' }

/** A form with the process found that it names, or with the problem said. */
async function withProcess(
  c: HttpContext,
  ports: MeetingsPorts,
  form: Form<z.infer<typeof MeetingForm>>,
  value: z.infer<typeof MeetingForm>,
): Promise<Form<{ key: string; input: ReturnType<typeof inputOf> }>> {
  const context = c.get('context')
  const slug = value.process.split('/').at(-1) ?? ''
  const process = slug ? await ports.ownProcess(context, slug) : null
  if (slug && !process) return withProblem(c, emptied(form), 'process', 'meetings.form.process')
  if (!mayKeepMeeting(context.actor, { organisationId: value.holder === 'siec' ? null : value.holder }))
    return withProblem(c, emptied(form), 'holder', 'meetings.form.holder')
  const place = await placeMeant(context, value)
  if ('problem' in place) return withProblem(c, emptied(form), place.field, place.problem)
  const input = inputOf(value, process?.id ?? null, place)
  return { ok: true, value: { key: value.key, input }, values: form.values, problems: [], files: [] }
}

const unitsTyped = (c: HttpContext, form: Form) => gminasMeant(c.get('context').db, String(form.values.unit ?? ''))

function fileOf(
  c: HttpContext,
  meeting: Meeting,
  ending: 'csv' | 'xlsx',
  type: string,
  bytes: AsyncGenerator<Uint8Array>,
) {
  c.header('content-type', type)
  c.header('content-disposition', `attachment; filename="zapisy-${meeting.slug}.${ending}"`)
  c.header('cache-control', 'private, no-store')
  return c.body(asStream(bytes))
}

const emptied = <T,>(form: Form): Form<T> => ({ ...emptyForm<T>(form.values), files: form.files })
