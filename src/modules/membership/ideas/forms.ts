import { z } from 'zod'
import { ANSWERS } from './rules.ts'

const text = (most: number) => z.string().trim().max(most, 'membership.ideas.too-long')

export const IdeaForm = z.object({
  key: z.uuid(),
  title: text(120).min(5, 'membership.ideas.title-needed'),
  what: text(3000).min(10, 'membership.ideas.what-needed'),
  forWhom: text(1000).min(3, 'membership.ideas.for-whom-needed'),
  needed: text(1000).default(''),
})

export const CommentForm = z.object({ key: z.uuid(), body: text(2000).min(2, 'membership.ideas.comment-needed') })

export const HideForm = z.object({ reason: text(300).min(5, 'membership.ideas.reason-needed') })

const optionalDay = z
  .union([z.literal(''), z.iso.date('membership.ideas.day')])
  .default('')
  .transform((day) => (day ? Temporal.PlainDate.from(day) : null))

export const AnswerForm = z
  .object({
    answer: z.enum(ANSWERS, 'membership.ideas.answer-needed'),
    reason: text(2000).min(10, 'membership.ideas.reason-needed'),
    dueOn: optionalDay,
    becamePath: z
      .string()
      .trim()
      .default('')
      .transform((path) => path || null),
  })
  .refine(({ answer, dueOn }) => answer !== 'considering' || dueOn !== null, {
    path: ['dueOn'],
    error: 'membership.ideas.day-needed',
  })
  .refine(({ answer, becamePath }) => answer !== 'became' || /^\/(?!\/)[^\s\\]*$/.test(becamePath ?? ''), {
    path: ['becamePath'],
    error: 'membership.ideas.path-needed',
  })
