import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { LONGEST_BODY, LONGEST_SIGNATURE, SHORTEST_BODY } from '../../remarks/index.ts'
import { tidy } from '../versions/paragraphs.ts'

/** Half of what a remark may hold, so that both parts together fit. */
export const LONGEST_PART = LONGEST_BODY / 2 - 100

const text = (longest: number) => z.string().trim().max(longest, 'http.form.too-long')

/** What a person says of a paragraph, how they would write it, or both. */
export const CommentForm = z.object({
  comment: text(LONGEST_PART)
    .refine((value) => value === '' || value.length >= SHORTEST_BODY, 'drafts.form.too-short')
    .default(''),
  proposal: text(LONGEST_PART).default('').transform(tidy),
  chosen: z.string().max(2000).default(''),
  signature: text(LONGEST_SIGNATURE)
    .default('')
    .transform((value) => value.replace(/\s+/g, ' ') || null),
  /** One that is not ours is no reason to lose what was written. */
  formKey: z.uuid().catch(() => randomUUID()),
  /** Filled in by machines only. */
  website: z.string().default(''),
  /** When the form was shown, signed. */
  shown: z.string().max(200).default(''),
})
