import { fold } from '../../../platform/language/index.ts'

/** Names of columns by which each fact of a practice is known: ours first, then those other collections use. */
const NAMES = {
  title: ['tytul', 'title', 'nazwa', 'name'],
  essence: ['esencja', 'essence', 'description', 'opis', 'streszczenie', 'summary'],
  tool: ['narzedzie', 'tool', 'methods', 'method_types', 'approaches'],
  theme: ['temat', 'theme', 'topic', 'issues'],
  organiserType: ['organizator_typ', 'organiser_type'],
  organiserName: ['organizator', 'organiser', 'organizer'],
  scale: ['skala', 'scale', 'scope'],
  yearFrom: ['rok_od', 'rok', 'year', 'edition', 'start_date', 'date_begin', 'posted'],
  yearTo: ['rok_do', 'end_date', 'date_end'],
  country: ['kraj', 'iso2', 'country'],
  unitCodes: ['teryt', 'code', 'terc', 'jednostka', 'gmina'],
  placeWords: ['miejsce', 'place', 'city', 'district', 'province', 'location'],
  precision: ['dokladnosc', 'precision'],
  lon: ['dlugosc', 'lon', 'lng', 'longitude'],
  lat: ['szerokosc', 'lat', 'latitude'],
  participants: ['liczba_uczestnikow', 'participants', 'ballots'],
  whoTookPart: ['kto_bral_udzial'],
  channels: ['kanaly', 'channels'],
  costBand: ['koszt', 'cost'],
  context: ['kontekst', 'context'],
  course: ['przebieg', 'course', 'body'],
  effect: ['efekt', 'effect', 'efekty'],
  lessons: ['wnioski', 'lessons'],
  differently: ['co_inaczej'],
  evidence: ['dowody', 'evidence'],
  links: ['linki', 'links'],
  licence: ['licencja', 'licence', 'license'],
  language: ['jezyk', 'lang', 'language'],
  source: ['adres', 'url', 'source_file', 'id'],
} as const

export type Field = keyof typeof NAMES
export const FIELDS = Object.keys(NAMES) as Field[]

/** Which column (its place, from 0) holds what. */
export type Mapping = Partial<Record<Field, number>>

const plain = (name: string) => fold(name.trim().toLowerCase()).replaceAll(/[\s-]+/g, '_')
const KNOWN = new Set<string>(Object.values(NAMES).flat())

export const isKnownName = (cell: string) => KNOWN.has(plain(cell))

/** Guesses the columns by their names; of two for one fact the name that stands earlier in our list wins. */
export function guessMapping(columns: readonly string[]): Mapping {
  const mapping: Mapping = {}
  for (const field of FIELDS) {
    const place = NAMES[field]
      .map((name) => columns.findIndex((column) => plain(column) === name))
      .find((at) => at >= 0)
    if (place !== undefined) mapping[field] = place
  }
  return mapping
}
