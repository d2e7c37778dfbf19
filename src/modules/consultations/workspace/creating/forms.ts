import { z } from 'zod'
import { TOPICS } from '../../../processes/index.ts'
import { needed, text } from '../fields.ts'

/** Enough to begin a draft. */
export const CreateForm = z.object({
  organisationId: z.uuid('http.form.needed'),
  title: needed(160),
  summary: needed(300),
  place: text(100),
  /** Chosen where several gminas have the name. */
  unitCode: z
    .string()
    .regex(/^\d{7}$/)
    .or(z.literal(''))
    .catch('')
    .default(''),
  topic: z.enum(TOPICS).catch('other'),
})
