import { Hono } from 'hono'
import { z } from 'zod'
import { newId } from '../../../platform/db/index.ts'
import { asStream, type DocumentModel, qrSvg, writeCsv, writePdf } from '../../../platform/documents/index.ts'
import { found } from '../../../platform/errors.ts'
import {
  type App,
  type AppEnv,
  emptyForm,
  type HttpContext,
  line,
  page,
  readForm,
  requestSource,
  seeOther,
  throttle,
  withProblem,
} from '../../../platform/http/index.ts'
import { findKeptMeeting, findMeeting } from '../meeting/actions.ts'
import type { MinutesPorts } from '../minutes/ports.ts'
import { HOME, pathOf, WORK_HOME, workPathOf } from '../rules.ts'
import { attend, makeCode, markAttendance, noteAttendances, takeOffAttendance } from './actions.ts'
import { AttendancePage, AttendPage, listTitle } from './pages.tsx'
import { isDoorOpen, presenceOf } from './rules.ts'
import { codeOf, listedPeople } from './store.ts'

const AttendForm = z.object({
  key: z.uuid(),
  code: z.string().trim().min(6, 'meetings.attendance.code-needed').max(12),
  name: line(120).pipe(z.string().min(2, 'meetings.attendance.name-needed')),
})

const NoteForm = z.object({
  key: z.uuid(),
  registrations: z.array(z.uuid()).default([]),
  names: z
    .string()
    .max(20_000)
    .default('')
    .transform((typed) => [...new Set(typed.split('\n').map((name) => name.trim().slice(0, 120)))].filter(Boolean)),
})

const MarksForm = z.object({ late: z.string().default(''), left: z.string().default('') })

const LIST = `${WORK_HOME}/:id/obecnosc`

/** Who was there: the door, the list of those who keep the meeting, and the list on paper. */
export function attendanceRoutes(ports: MinutesPorts): App {
  const routes: App = new Hono<AppEnv>()

  routes.get(`${HOME}/:slug/obecnosc`, async (c) => {
    const context = c.get('context')
    const meeting = await findMeeting(context, c.req.param('slug'))
    const code = c.req.query('kod') ?? ''
    const name = context.actor.kind === 'person' ? context.actor.name : ''
    const open = isDoorOpen(meeting, context.now)
    return page(c, <AttendPage {...{ meeting, open }} form={emptyForm({ code, name })} formKey={newId()} />)
  })

  routes.post(`${HOME}/:slug/obecnosc`, async (c) => {
    const context = c.get('context')
    const meeting = await findMeeting(context, c.req.param('slug'))
    const form = await readForm(c, AttendForm)
    const open = isDoorOpen(meeting, context.now)
    if (!form.ok) return page(c, <AttendPage {...{ meeting, open, form }} formKey={newId()} />, 422)
    // A code of six letters could be guessed by trying; nobody at the door needs thirty tries.
    await throttle(context, { what: 'attend', whom: requestSource(c), most: 30, seconds: 3600 })
    if (!(await attend(context, meeting, form.value))) {
      const wrong = withProblem(c, form, 'code', 'meetings.attendance.code-wrong')
      return page(c, <AttendPage {...{ meeting, open }} form={wrong} formKey={newId()} />, 422)
    }
    return seeOther(c, `${pathOf(meeting)}/obecnosc`, 'meetings.attendance.attended')
  })

  const kept = (c: HttpContext) => findKeptMeeting(c.get('context'), c.req.param('id') ?? '')
  const back = (c: HttpContext, meeting: { id: string }) =>
    seeOther(c, `${workPathOf(meeting)}/obecnosc`, 'meetings.attendance.noted')

  routes.get(LIST, async (c) => {
    const context = c.get('context')
    const meeting = await kept(c)
    const code = await codeOf(context.db, meeting.id)
    const people = await listedPeople(context.db, meeting.id)
    return page(c, <AttendancePage {...{ meeting, people, code }} desk={ports.desk(c)} formKey={newId()} />)
  })

  routes.post(LIST, async (c) => {
    const meeting = await kept(c)
    const form = await readForm(c, NoteForm)
    if (form.ok) {
      const { registrations: registrationIds, names, key } = form.value
      await noteAttendances(c.get('context'), meeting, { registrationIds, names, key })
    }
    return back(c, meeting)
  })

  routes.post(`${LIST}/kod`, async (c) => {
    const meeting = await kept(c)
    await makeCode(c.get('context'), meeting)
    return seeOther(c, `${workPathOf(meeting)}/obecnosc`, 'meetings.attendance.code-made')
  })

  // To hang on the door: the phone opens the page with the code in its place.
  routes.get(`${LIST}/kod.svg`, async (c) => {
    const context = c.get('context')
    const meeting = await kept(c)
    const code = found(await codeOf(context.db, meeting.id))
    const door = `${context.house.config.url}${pathOf(meeting)}/obecnosc?kod=${code}`
    c.header('content-type', 'image/svg+xml')
    return c.body(qrSvg(door, context.house.texts.in(c.get('locale'))('meetings.attendance.qr')))
  })

  routes.get(`${LIST}/lista.csv`, async (c) => {
    const meeting = await kept(c)
    const t = c.get('context').house.texts.in(c.get('locale'))
    const people = await listedPeople(c.get('context').db, meeting.id)
    const rows = people.map(({ name, mode, partySize, attendance }) => [
      name,
      mode ?? '',
      partySize,
      t(`meetings.attendance.presence.${presenceOf(attendance)}`),
    ])
    const header = ['person', 'mode', 'party', 'presence'].map((key) => t(`meetings.attendance.${key}`))
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', `attachment; filename="obecnosc-${meeting.slug}.csv"`)
    return c.body(asStream(writeCsv(rows, { header, delimiter: c.get('locale') === 'pl' ? ';' : ',' })))
  })

  // For a room without a network: names to sign beside, and empty lines for those who come unannounced.
  routes.get(`${LIST}/lista.pdf`, async (c) => {
    const context = c.get('context')
    const meeting = await kept(c)
    const t = context.house.texts.in(c.get('locale'))
    const people = await listedPeople(context.db, meeting.id)
    const names = [...people.map(({ name }) => name), ...Array.from({ length: 15 }, () => '')]
    const model: DocumentModel = {
      title: t('meetings.attendance.list'),
      language: c.get('locale'),
      subtitle: listTitle(meeting, c.get('locale')),
      madeAt: context.now,
      blocks: [
        {
          kind: 'table',
          columns: [
            { header: t('meetings.attendance.number'), width: 0.4 },
            { header: t('meetings.attendance.person'), width: 2, rowHeader: true },
            { header: t('meetings.attendance.signature'), width: 2 },
          ],
          rows: names.map((name, index) => [String(index + 1), name, '']),
        },
      ],
    }
    c.header('content-type', 'application/pdf')
    c.header('content-disposition', `attachment; filename="lista-${meeting.slug}.pdf"`)
    return c.body(asStream(writePdf(model)))
  })

  routes.post(`${LIST}/:attendance{[0-9a-f-]{36}}`, async (c) => {
    const meeting = await kept(c)
    const form = await readForm(c, MarksForm)
    if (form.ok)
      await markAttendance(c.get('context'), meeting, c.req.param('attendance'), {
        cameLate: form.value.late === 'tak',
        leftEarly: form.value.left === 'tak',
      })
    return back(c, meeting)
  })

  routes.post(`${LIST}/:attendance{[0-9a-f-]{36}}/usuniecie`, async (c) => {
    const meeting = await kept(c)
    await takeOffAttendance(c.get('context'), meeting, c.req.param('attendance'))
    return back(c, meeting)
  })

  return routes
}
