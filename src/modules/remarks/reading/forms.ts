import { z } from 'zod'
import { CHANNELS, OUTCOMES } from '../rules.ts'

export const ReadingFilter = z.object({
  tekst: z.string().trim().max(200).optional().catch(undefined),
  /** An outcome, or `jest` for any. */
  rozstrzygniecie: z
    .enum(['jest', ...OUTCOMES])
    .optional()
    .catch(undefined),
  kanal: z.enum(CHANNELS).optional().catch(undefined),
  po: z.string().max(500).optional().catch(undefined),
})

export type ReadingFilter = z.infer<typeof ReadingFilter>
