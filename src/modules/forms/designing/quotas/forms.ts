import { z } from 'zod'
import { ConditionForm } from '../showing/forms.ts'

/** What is counted, how many are enough, and what happens to those who come later. */
export const QuotaForm = z.object({
  ...ConditionForm.shape,
  limit: z
    .string()
    .trim()
    .regex(/^\d{1,7}$/, 'designing.form.limit')
    .transform(Number)
    .refine((limit) => limit >= 1, 'designing.form.limit'),
  ending: z.enum(['close', 'flag']).default('close'),
})
