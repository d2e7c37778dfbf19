import { z } from 'zod'
import { fold, searchKeys } from '../../platform/language/index.ts'
import { type Point, roundPoint, type Unit } from '../places/index.ts'
import { TOPICS } from '../processes/index.ts'
import { approximated, areaKeysOf, CHANNELS, COSTS, LICENCES, ORGANISERS, PRECISIONS, SCALES, TOOLS } from './rules.ts'

const words = z.string().default('')
const source = z.object({ title: z.string(), url: z.string() })

/** Everything a practice says; kept whole in each revision. Texts are Markdown. */
export const Content = z.object({
  title: z.string(),
  essence: z.string(),
  language: z.string().default('pl'),
  tool: z.enum(TOOLS),
  theme: z.enum(TOPICS),
  organiserType: z.enum(ORGANISERS),
  organiserName: words,
  scale: z.enum(SCALES),
  yearFrom: z.number().int(),
  yearTo: z.number().int(),
  country: z.string().default('PL'),
  /** TERYT, the unit it is counted in first. */
  unitCodes: z.array(z.string()).default([]),
  placeWords: words,
  precision: z.enum(PRECISIONS),
  /** As everybody may see it: see `publicPoint`. */
  point: z.object({ lon: z.number(), lat: z.number() }).nullable().default(null),
  participants: z.number().int().nullable().default(null),
  whoTookPart: words,
  channels: z.array(z.enum(CHANNELS)).default([]),
  costBand: z.enum(COSTS).nullable().default(null),
  context: words,
  course: words,
  effect: words,
  lessons: words,
  differently: words,
  /** Reports, resolutions: what it can be checked by. */
  evidence: z.array(source).default([]),
  links: z.array(source).default([]),
  licence: z.enum(LICENCES).default('cc-by-4.0'),
  /** People may write to its author through the portal. */
  takesLetters: z.boolean().default(true),
})

export type Content = z.infer<typeof Content>
export type Source = z.infer<typeof source>

/** The texts of a practice in the order they are read. */
export const STORY = ['context', 'course', 'effect', 'lessons', 'differently'] as const

/** What the row of a practice holds of its content. */
export function findable(content: Content) {
  return {
    title: content.title,
    essence: content.essence,
    language: content.language,
    tool: content.tool,
    theme: content.theme,
    organiser_type: content.organiserType,
    organiser_name: content.organiserName,
    scale: content.scale,
    year_from: content.yearFrom,
    year_to: content.yearTo,
    country: content.country,
    unit_code: content.unitCodes[0] ?? null,
    unit_codes: content.unitCodes,
    area_keys: areaKeysOf(content.unitCodes),
    place_words: content.placeWords,
    precision: content.precision,
    public_lon: content.point?.lon ?? null,
    public_lat: content.point?.lat ?? null,
    participants: content.participants,
    cost_band: content.costBand,
    search_keys: searchKeys(searched(content)),
    name_key: nameKeyOf(content.title),
  }
}

const searched = (content: Content) =>
  [
    content.title,
    content.essence,
    content.organiserName,
    content.placeWords,
    content.whoTookPart,
    ...STORY.map((part) => content[part]),
  ].join('\n')

/** The same for "Park nad Nettą" and "Parki nad Nettą": base forms without diacritics, in order of letters. */
export const nameKeyOf = (title: string) => searchKeys(title).map(fold).sort().join(' ').slice(0, 300)

/**
 * What is kept of a pointed place: rounded to about a kilometre where the location is approximate, the middle of the unit where
 * it stands for the whole municipality, to about 10 metres otherwise.
 */
export function publicPoint(
  precision: Content['precision'],
  pointed: Point | null,
  unit: Pick<Unit, 'point'> | null,
): Point | null {
  const point = precision === 'municipality' ? (unit?.point ?? pointed) : (pointed ?? unit?.point ?? null)
  if (!point) return null
  return precision === 'approximate' ? approximated(point) : roundPoint(point)
}
