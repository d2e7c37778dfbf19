import type { Locale } from '../../../platform/texts/index.ts'

/** The words of a page; Markdown. The English ones are empty until somebody translates them. */
export interface PageWords {
  title: string
  body: string
  titleEn: string
  bodyEn: string
}

/** A page about the network, in its newest version. */
export interface NetworkPage extends PageWords {
  id: string
  slug: string
  /** Of the newest version; a form sends it back, so that nobody writes over what they did not read. */
  number: number
  writtenAt: Temporal.Instant
  removedAt: Temporal.Instant | null
}

export interface PageVersion extends PageWords {
  number: number
  writtenAt: Temporal.Instant
  writtenBy: string | null
}

/** What a reader gets: their language where it is written, else Polish with its language named. */
export function wordsFor(page: PageWords, locale: Locale): { title: string; body: string; language: Locale } {
  if (locale === 'en' && page.titleEn && page.bodyEn) return { title: page.titleEn, body: page.bodyEn, language: 'en' }
  return { title: page.title, body: page.body, language: 'pl' }
}

/** Addresses under `/siec` that are something else. */
export const TAKEN_SLUGS = [
  'czlonkowie',
  'deklaracja',
  'deklaracje',
  'katalog',
  'mapa',
  'moje-czlonkostwo',
  'pomysly',
  'nowe',
  'ogolnopolskie',
  'zobowiazania',
]
