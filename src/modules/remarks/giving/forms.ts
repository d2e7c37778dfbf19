import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { AGE_BANDS, GENDERS, LONGEST_BODY, LONGEST_SIGNATURE, SHORTEST_BODY } from '../rules.ts'

const text = (longest: number) => z.string().trim().max(longest, 'http.form.too-long')
const orNothing = (value: string) => value || null

const said = {
  body: text(LONGEST_BODY).min(SHORTEST_BODY, 'remarks.form.body.too-short'),
  quotation: text(2000).default('').transform(orNothing),
  placeWords: text(200).default('').transform(orNothing),
  signature: text(LONGEST_SIGNATURE)
    .default('')
    .transform((value) => value.replace(/\s+/g, ' ') || null),
}

/** Whole pixels, as browsers tell where a picture was pressed. */
const pixels = z
  .string()
  .regex(/^\d{1,4}$/)
  .optional()
  .catch(undefined)

/** What a person says, on one screen. */
export const RemarkForm = z.object({
  ...said,
  /** Where on the picture of the area, in its pixels: "160,122". */
  spot: z
    .string()
    .regex(/^\d{1,4},\d{1,4}$/)
    .or(z.literal(''))
    .catch('')
    .default(''),
  /** The picture was pressed without script: the form comes to mark the spot, not to be sent. */
  'pick.x': pixels,
  'pick.y': pixels,
  /** One that is not ours is no reason to lose what was written. */
  formKey: z.uuid().catch(() => randomUUID()),
  /** Filled in by machines only. */
  website: z.string().default(''),
  /** When the form was shown, signed. */
  shown: z.string().max(200).default(''),
})

/** The author's words again; `key` opens the remark. */
export const EditForm = z.object({ ...said, key: z.string().max(100).default('') })

export const EmailForm = z.object({
  key: z.string().max(100).default(''),
  email: z.email('remarks.form.email.wrong').max(254),
})

const choice = <T extends readonly [string, ...string[]]>(values: T) =>
  z
    .enum(values)
    .or(z.literal(''))
    .default('')
    .transform((value) => value || null)

export const StatisticsForm = z.object({
  key: z.string().max(100).default(''),
  ageBand: choice(AGE_BANDS),
  gender: choice(GENDERS),
  /** A gmina by name, typed by hand. */
  place: text(100).default(''),
})

export const KeyForm = z.object({ key: z.string().max(100).default('') })
