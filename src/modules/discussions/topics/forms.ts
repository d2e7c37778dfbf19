import { z } from 'zod'
import { isoDay } from '../../../platform/http/index.ts'
import { text } from '../posts/forms.ts'

const day = z
  .union([z.literal(''), isoDay('discussions.form.day')])
  .default('')
  .transform((day) => (day ? Temporal.PlainDate.from(day) : null))

export const TopicForm = z.object({
  question: text(200).min(5, 'discussions.form.question.too-short'),
  lead: text(4000).default(''),
  closesOn: day,
})

export const SummaryForm = z.object({ summary: text(6000).min(10, 'discussions.form.summary.too-short') })

export const valuesOf = (topic: { question: string; lead: string; closesOn: Temporal.PlainDate | null }) => ({
  question: topic.question,
  lead: topic.lead,
  closesOn: topic.closesOn?.toString() ?? '',
})
