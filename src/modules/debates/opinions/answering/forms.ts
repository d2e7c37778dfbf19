import { z } from 'zod'
import { LONGEST } from '../rules.ts'

/** A word on one statement. */
export const VoteForm = z.object({
  statement: z.uuid(),
  vote: z
    .enum(['zgoda', 'sprzeciw', 'pomijam'])
    .transform((word) => ({ zgoda: 1, sprzeciw: -1, pomijam: 0 })[word] as 1 | -1 | 0),
  /** Where to go afterwards: the next statement, or back to the list of one's answers. */
  back: z.literal('moje').optional(),
})

/** A statement of one's own. */
export const OwnForm = z.object({
  body: z.string().trim().min(10, 'debates.form.too-short').max(LONGEST, 'http.form.too-long'),
  website: z.string().max(200).default(''),
})
