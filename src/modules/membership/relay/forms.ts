import { z } from 'zod'
import { line } from '../../../platform/http/index.ts'
import { VERDICTS } from './reported-store.ts'

export const JudgeForm = z.object({
  verdict: z.enum(VERDICTS, 'membership.reported.verdict-needed'),
  note: z.string().trim().min(5, 'membership.reported.note-needed').max(1000, 'http.form.too-long'),
})

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
