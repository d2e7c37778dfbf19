import { z } from 'zod'
import { isId } from '../../platform/ids.ts'
import { KINDS, MOST_GRACE, MOST_ITEMS } from './rules.ts'

const id = z.string().refine(isId)

/** A moment as a device writes it; what no calendar has is refused before anybody reckons with it. */
const moment = z
  .string()
  .max(40)
  .refine((text) => {
    try {
      Temporal.Instant.from(text)
      return /^(19|20|21)\d\d-/.test(text)
    } catch {
      return false
    }
  })

/** One thing that was collected; its payload is judged by what it is brought to. */
export const ItemSchema = z.object({
  key: id,
  kind: z.enum(KINDS),
  target: id,
  collectedAt: moment,
  payload: z.record(z.string(), z.unknown()),
})

/** A sending from a device. */
export const SendingSchema = z.object({ items: z.array(ItemSchema).min(1).max(MOST_ITEMS) })

export const GraceForm = z.object({
  hours: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, 'field.work.grace.wrong')
    .transform(Number)
    .refine((hours) => hours <= MOST_GRACE, 'field.work.grace.wrong'),
})

export const FileForm = z.object({ file: z.string().optional() })
