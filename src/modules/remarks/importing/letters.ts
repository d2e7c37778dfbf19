import { z } from 'zod'
import { dateOf, ZONE } from '../../../platform/clock.ts'
import { fold } from '../../../platform/language/index.ts'
import type { Process } from '../../processes/index.ts'
import { hash } from '../actions.ts'
import { type Author, cameLate, dayProblem, LONGEST_LETTER, receivedAtOf } from '../entering/rules.ts'
import { type Channel, LONGEST_SIGNATURE } from '../rules.ts'
import { guessMapping, type Mapping } from './columns.ts'
import type { Table, TableCell, TableRow } from './table.ts'

/** A row of a file, understood. */
export interface ImportedLetter {
  line: number
  body: string
  quotation: string | null
  topic: string | null
  placeWords: string | null
  channel: Channel
  receivedAt: Temporal.Instant
  late: boolean
  author: Author
  email: string | null
  /** The sender's own number, when the file has one. */
  number: string | null
  /** The same number with the same text is the same letter; null without a number, for equal texts may come from many people. */
  key: string | null
}

/** What is worth a look in a row that will be imported: the key of a sentence under `remarks.import.note.` with its value. */
export interface RowNote {
  line: number
  note: 'shared-number'
  value: string
}

/** Why a row cannot be imported: the key of a sentence under `remarks.import.row.` with its values. */
export interface RowProblem {
  line: number
  problem:
    | 'unreadable'
    | 'no-text'
    | 'too-long'
    | 'date'
    | 'ahead'
    | 'too-early'
    | 'channel'
    | 'email'
    | 'signature'
    | 'repeated'
    | 'known'
  /** What stood there, shortened. */
  value: string
}

export interface Reading {
  columns: Mapping
  /** For rows that say no channel and no day. */
  channel: Channel
  receivedOn: Temporal.PlainDate
}

export type ReadRow = { letter: ImportedLetter; note?: RowNote } | { problem: RowProblem }

interface Given {
  process: Process
  now: Temporal.Instant
}

/** Guesses the columns by their names, and leaves out those whose cells say something else than the name promises. */
export function guessColumns(columns: string[], sample: TableCell[][]): Mapping {
  const mapping = guessMapping(columns, sample)
  const fits = {
    receivedOn: (cell: TableCell) => momentOf(cell) !== null,
    channel: (cell: TableCell) => channelOf(cleanText(cell)) !== null,
  }
  for (const field of ['receivedOn', 'channel'] as const) {
    const place = mapping[field]
    if (place === undefined) continue
    const filled = sample.map((row) => row[place]).filter((cell) => !isEmpty(cell))
    if (filled.filter(fits[field]).length * 2 < filled.length) delete mapping[field]
  }
  return mapping
}

/**
 * Understands the rows of a table one by one. A number that stands twice with the same text is taken the first time; with
 * another text it is another letter, for two registers of one office may use the same numbers.
 */
export async function* readLetters(table: Table, reading: Reading, given: Given): AsyncGenerator<ReadRow> {
  const numbers = new Set<string>()
  const keys = new Set<string>()
  for await (const row of table.rows) {
    const read = readRow(row, reading, given)
    if (!('letter' in read) || read.letter.number === null || read.letter.key === null) {
      yield read
      continue
    }
    const { letter } = read
    const { line, number, key } = letter as ImportedLetter & { number: string; key: string }
    if (keys.has(key)) yield { problem: { line, problem: 'repeated', value: number } }
    else if (numbers.has(number)) yield { letter, note: sharedNumber(letter) }
    else yield read
    numbers.add(number)
    keys.add(key)
  }
}

/** "Another remark has this number too": said, and the letter is taken. */
export const sharedNumber = ({ line, number }: ImportedLetter): RowNote => ({
  line,
  note: 'shared-number',
  value: number ?? '',
})

function readRow(
  { line, cells }: TableRow,
  { columns, channel, receivedOn }: Reading,
  { process, now }: Given,
): ReadRow {
  const wrong = (problem: RowProblem['problem'], value: string) => ({
    problem: { line, problem, value: value.slice(0, 60) },
  })
  if (!cells) return wrong('unreadable', '')
  const cell = (place: number | undefined) => (place === undefined ? null : cells[place])
  const text = (place: number | undefined) => cleanText(cell(place))
  const oneLine = (place: number | undefined) => text(place).replace(/\s+/g, ' ') || null

  const body = text(columns.body)
  if (!body) return wrong('no-text', '')
  if (body.length > LONGEST_LETTER) return wrong('too-long', String(body.length))

  const saidChannel = text(columns.channel)
  const found = saidChannel ? channelOf(saidChannel) : channel
  if (!found) return wrong('channel', saidChannel)

  const saidDay = cell(columns.receivedOn)
  const receivedAt = isEmpty(saidDay) ? receivedAtOf(receivedOn) : momentOf(saidDay)
  if (!receivedAt) return wrong('date', String(saidDay))
  const wrongDay = dayProblem(process, dateOf(receivedAt), now)
  if (wrongDay) return wrong(wrongDay, String(saidDay))

  const email = text(columns.email) || null
  if (email && !z.email().max(254).safeParse(email).success) return wrong('email', email)
  const signature = oneLine(columns.signature)
  if (signature && signature.length > LONGEST_SIGNATURE) return wrong('signature', signature)

  const author = authorOf({
    name: oneLine(columns.authorName),
    organisation: oneLine(columns.organisationName),
    signature,
  })
  const number = oneLine(columns.number)?.slice(0, 200) ?? null
  return {
    letter: {
      line,
      body,
      quotation: text(columns.quotation) || null,
      topic: oneLine(columns.topic)?.slice(0, 200) ?? null,
      placeWords: oneLine(columns.placeWords)?.slice(0, 200) ?? null,
      channel: found,
      receivedAt,
      late: cameLate(process, found, receivedAt),
      author,
      email,
      number,
      // A number is one line, so no other pair makes this text.
      key: number === null ? null : hash(`imported ${number}\n${body}`),
    },
  }
}

function authorOf({ name, organisation, signature }: Omit<Author, 'kind'>): Author {
  if (organisation) return { kind: 'organisation', name, organisation, signature: null }
  return { kind: name || signature ? 'person' : 'anonymous', name, organisation: null, signature }
}

const isEmpty = (cell: TableCell) => cell === null || cell === undefined || cell === ''

// PostgreSQL refuses NUL; one form of letters and line ends makes texts comparable, as in forms.
const cleanText = (cell: TableCell) =>
  isEmpty(cell) ? '' : String(cell).replaceAll('\0', '').replace(/\r\n?/g, '\n').normalize('NFC').trim()

// Beginnings of words, folded, as registers and forms write them; the first that fits wins.
const CHANNEL_WORDS: [Channel, RegExp][] = [
  ['e-delivery', /^(e-?dorecz|epuap|e-?delivery|skrytk|edor)/],
  ['email', /^(e-?mail|mail|poczta elektr|poczta e|droga elektr|elektroniczn)/],
  ['map', /^(geoankiet|mapa|map\b|map survey)/],
  ['survey', /^(ankiet|survey|kwestionar)/],
  ['web', /^(www|web|stron|formularz|internet|portal|online)/],
  ['protocol', /^(do protok|ustnie|protok|protocol|oral)/],
  ['meeting', /^(spotkan|meeting|warsztat|spacer|dyzur|debat)/],
  ['phone', /^(telefon|tel\b|tel\.|phone)/],
  ['paper', /^(papier|list|poczt|pisem|pismo|osobi|kancelar|sekretariat|tradycyjn|paper|letter|post)/],
]

/** The channel a cell names in Polish or English words, or null. */
export function channelOf(words: string): Channel | null {
  const plain = fold(words.trim().toLowerCase())
  return CHANNEL_WORDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}

const MONTHS = ['stycz', 'lut', 'mar', 'kwie', 'maj', 'czerw', 'lip', 'sierp', 'wrze', 'paz', 'list', 'grud']

/** The moment a cell names, in Warsaw: a date, a date with an hour, or a spreadsheet's number of a day; null for anything else. */
export function momentOf(cell: TableCell): Temporal.Instant | null {
  if (cell instanceof Temporal.PlainDate) return receivedAtOf(cell)
  if (cell instanceof Temporal.PlainDateTime) return cell.toZonedDateTime(ZONE).toInstant()
  if (typeof cell === 'number')
    return cell >= 20_000 && cell < 80_000 ? receivedAtOf(SHEET_EPOCH.add({ days: Math.floor(cell) })) : null
  return typeof cell === 'string' ? writtenMoment(cell.trim()) : null
}

// Day 1 of a spreadsheet is 1 January 1900, and it counts a 29 February 1900 that never was.
const SHEET_EPOCH = Temporal.PlainDate.from('1899-12-30')

function writtenMoment(text: string): Temporal.Instant | null {
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text)) return attempt(() => Temporal.Instant.from(text))
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ,]+(.+))?$/.exec(text)
  if (iso) return momentFrom([iso[1], iso[2], iso[3]], iso[4])
  const polish = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?: ?r\.?)?(?:[T ,]+(.+))?$/.exec(text)
  if (polish) return momentFrom([polish[3], polish[2], polish[1]], polish[4])
  const words = /^(\d{1,2}) (\p{L}+) (\d{4})(?: ?r\.?| roku)?(?:[ ,]+(.+))?$/u.exec(text)
  if (!words) return null
  const month = MONTHS.findIndex((name) => fold((words[2] ?? '').toLowerCase()).startsWith(name))
  return month < 0 ? null : momentFrom([words[3], String(month + 1), words[1]], words[4])
}

function momentFrom([year, month, day]: (string | undefined)[], clock: string | undefined): Temporal.Instant | null {
  const [, hour = '0', minute = '0', second = '0'] =
    /^(?:godz\.? ?)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?/.exec(clock ?? '') ?? []
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number)
  return attempt(() =>
    Temporal.ZonedDateTime.from(
      { timeZone: ZONE, year: y ?? 0, month: mo ?? 0, day: d ?? 0, hour: h ?? 0, minute: mi ?? 0, second: s ?? 0 },
      { overflow: 'reject' },
    ).toInstant(),
  )
}

function attempt<T>(make: () => T): T | null {
  try {
    return make()
  } catch {
    return null
  }
}
