import { z } from 'zod'
import { line } from '../../platform/http/index.ts'

/** Choosing one's gmina: its name as typed, or the one picked from a list. `powrot` is where to go afterwards. */
export const MyUnitForm = z.object({
  miejsce: line(80).default(''),
  kod: z
    .string()
    .regex(/^\d{7}$/)
    .optional()
    .catch(undefined),
  powrot: z.string().max(500).default('/'),
})

/** The page of choosing: what was typed, when several gminas answer to it. */
export const MyUnitQuery = z.object({
  szukaj: line(80).default(''),
  powrot: z.string().max(500).default('/'),
})

export const SuggestionQuery = z.object({ q: line(80).default('') })

/** A place to move a map to, and the unit whose own come first. */
export const SpotQuery = z.object({
  q: line(80).default(''),
  blisko: z
    .string()
    .regex(/^\d{2,7}$/)
    .optional()
    .catch(undefined),
})

/** The picture of a unit, with a point on it. */
export const PictureQuery = z.object({ punkt: line(60).default('') })
