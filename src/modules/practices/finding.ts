import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { queryKeys } from '../../platform/language/index.ts'
import { ancestorsOf, findUnits, isGminaCode, type Unit, unitByCode, unitsWithinKm } from '../places/index.ts'
import { TOPICS } from '../processes/index.ts'
import { areaKeyOf, ORGANISERS, SCALES, TOOLS } from './rules.ts'

const word = (longest = 100) => z.string().trim().max(longest).optional().catch(undefined)
const year = z.coerce.number().int().min(1900).max(2100).optional().catch(undefined)
const one = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).optional().catch(undefined)

/**
 * How far around the chosen place: the unit itself, its powiat, so many kilometres between middles of gminas, or what concerns
 * the whole of it: of a gmina, its whole powiat or voivodeship.
 */
export const REACHES = ['gmina', 'powiat', '10km', '20km', '50km', 'calosc'] as const

/**
 * Filters of practices as the address carries them. List, counts, exports, feeds, embeds, tiles and clusters read the address
 * with this schema alone; a mangled filter is passed over.
 */
export const PracticeQuery = z.object({
  narzedzie: one(TOOLS),
  /** TERYT code of a gmina, powiat or voivodeship, or a name typed by hand. */
  miejsce: word(),
  zasieg: z.enum(REACHES).catch('gmina').default('gmina'),
  /** First and last year; a practice that lasted in any of them is found. */
  od: year,
  do: year,
  organizator: one(ORGANISERS),
  temat: one(TOPICS),
  skala: one(SCALES),
  kraj: one(['polska', 'zagranica']),
  tekst: word(200),
})

export type PracticeQuery = z.infer<typeof PracticeQuery>

/** A query whose place and words are understood: what is looked for. */
export interface PracticeFilter {
  tool?: string
  /** Keys of areas of which a practice must lie in one; empty finds nothing. */
  areas?: string[]
  /** Keys of powiats and voivodeships of which a practice must concern one as a whole. */
  whole?: string[]
  yearFrom?: number
  yearTo?: number
  organiser?: string
  theme?: string
  scale?: string
  abroad?: boolean
  /** For each word looked for, the keys of which one must be there. */
  words?: string[][]
}

/** What an address asks for. A place nobody knows finds nothing, rather than everything. */
export async function understood(
  context: Context,
  query: PracticeQuery,
): Promise<{ filter: PracticeFilter; unit: Unit | null }> {
  const unit = query.miejsce ? await unitMeant(context, query.miejsce) : null
  const words = query.tekst ? queryKeys(query.tekst) : []
  return {
    unit,
    filter: {
      tool: query.narzedzie,
      areas: query.miejsce && query.zasieg !== 'calosc' ? await areasAround(context, unit, query.zasieg) : undefined,
      whole: query.miejsce && query.zasieg === 'calosc' ? wholeAround(unit) : undefined,
      yearFrom: query.od,
      yearTo: query.do,
      organiser: query.organizator,
      theme: query.temat,
      scale: query.skala,
      abroad: query.kraj && query.kraj === 'zagranica',
      words: words.length > 0 ? words : undefined,
    },
  }
}

/** A code chosen from a list, or a name typed by hand. */
async function unitMeant(context: Context, text: string): Promise<Unit | null> {
  if (/^\d+$/.test(text)) return unitByCode(context.db, text)
  const [first] = await findUnits(context.db, text, { limit: 1 })
  return first?.unit ?? null
}

/** The powiat and voivodeship that a gmina lies in; another unit itself. */
function wholeAround(unit: Unit | null): string[] {
  if (!unit) return []
  return isGminaCode(unit.code) ? ancestorsOf(unit.code) : [unit.code]
}

async function areasAround(
  context: Context,
  unit: Unit | null,
  reach: Exclude<PracticeQuery['zasieg'], 'calosc'>,
): Promise<string[]> {
  if (!unit) return []
  if (reach === 'gmina') return [areaKeyOf(unit.code)]
  if (reach === 'powiat') return [unit.code.slice(0, 4)]
  const near = await unitsWithinKm(context.db, unit.code, Number.parseInt(reach, 10))
  return near.map((nearby) => areaKeyOf(nearby.unit.code))
}
