import { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import type { OpenCollection } from '../../platform/open-data.ts'
import { type PracticeFilter, PracticeQuery, understood } from './finding.ts'
import { listPractices } from './found.ts'
import { isPublic, ORGANISERS, PRECISIONS, type Practice, pathOf, SCALES, TOOLS } from './rules.ts'
import { lastPracticeAt } from './search-store.ts'
import { practiceById } from './store.ts'

const PracticeItem = z.object({
  id: z.uuid(),
  url: z.url(),
  slug: z.string(),
  title: z.string(),
  essence: z.string(),
  language: z.string(),
  tool: z.enum(TOOLS),
  theme: z.string(),
  organiserType: z.enum(ORGANISERS),
  organiserName: z.string(),
  scale: z.enum(SCALES),
  yearFrom: z.number().int(),
  yearTo: z.number().int(),
  country: z.string(),
  unitCode: z.string().nullable(),
  unitCodes: z.array(z.string()),
  precision: z.enum(PRECISIONS),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  participants: z.number().int().nullable(),
  isDemonstration: z.boolean(),
  publishedAt: z.iso.datetime({ offset: true }),
})
type PracticeItem = z.infer<typeof PracticeItem>

const Filters = z.object({
  narzedzie: z.enum(TOOLS).optional(),
  teryt: z
    .string()
    .regex(/^\d{2}(\d{2}(\d{3})?)?$/)
    .optional(),
})

/** Published practices of the Participation Map, the newest first, as `/mapa` shows them. */
export const practicesData: OpenCollection<PracticeItem, z.infer<typeof Filters>> = {
  name: 'praktyki',
  itemName: 'Practice',
  schema: PracticeItem,
  filters: Filters,
  async page(context, { narzedzie, teryt }, page) {
    const filter: PracticeFilter = (await understood(context, PracticeQuery.parse({ narzedzie, miejsce: teryt })))
      .filter
    const { rows, next } = await listPractices(context, filter, page)
    return { rows: rows.map((practice) => itemOf(context, practice)), next }
  },
  async find(context, id) {
    const practice = await practiceById(context.db, id)
    return practice && isPublic(practice) ? itemOf(context, practice) : null
  },
  point: ({ lon, lat }) => (lon === null || lat === null ? null : { lon, lat }),
  themes: ['GOVE', 'SOCI'],
  keywords: ['partycypacja', 'dobre praktyki'],
  changedAt: ({ db }) => lastPracticeAt(db),
}

function itemOf({ house }: Context, practice: Practice): PracticeItem {
  const { id, slug, title, essence, language, tool, theme, organiserType, organiserName, scale } = practice
  const { yearFrom, yearTo, country, unitCode, unitCodes, precision, point, participants, isDemonstration } = practice
  return {
    id,
    url: house.config.url + pathOf(practice),
    ...{ slug, title, essence, language, tool, theme, organiserType, organiserName, scale },
    ...{ yearFrom, yearTo, country, unitCode, unitCodes, precision },
    lon: point?.lon ?? null,
    lat: point?.lat ?? null,
    participants,
    isDemonstration,
    publishedAt: (practice.publishedAt ?? practice.createdAt).toString(),
  }
}
