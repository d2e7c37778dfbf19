import { stranger } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'

/** Where programs ask. The number rises when something they rely on is taken away or means something else. */
export const API = '/api/v1'
export const DOCS = '/otwarte-dane/api'
export const CATALOGUE = '/otwarte-dane/katalog.jsonld'
export const DUMPS = '/otwarte-dane/calosc'

export const LICENCE = {
  name: 'CC BY 4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
  /** Of the EU vocabulary of licences. */
  authority: 'http://publications.europa.eu/resource/authority/licence/CC_BY_4_0',
}

/** Things on one page of an answer. */
export const PER_PAGE = 50
export const MOST_PER_PAGE = 200

/** Requests of one source in a minute. */
export const MOST_A_MINUTE = 600

/** Whoever asks is answered as a stranger: one permission, not two (decision 0009). */
export const asStranger = (context: Context): Context => ({ ...context, actor: stranger })

export const FORMATS = ['json', 'csv', 'geojson'] as const
export type Format = (typeof FORMATS)[number]

export const TYPES: Record<Format | 'jsonl', string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  jsonl: 'application/jsonl; charset=utf-8',
}
