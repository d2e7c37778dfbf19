import { z } from 'zod'
import { line } from '../../platform/http/index.ts'
import type { Box } from './rules.ts'

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

/** A part of the world as addresses carry it: `obszar=22.1,53.2,23.4,54` (west, south, east, north). Null when it is none. */
export const ViewQuery = z.object({
  obszar: line(80)
    .default('')
    .transform((text) => parseBox(text)),
})

const NUMBER = /^-?\d{1,3}(\.\d{1,12})?$/

export function parseBox(text: string): Box | null {
  const parts = text.split(',')
  if (parts.length !== 4 || !parts.every((part) => NUMBER.test(part))) return null
  const [west = 0, south = 0, east = 0, north = 0] = parts.map(Number)
  const isOne = west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east && south <= north
  return isOne ? { west, south, east, north } : null
}
