import type { Db } from '../../../platform/db/index.ts'
import { isId } from '../../../platform/ids.ts'
import { on } from '../meeting/store.ts'
import type { Audience, Recording, RecordingKind } from './rules.ts'

const selected = (db: Db) =>
  on(db)
    .selectFrom('meetings.recordings')
    .select([
      'id',
      'meeting_id as meetingId',
      'kind',
      'title',
      'file_id as fileId',
      'captions_id as captionsId',
      'transcript',
      'audience',
    ])

const recordingOf = (row: Omit<Recording, 'kind' | 'audience'> & { kind: string; audience: string }): Recording => ({
  ...row,
  kind: row.kind as RecordingKind,
  audience: row.audience as Audience,
})

export async function recordingsOf(db: Db, meetingId: string): Promise<Recording[]> {
  const rows = await selected(db).where('meeting_id', '=', meetingId).orderBy('added_at').orderBy('id').execute()
  return rows.map(recordingOf)
}

export async function recordingById(db: Db, id: string): Promise<Recording | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? recordingOf(row) : null
}

export async function insertRecording(db: Db, recording: Recording, at: Temporal.Instant, by: string | null) {
  const { id, meetingId, kind, title, fileId, captionsId, transcript, audience } = recording
  const files = { file_id: fileId, captions_id: captionsId }
  await on(db)
    .insertInto('meetings.recordings')
    .values({ id, meeting_id: meetingId, kind, title, ...files, transcript, audience, added_at: at, added_by: by })
    .execute()
}

export async function updateRecording(
  db: Db,
  id: string,
  given: Pick<Recording, 'title' | 'captionsId' | 'transcript' | 'audience'>,
) {
  const { title, captionsId, transcript, audience } = given
  await on(db)
    .updateTable('meetings.recordings')
    .set({ title, captions_id: captionsId, transcript, audience })
    .where('id', '=', id)
    .execute()
}

export const deleteRecording = (db: Db, id: string) =>
  on(db).deleteFrom('meetings.recordings').where('id', '=', id).execute()
