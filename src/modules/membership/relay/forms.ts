import { z } from 'zod'
import { line } from '../../../platform/http/index.ts'

/** What somebody writes to a member. */
export const LetterForm = z.object({
  key: z.uuid(),
  name: line(100).default(''),
  body: z.string().trim().min(10, 'membership.letter.too-short').max(4000, 'http.form.too-long'),
  replyTo: z
    .union([
      z.literal(''),
      z.string().trim().max(254, 'membership.card.email-wrong').pipe(z.email('membership.card.email-wrong')),
    ])
    .default('')
    .transform((typed) => typed || null),
  /** Filled in by machines only. */
  website: z.string().default(''),
})
