import { Hono } from 'hono'
import type { Context } from '../../../platform/context.ts'
import { allow, found } from '../../../platform/errors.ts'
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
import { formatSize } from '../../../platform/texts/index.ts'
import { filesByIds } from '../../media/index.ts'
import { findKeptMeeting, findMeeting } from '../meeting/actions.ts'
import type { MinutesPorts } from '../minutes/ports.ts'
import { HOME, type Meeting, tagOf, WORK_HOME, workPathOf } from '../rules.ts'
import {
  addRecording,
  describeRecording,
  keptRecording,
  mayHave,
  type Problem,
  recordingsSeen,
  removeRecording,
} from './actions.ts'
import { DescribedForm, RecordingForm } from './forms.ts'
import { RecordingPage, type RecordingShown } from './pages.tsx'
import type { Recording } from './rules.ts'
import { recordingById } from './store.ts'
import { EditRecordingPage, RecordingsPage } from './work-pages.tsx'

const WORK = `${WORK_HOME}/:id/nagrania`

/** Recordings of meetings and slides: for those who listen and read, and for those who add them. */
export function recordingRoutes(ports: MinutesPorts): App {
  const routes: App = new Hono<AppEnv>()
  const kept = (c: HttpContext) => findKeptMeeting(c.get('context'), c.req.param('id') ?? '')
  const back = (c: HttpContext, meeting: Meeting, message: string) =>
    seeOther(c, `${workPathOf(meeting)}/nagrania`, message)

  routes.get(`${HOME}/:slug/nagrania/:recording`, async (c) => {
    const context = c.get('context')
    const meeting = await findMeeting(context, c.req.param('slug'))
    const recording = await recordingById(context.db, c.req.param('recording'))
    const own = found(recording?.meetingId === meeting.id ? recording : null)
    allow(await mayHave(context, meeting, own, ports))
    const shown = found((await shownOf(context, [own]))[0])
    const cache = own.audience === 'public' ? { cache: [tagOf(meeting)] } : {}
    return page(c, <RecordingPage meeting={meeting} {...shown} />, 200, cache)
  })

  routes.get(WORK, async (c) => listPage(c, await kept(c), emptyForm()))

  routes.post(WORK, async (c) => {
    const meeting = await kept(c)
    const form = await readForm(c, RecordingForm, { files: 2 })
    if (!form.ok) return listPage(c, meeting, form)
    const file = uploadOf(form, 'file')
    if (!file) return listPage(c, meeting, withProblem(c, form, 'file', 'meetings.recordings.file-needed'))
    const problem = await addRecording(c.get('context'), meeting, form.value, {
      file,
      captions: uploadOf(form, 'captions'),
    })
    if (problem) return listPage(c, meeting, told(c, form, problem))
    return back(c, meeting, 'meetings.recordings.added')
  })

  routes.get(`${WORK}/:recording`, async (c) => {
    const meeting = await kept(c)
    const { title, transcript, audience } = await keptRecording(c.get('context'), meeting, c.req.param('recording'))
    return onePage(c, meeting, emptyForm({ title, transcript, audience }))
  })

  routes.post(`${WORK}/:recording`, async (c) => {
    const meeting = await kept(c)
    const recording = await keptRecording(c.get('context'), meeting, c.req.param('recording'))
    const form = await readForm(c, DescribedForm, { files: 1 })
    if (!form.ok) return onePage(c, meeting, form)
    const problem = await describeRecording(
      c.get('context'),
      meeting,
      recording,
      form.value,
      uploadOf(form, 'captions'),
    )
    if (problem) return onePage(c, meeting, told(c, form, problem))
    return back(c, meeting, 'meetings.recordings.saved')
  })

  routes.post(`${WORK}/:recording/usuniecie`, async (c) => {
    const meeting = await kept(c)
    const recording = await keptRecording(c.get('context'), meeting, c.req.param('recording'))
    await removeRecording(c.get('context'), meeting, recording)
    return back(c, meeting, 'meetings.recordings.removed')
  })

  return routes

  async function listPage(c: HttpContext, meeting: Meeting, form: Form) {
    const { context, locale } = c.var
    const recordings = await shownOf(context, await recordingsSeen(context, meeting, ports))
    const limit = formatSize(context.house.config.uploadLimit, locale)
    const status = form.problems.length > 0 ? 422 : 200
    return page(c, <RecordingsPage desk={ports.desk(c)} {...{ meeting, recordings, form, limit }} />, status)
  }

  async function onePage(c: HttpContext, meeting: Meeting, form: Form) {
    const context = c.get('context')
    const recording = await keptRecording(context, meeting, c.req.param('recording') ?? '')
    const shown = found((await shownOf(context, [recording]))[0])
    const status = form.problems.length > 0 ? 422 : 200
    return page(c, <EditRecordingPage desk={ports.desk(c)} {...{ meeting, shown, form }} />, status)
  }
}

/** With their files; one whose file is gone is left out. */
export async function shownOf({ db }: Context, recordings: Recording[]): Promise<RecordingShown[]> {
  const ids = recordings.flatMap(({ fileId, captionsId }) => (captionsId ? [fileId, captionsId] : [fileId]))
  const files = await filesByIds(db, ids)
  return recordings.flatMap((recording) => {
    const file = files.get(recording.fileId)
    const captions = (recording.captionsId && files.get(recording.captionsId)) || null
    return file ? [{ recording, file, captions }] : []
  })
}

const uploadOf = (form: Form, field: string) => form.files.find((upload) => upload.field === field)

const told = <T,>(c: HttpContext, form: Form<T>, { field, problem, values }: Problem) =>
  withProblem(c, form, field, problem, values)
