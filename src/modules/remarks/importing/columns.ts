import { fold } from '../../../platform/language/index.ts'

/** What a column of a file may hold. `number` is the sender's own: it keeps one letter from being imported twice. */
export const FIELDS = [
  'body',
  'receivedOn',
  'channel',
  'number',
  'topic',
  'quotation',
  'placeWords',
  'authorName',
  'organisationName',
  'signature',
  'email',
] as const
export type Field = (typeof FIELDS)[number]

/** Which column (its place, from 0) holds what. */
export type Mapping = Partial<Record<Field, number>>

// Folded to small letters without diacritics, spaces and signs. Polish names as registers of offices write them.
const NAMES: Record<Field, string[]> = {
  body: [
    'tresc',
    'trescuwagi',
    'trescwniosku',
    'trescpisma',
    'trescopinii',
    'text',
    'tekst',
    'tekstuwagi',
    'body',
    'content',
    'uwaga',
    'uwagi',
    'opinia',
    'wniosek',
    'pismo',
    'wiadomosc',
    'komentarz',
    'remark',
    'comment',
    'message',
    'letter',
    'opis',
    'description',
  ],
  receivedOn: [
    'data',
    'datawplywu',
    'dataotrzymania',
    'datazlozenia',
    'datazgloszenia',
    'datadoreczenia',
    'datapisma',
    'wplynelo',
    'datawplyniecia',
    'date',
    'at',
    'receivedat',
    'received',
    'receivedon',
    'createdat',
    'timestamp',
    'sygnaturaczasowa',
    'godzinarozpoczecia',
  ],
  channel: [
    'kanal',
    'sposobzlozenia',
    'formazlozenia',
    'sposob',
    'forma',
    'zrodlo',
    'channel',
    'source',
    'drogawplywu',
  ],
  number: [
    'numer',
    'nr',
    'lp',
    'id',
    'identyfikator',
    'numeruwagi',
    'nruwagi',
    'numerpisma',
    'numersprawy',
    'znaksprawy',
    'znak',
    'sygnatura',
    'number',
    'reference',
    'ref',
    'uuid',
    'key',
  ],
  topic: [
    'temat',
    'topic',
    'kategoria',
    'category',
    'tematyka',
    'obszar',
    'typ',
    'type',
    'tytul',
    'title',
    'subject',
    'tags',
    'tagi',
  ],
  quotation: [
    'dotyczy',
    'czegodotyczy',
    'fragment',
    'fragmentdokumentu',
    'cytat',
    'quotation',
    'quote',
    'rozdzial',
    'zapis',
    'jednostkaredakcyjna',
    'section',
    'paragraf',
  ],
  placeWords: ['miejsce', 'lokalizacja', 'place', 'location', 'polozenie', 'dzialka', 'nrdzialki', 'numerdzialki'],
  authorName: [
    'autor',
    'autorka',
    'imieinazwisko',
    'nazwisko',
    'imienazwisko',
    'nazwiskoiimie',
    'zglaszajacy',
    'skladajacy',
    'wnioskodawca',
    'nadawca',
    'author',
    'name',
    'authorname',
    'sender',
    'skladajacyuwage',
    'zglaszajacyuwage',
    'imieinazwiskolubnazwa',
  ],
  organisationName: [
    'organizacja',
    'instytucja',
    'nazwaorganizacji',
    'nazwainstytucji',
    'podmiot',
    'firma',
    'organisation',
    'organization',
    'organisationname',
    'company',
  ],
  signature: ['podpis', 'signature', 'pseudonim', 'nick'],
  email: [
    'email',
    'mail',
    'adresemail',
    'adresmail',
    'adrespocztyelektronicznej',
    'pocztaelektroniczna',
    'emailaddress',
  ],
}

const plain = (name: string) => fold(name.toLowerCase()).replace(/[^a-z0-9]/g, '')

const FIELD_OF = new Map(FIELDS.flatMap((field) => NAMES[field].map((name) => [name, field] as const)))

/** Whether a cell says what its column holds. */
export const isKnownName = (cell: string) => FIELD_OF.has(plain(cell))

/**
 * Guesses the columns by their names; of two for one field the name that stands earlier in our list wins. Without a
 * telling name the body is the column whose texts are longest.
 * @param sample some rows, for the last resort
 */
export function guessMapping(columns: string[], sample: (readonly unknown[])[] = []): Mapping {
  const mapping: Mapping = {}
  for (const field of FIELDS) {
    const place = NAMES[field]
      .map((name) => columns.findIndex((column) => plain(column) === name))
      .find((found) => found >= 0)
    if (place !== undefined) mapping[field] = place
  }
  mapping.body ??= longestColumn(columns, sample, Object.values(mapping))
  return mapping
}

/** The mapping by names of columns, as a command gives it. @throws RangeError naming a column that is not there */
export function mappingByNames(columns: string[], names: Partial<Record<Field, string>>): Mapping {
  const mapping: Mapping = {}
  for (const [field, name] of Object.entries(names) as [Field, string][]) {
    const place = columns.indexOf(name)
    if (place < 0) throw new RangeError(name)
    mapping[field] = place
  }
  return mapping
}

function longestColumn(columns: string[], sample: (readonly unknown[])[], taken: number[]): number | undefined {
  const lengths = columns.map((_, place) =>
    sample.reduce((sum, row) => sum + (typeof row[place] === 'string' ? (row[place] as string).length : 0), 0),
  )
  const free = lengths
    .map((length, place) => ({ length, place }))
    .filter(({ length, place }) => length > 0 && !taken.includes(place))
  return free.sort((a, b) => b.length - a.length || a.place - b.place)[0]?.place
}
