import { type Actor, holds } from '../../platform/actor.ts'
import { ancestorsOf, type Point } from '../places/index.ts'

/** The five tools of participation, and others the network writes about. */
export const TOOLS = [
  'consultations',
  'participatory-budget',
  'initiative',
  'village-fund',
  'referendum',
  'local-initiative',
  'citizens-panel',
  'youth-council',
  'seniors-council',
  'public-hearing',
  'petition',
  'other',
] as const
export type Tool = (typeof TOOLS)[number]

export const ORGANISERS = [
  'local-government',
  'public-institution',
  'ngo',
  'informal-group',
  'university',
  'other',
] as const
export type Organiser = (typeof ORGANISERS)[number]

/** How large an area a practice concerned: a part of a gmina, a gmina, a powiat, a region, a country. */
export const SCALES = ['part', 'gmina', 'powiat', 'region', 'country'] as const
export type Scale = (typeof SCALES)[number]

export const PRECISIONS = ['exact', 'approximate', 'municipality'] as const
export type Precision = (typeof PRECISIONS)[number]

/** Zlotys spent, together: nothing, up to 1, 10, 50, 200 thousand, more. */
export const COSTS = ['none', 'to-1000', 'to-10000', 'to-50000', 'to-200000', 'above'] as const
export type Cost = (typeof COSTS)[number]

/**
 * Keys of every area that units lie in, which `area_keys` holds and filters ask for: six digits of a gmina (the seventh is its
 * type and changes), four of a powiat, two of a voivodeship.
 */
export const areaKeysOf = (codes: readonly string[]): string[] => [
  ...new Set(codes.flatMap((code) => [areaKeyOf(code), ...ancestorsOf(code)])),
]

/** Whether areas with these keys are the whole of one, a powiat or a voivodeship, and no single gmina of it. */
export const isWholeOf = (keys: readonly string[], area: string) =>
  keys.includes(area) && !keys.some((key) => key.length > area.length && key.startsWith(area))

/** The powiats and voivodeships that areas with these keys are the whole of. */
export const wholeAreasOf = (keys: readonly string[]) => keys.filter((key) => key.length < 6 && isWholeOf(keys, key))

/** The key of one unit among those. */
export const areaKeyOf = (code: string) => code.slice(0, 6)

export const CHANNELS = [
  'meeting',
  'workshop',
  'walk',
  'desk',
  'survey',
  'online',
  'letters',
  'phone',
  'vote',
  'other',
] as const
export type Channel = (typeof CHANNELS)[number]

/** On what terms others may use the text and pictures. */
export const LICENCES = ['cc-by-4.0', 'cc-by-sa-4.0', 'cc0-1.0', 'own'] as const
export type Licence = (typeof LICENCES)[number]

export const LANGUAGES = ['pl', 'en', 'de', 'lt', 'uk', 'be', 'fr', 'es', 'other'] as const

export interface Practice {
  id: string
  slug: string
  title: string
  essence: string
  language: string
  tool: Tool
  theme: string
  organiserType: Organiser
  organiserName: string
  scale: Scale
  yearFrom: number
  yearTo: number
  /** ISO 3166-1, two letters. */
  country: string
  /** TERYT; null only abroad. */
  unitCode: string | null
  unitCodes: string[]
  placeWords: string
  precision: Precision
  /** As everybody may see it; null where the place is unknown. */
  point: Point | null
  participants: number | null
  costBand: Cost | null
  processId: string | null
  organisationId: string | null
  isDemonstration: boolean
  createdAt: Temporal.Instant
  createdBy: string | null
  submittedAt: Temporal.Instant | null
  publishedAt: Temporal.Instant | null
  updatedAt: Temporal.Instant
  archivedAt: Temporal.Instant | null
  archivedReason: string
  hiddenAt: Temporal.Instant | null
  confirmedAt: Temporal.Instant | null
  importId: string | null
}

export type State = 'draft' | 'submitted' | 'published' | 'archived' | 'hidden'

/** What happened last. A published practice whose change waits for an editor stays published. */
export function stateOf(practice: Pick<Practice, 'submittedAt' | 'publishedAt' | 'archivedAt' | 'hiddenAt'>): State {
  if (practice.hiddenAt) return 'hidden'
  if (practice.archivedAt) return 'archived'
  if (practice.publishedAt) return 'published'
  return practice.submittedAt ? 'submitted' : 'draft'
}

export const isPublic = (practice: Parameters<typeof stateOf>[0]) => stateOf(practice) === 'published'

/** Whoever has an account may write of a practice; an editor checks it before it is shown. */
export const mayDraft = (actor: Actor) => actor.kind !== 'stranger'

/** Editors of the map: they check, archive, import. */
export const mayEditMap = (actor: Actor) => holds(actor, ['coordinator', 'administrator'], null)

/** Its author, the team that owns it, and editors. */
export function mayWrite(actor: Actor, practice: Pick<Practice, 'createdBy' | 'organisationId'>): boolean {
  if (mayEditMap(actor)) return true
  if (actor.kind !== 'person') return false
  if (practice.createdBy === actor.id) return true
  return practice.organisationId !== null && holds(actor, ['team-admin', 'editor'], practice.organisationId)
}

/** An archived practice left lists and the map; its page stays and says why. */
export const maySee = (actor: Actor, practice: Practice) =>
  ['published', 'archived'].includes(stateOf(practice)) || mayWrite(actor, practice)

/** What an editor looks at before a practice is shown. */
export const CHECKLIST = [
  'is-participation',
  'facts-checked',
  'effect-said',
  'honest-lessons',
  'plain-language',
  'no-personal-data',
  'pictures-described',
  'place-right',
] as const

/** Without these nothing is published; the others an editor may leave open with a reason. */
export const CHECKS_NEEDED = ['is-participation', 'no-personal-data', 'place-right'] as const

/** About 1 km: two decimals of a degree. Given once, when the place is written down; nothing more exact is kept. */
export const approximated = ({ lon, lat }: Point): Point => ({
  lon: Number(lon.toFixed(2)),
  lat: Number(lat.toFixed(2)),
})

export const PRACTICES = 'practices'
export const tagOf = (practice: { id: string }) => `practice:${practice.id}`
export const subjectOf = (practice: { id: string }) => ({ kind: 'practice', id: practice.id })
/** What pictures and files of a practice belong to. */
export const FILE_SUBJECT = 'practice'

export const HOME = '/mapa'
export const WORK = '/praca/praktyki'
export const DESK = '/administracja/praktyki'
export const pathOf = (practice: { slug: string }) => `${HOME}/${practice.slug}`
export const workPathOf = (practice: { id: string }) => `${WORK}/${practice.id}`

/** Addresses beside those of practices; no practice may take them. */
export const TAKEN_BY_PAGES = ['nowa', 'liczby', 'kafelki', 'opis-danych', 'eksport', 'warstwy', 'blisko']
