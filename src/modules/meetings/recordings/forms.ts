import { z } from 'zod'
import { line } from '../../../platform/http/index.ts'
import { AUDIENCES, RECORDING_KINDS } from './rules.ts'

const LONGEST_TRANSCRIPT = 200_000

export const DescribedForm = z.object({
  title: line(160).refine((title) => title.length >= 3, 'meetings.recordings.title-needed'),
  transcript: z.string().trim().max(LONGEST_TRANSCRIPT).default(''),
  audience: z.enum(AUDIENCES, 'meetings.recordings.audience-needed'),
})

export const RecordingForm = DescribedForm.extend({
  kind: z.enum(RECORDING_KINDS, 'meetings.recordings.kind-needed'),
})
