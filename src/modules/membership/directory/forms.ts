import { z } from 'zod'
import { TOOLS } from '../rules.ts'
import { FIELDS, type Field, LANGUAGES, LEVELS } from './rules.ts'

const word = (longest = 100) => z.string().trim().max(longest).optional().catch(undefined)
const oneOf = <T extends string>(words: readonly [T, ...T[]]) => z.enum(words).optional().catch(undefined)

export const INSTITUTION_KINDS = ['local-government', 'ngo', 'informal-group', 'university', 'other'] as const
export const REACHES = ['gmina', 'powiat', '10km', '20km', '50km'] as const

/** Filters of the directory; a mangled one is passed over. The words in addresses are Polish. */
export const DirectoryQuery = z.object({
  rodzaj: oneOf(['osoba', 'instytucja']),
  udzial: oneOf(['gosc', 'obserwator']),
  typ: oneOf(INSTITUTION_KINDS),
  /** TERYT code or a name typed by hand. */
  miejsce: word(),
  zasieg: z.enum(REACHES).catch('gmina').default('gmina'),
  narzedzie: oneOf(TOOLS),
  jezyk: oneOf(LANGUAGES),
  /** Who belonged at the end of this year as well. */
  rok: z
    .string()
    .regex(/^20\d\d$/)
    .optional()
    .catch(undefined),
  /** Who offers something, or looks for something. */
  wymiana: oneOf(['oferuje', 'szuka']),
  tekst: word(200),
  po: word(500),
})
export type DirectoryQuery = z.infer<typeof DirectoryQuery>

const LONGEST = 2000
const text = z.string().trim().max(LONGEST, 'http.form.too-long').default('')
const orNothing = <T extends z.ZodType<string>>(schema: T) =>
  z
    .union([z.literal(''), schema])
    .default('')
    .transform((typed) => typed || null)

const level = z.enum(LEVELS, 'membership.card.level-needed')
const levels = Object.fromEntries(FIELDS.map((field) => [`see-${field}`, level])) as {
  [field in Field as `see-${field}`]: typeof level
}

/** The card editor: what each field says and who sees it. */
export const CardForm = z.object({
  about: text,
  tools: z.array(z.enum(TOOLS)).default([]),
  experience: text,
  offers: text,
  seeks: text,
  languages: z.array(z.enum(LANGUAGES)).default([]),
  website: orNothing(
    z
      .string()
      .trim()
      .max(300, 'membership.card.website-wrong')
      .refine(
        (typed) => /^https?:\/\/[^\s/]+\.[^\s]+$/.test(typed) && URL.canParse(typed),
        'membership.card.website-wrong',
      ),
  ),
  email: orNothing(
    z.string().trim().max(254, 'membership.card.email-wrong').pipe(z.email('membership.card.email-wrong')),
  ),
  phone: orNothing(
    z
      .string()
      .trim()
      .regex(/^\+?[\d ()-]{7,20}$/, 'membership.card.phone-wrong'),
  ),
  takesLetters: z
    .literal('tak')
    .optional()
    .transform((value) => value === 'tak'),
  ...levels,
})
export type CardForm = z.infer<typeof CardForm>
