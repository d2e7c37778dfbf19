import { z } from 'zod'
import { isoDay, isoMoment, line, ticked } from '../../../platform/http/index.ts'
import { BLOCK_KINDS, type BlockKind, isThingKind } from '../issues/blocks.ts'
import { TOPICS } from '../rules.ts'

export const KeyForm = z.object({ key: z.uuid() })

export const WordsForm = z.object({
  version: z.coerce.number().int().min(1),
  subject: line(200),
  preheader: line(200),
  plainSummary: z.string().trim().max(1500, 'newsletter.words.too-long').default(''),
  topics: z.array(z.enum(TOPICS)).default([]),
  places: line(300).default(''),
  urgent: ticked(),
  dueOn: z
    .union([z.literal(''), isoDay('newsletter.words.day')])
    .default('')
    .transform((day) => (day ? Temporal.PlainDate.from(day) : null)),
})

const url = z
  .string()
  .trim()
  .max(500)
  .regex(/^$|^\/(?![/\\])[^\s\\]*$|^https:\/\/[^\s]+$/, 'newsletter.block.url-wrong')
  .default('')

const text = (most: number, needed?: string) => {
  const whole = z.string().trim().max(most, 'newsletter.words.too-long')
  return needed ? whole.min(1, needed) : whole.default('')
}

/** Hash of the block the form was filled from; absent for a new one. */
const was = z.string().max(40).optional()

const HeadingForm = z.object({ was, text: line(150).pipe(z.string().min(1, 'newsletter.block.text-needed')) })
const TextForm = z.object({ was, text: text(10_000, 'newsletter.block.text-needed') })
const QuoteForm = z.object({ was, text: text(2000, 'newsletter.block.text-needed'), author: line(150).default('') })
const PictureForm = z.object({ was, alt: line(300).default(''), caption: line(300).default('') })
const ThingForm = z.object({
  was,
  title: line(200).pipe(z.string().min(1, 'newsletter.block.title-needed')),
  text: text(3000),
  when: line(150).default(''),
  place: line(150).default(''),
  url,
})

/** What is asked about a block of each kind. */
export const formOf = (kind: BlockKind) =>
  isThingKind(kind)
    ? ThingForm
    : kind === 'heading'
      ? HeadingForm
      : kind === 'quote'
        ? QuoteForm
        : kind === 'picture'
          ? PictureForm
          : TextForm

export const NewBlockQuery = z.object({ rodzaj: z.enum(BLOCK_KINDS).default('text') })

export const BasketForm = z.object({ source: z.array(z.string().max(200)).default([]) })

export const CommentForm = z.object({
  key: z.uuid(),
  body: z.string().trim().min(2, 'newsletter.comment.needed').max(2000, 'newsletter.words.too-long'),
})

export const ScheduleForm = z
  .object({
    when: z.enum(['now', 'at'], 'newsletter.schedule.needed'),
    at: z.union([z.literal(''), isoMoment('newsletter.schedule.moment')]).default(''),
  })
  .refine(({ when, at }) => when !== 'at' || at !== '', { path: ['at'], error: 'newsletter.schedule.moment' })

export const LookQuery = z.object({ wyglad: z.enum(['jasny', 'ciemny']).default('jasny') })
