import type { FileKind } from '../../media/index.ts'

/** nagranie, prezentacja */
export const RECORDING_KINDS = ['recording', 'slides'] as const
export type RecordingKind = (typeof RECORDING_KINDS)[number]

export const AUDIENCES = ['public', 'members'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Files of recordings belong to this kind of subject; the subject's id is the recording's. */
export const RECORDING_FILES = 'recording'

/** What is taken in: sound and film that browsers play by themselves, slides that everybody can open. */
export const KINDS: Record<RecordingKind, readonly FileKind[]> = {
  recording: ['mp3', 'm4a', 'mp4', 'webm'],
  slides: ['pdf'],
}

export interface Recording {
  id: string
  meetingId: string
  kind: RecordingKind
  title: string
  fileId: string
  captionsId: string | null
  transcript: string
  audience: Audience
}
