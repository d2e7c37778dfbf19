import { personId } from '../../../platform/actor.ts'
import { changed } from '../../../platform/bus.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { allow, found } from '../../../platform/errors.ts'
import { record } from '../../audit/index.ts'
import { type Guard, type Kept, keepFile, removeFile, showFilesTo, type Upload } from '../../media/index.ts'
import { meetingById } from '../meeting/store.ts'
import type { MinutesPorts } from '../minutes/ports.ts'
import { MEETINGS, type Meeting, mayKeepMeeting, maySeeMeeting, tagOf } from '../rules.ts'
import { attendeeOfPerson } from '../taking-part/store.ts'
import { type Audience, KINDS, RECORDING_FILES, type Recording, type RecordingKind } from './rules.ts'
import { deleteRecording, insertRecording, recordingById, recordingsOf, updateRecording } from './store.ts'

type Ports = Pick<MinutesPorts, 'isMember'>

export interface RecordingInput {
  kind: RecordingKind
  title: string
  transcript: string
  audience: Audience
}

/** A problem with one of the files, for its field. */
export type Problem = { field: 'file' | 'captions' } & Extract<Kept, { ok: false }>

const filesOf = (id: string, audience: Audience) =>
  ({ subject: { kind: RECORDING_FILES, id }, visibility: audience === 'public' ? 'public' : 'team' }) as const

/** Adds a recording or slides to a meeting. @returns what is wrong with a file, or null */
export async function addRecording(
  context: Context,
  meeting: Meeting,
  input: RecordingInput,
  { file, captions }: { file: Upload; captions: Upload | undefined },
): Promise<Problem | null> {
  allow(mayKeepMeeting(context.actor, meeting))
  const id = newId(context.now.epochMilliseconds)
  const where = filesOf(id, input.audience)
  const read = await keptCaptions(context, captions, where)
  if (read && !read.ok) return { ...read, field: 'captions' }
  const kept = await keepFile(context, file, { ...where, kinds: KINDS[input.kind], title: input.title })
  if (!kept.ok) {
    if (read) await removeFile(context, read.file.id)
    return { ...kept, field: 'file' }
  }
  await inTransaction(context, async (context) => {
    const recording = { ...input, id, meetingId: meeting.id, fileId: kept.file.id, captionsId: read?.file.id ?? null }
    await insertRecording(context.db, recording, context.now, personId(context.actor))
    await told(context, 'recording-added', meeting)
  })
  return null
}

/** Changes the words around a recording, its captions, and who may have it; the recording itself stays. */
export async function describeRecording(
  context: Context,
  meeting: Meeting,
  recording: Recording,
  input: Omit<RecordingInput, 'kind'>,
  captions: Upload | undefined,
): Promise<Problem | null> {
  allow(mayKeepMeeting(context.actor, meeting))
  const where = filesOf(recording.id, input.audience)
  const read = await keptCaptions(context, captions, where)
  if (read && !read.ok) return { ...read, field: 'captions' }
  await inTransaction(context, async (context) => {
    if (read && recording.captionsId) await removeFile(context, recording.captionsId)
    const captionsId = read?.file.id ?? recording.captionsId
    await updateRecording(context.db, recording.id, { ...input, captionsId })
    await showFilesTo(context, where.subject, where.visibility)
    await told(context, 'recording-changed', meeting)
  })
  return null
}

export async function removeRecording(context: Context, meeting: Meeting, recording: Recording) {
  allow(mayKeepMeeting(context.actor, meeting))
  await inTransaction(context, async (context) => {
    await deleteRecording(context.db, recording.id)
    for (const id of [recording.fileId, recording.captionsId]) if (id) await removeFile(context, id)
    await told(context, 'recording-removed', meeting)
  })
}

/** One of a meeting, for those who keep it. */
export async function keptRecording(context: Context, meeting: Meeting, id: string): Promise<Recording> {
  allow(mayKeepMeeting(context.actor, meeting))
  const recording = await recordingById(context.db, id)
  return found(recording?.meetingId === meeting.id ? recording : null)
}

/** Recordings of a meeting as far as this person may have them. */
export async function recordingsSeen(context: Context, meeting: Meeting, ports: Ports): Promise<Recording[]> {
  const all = await recordingsOf(context.db, meeting.id)
  const seen = await Promise.all(all.map((recording) => mayHave(context, meeting, recording, ports)))
  return all.filter((_, index) => seen[index])
}

/** What members alone have is also for those who were there. */
export async function mayHave(
  context: Context,
  meeting: Meeting,
  { audience }: Pick<Recording, 'audience'>,
  ports: Ports,
): Promise<boolean> {
  if (!maySeeMeeting(context.actor, meeting)) return false
  if (audience === 'public' || mayKeepMeeting(context.actor, meeting)) return true
  const id = personId(context.actor)
  if (!id) return false
  return (await attendeeOfPerson(context.db, meeting.id, id)) !== null || (await ports.isMember(context))
}

/** Asked on every download of a file of a recording. */
export const recordingGuard =
  (ports: Ports): Guard =>
  async (context, file) => {
    const recording = await recordingById(context.db, file.subject.id)
    const meeting = recording && (await meetingById(context.db, recording.meetingId))
    return recording !== null && meeting !== null && mayHave(context, meeting, recording, ports)
  }

const keptCaptions = async (context: Context, captions: Upload | undefined, where: ReturnType<typeof filesOf>) =>
  captions ? keepFile(context, captions, { ...where, kinds: ['vtt'] }) : null

async function told(context: Context, verb: string, { id, organisationId }: Meeting) {
  await record(context, verb, { kind: 'meeting', id, organisationId })
  await changed(context, MEETINGS, tagOf({ id }))
}
