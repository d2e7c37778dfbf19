import { ancestorsOf } from '../places/index.ts'

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

/** The key of one unit among those. */
export const areaKeyOf = (code: string) => code.slice(0, 6)
