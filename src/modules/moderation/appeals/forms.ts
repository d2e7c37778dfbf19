import { z } from 'zod'

const words = z.string().trim().max(5000, 'http.form.too-long')

/** What the author, or the reporter, says against a decision. */
export const AppealForm = z.object({
  key: z.string().max(100).default(''),
  explanation: words.min(10, 'moderation.form.appeal.too-short'),
})

export type AppealForm = z.infer<typeof AppealForm>

export const AnswerForm = z.object({
  upheld: z.enum(['tak', 'nie'], 'moderation.form.upheld.needed'),
  answer: words.min(10, 'moderation.form.reason.too-short'),
})

export type AnswerForm = z.infer<typeof AnswerForm>
