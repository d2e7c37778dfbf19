import { z } from 'zod'
import { line } from '../../../platform/http/index.ts'

/** The words of a letter, and which of the two buttons was pressed. */
export const LetterTextForm = z.object({
  subject: line(150).default(''),
  body: z.string().trim().min(10, 'membership.letters.body-needed').max(4000, 'http.form.too-long'),
  act: z.enum(['preview', 'save']).default('preview').catch('preview'),
})
