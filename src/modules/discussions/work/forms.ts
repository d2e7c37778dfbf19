import { z } from 'zod'
import { ticked } from '../../../platform/http/index.ts'
import { ANSWERS, IDEA_STATES } from '../ideas/rules.ts'
import { text } from '../posts/forms.ts'

export const RoomForm = z.object({
  lead: text(4000).default(''),
  moderation: z.enum(['before', 'after']),
  accounts: ticked(),
  /** One in a line. */
  themes: z
    .string()
    .max(3000, 'http.form.too-long')
    .default('')
    .transform((lines) => [
      ...new Set(
        lines
          .split('\n')
          .map((line) => line.trim().replace(/\s+/g, ' '))
          .filter(Boolean),
      ),
    ])
    .refine((themes) => themes.every(({ length }) => length <= 100), 'discussions.form.theme.too-long')
    .refine(({ length }) => length <= 30, 'discussions.form.themes.too-many'),
})

const answer = text(6000).min(5, 'discussions.form.answer.too-short')

export const IdeaAnswerForm = z.object({
  state: z.enum(ANSWERS, 'discussions.form.state.needed'),
  body: answer,
  publish: z.string().default(''),
})

export const QuestionAnswerForm = z.object({
  expert: text(40).default(''),
  body: answer,
  publish: z.string().default(''),
})

export const ExpertForm = z.object({
  name: text(120).min(3, 'discussions.form.expert.name'),
  role: text(160).min(3, 'discussions.form.expert.role'),
  about: text(600).default(''),
  alt: text(300).default(''),
})

export const ListQuery = z.object({
  stan: z.enum([...IDEA_STATES, 'asked', 'answered']).optional(),
  po: z.string().max(200).optional(),
})
