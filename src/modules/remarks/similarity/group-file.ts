import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { readCsv } from '../../../platform/documents/index.ts'
import { fold } from '../../../platform/language/index.ts'
import { groupLetters } from './groups.ts'
import { type Letter, newVocabulary, readLetter } from './letter.ts'

/** Names of the fields to read; what is left out is guessed from the first record. */
export interface Fields {
  id?: string
  text?: string
}

/** Why a record was left out: it cannot be read, or has no id or no text. `repeated-id` alone leaves nothing out. */
export type RecordProblem = 'unreadable' | 'no-id' | 'no-text' | 'repeated-id'

export interface FileGroups {
  /** Ids as they stand in the file: groups of two and more, the largest first. */
  groups: string[][]
  /** Ids of letters that resemble no other. */
  singles: string[]
  /** How many records were read. */
  letters: number
  /** The fields that were read; `id` is null when records have none and are called by their line numbers. */
  fields: { id: string | null; text: string | null }
  /** `line` counts from 1: the line of a JSON lines file, the record of a JSON array, the row of a CSV file with its header. */
  problems: { line: number; problem: RecordProblem }[]
}

/**
 * Groups the letters of a file, with nothing but the file: JSON lines (read line by line), a JSON array or an object
 * holding one, or CSV with a header, told apart by the ending of the name. A bad record is reported and left out.
 * @throws UnreadableFile for a broken CSV file, SyntaxError for broken JSON, and the system's error for an absent file.
 */
export async function groupFile(path: string, asked: Fields = {}): Promise<FileGroups> {
  const vocabulary = newVocabulary()
  const letters: Letter[] = []
  const seen = new Set<string>()
  const problems: FileGroups['problems'] = []
  let fields: FileGroups['fields'] | null = null

  for await (const { line, record } of recordsOf(path)) {
    if (!isRecord(record)) {
      problems.push({ line, problem: 'unreadable' })
      continue
    }
    fields ??= { id: asked.id ?? guessId(record), text: asked.text ?? guessText(record) }
    const id = fields.id === null ? String(line) : idOf(record[fields.id])
    const text = fields.text === null ? undefined : record[fields.text]
    if (id === null) problems.push({ line, problem: 'no-id' })
    else if (typeof text !== 'string' || text.trim() === '') problems.push({ line, problem: 'no-text' })
    else {
      if (seen.has(id)) problems.push({ line, problem: 'repeated-id' })
      seen.add(id)
      letters.push(readLetter(id, text, vocabulary))
    }
  }

  const { groups, singles } = groupLetters(letters, vocabulary)
  return { groups, singles, letters: letters.length, fields: fields ?? { id: null, text: null }, problems }
}

interface NumberedRecord {
  line: number
  record: unknown
}

function recordsOf(path: string): AsyncIterable<NumberedRecord> | Iterable<NumberedRecord> {
  if (/\.(csv|tsv)$/i.test(path)) return rowsOf(path)
  if (/\.json$/i.test(path)) return elementsOf(path)
  return linesOf(path)
}

async function* linesOf(path: string): AsyncGenerator<NumberedRecord> {
  let line = 0
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    line++
    const json = text.replace(BYTE_ORDER_MARK, '').trim()
    if (json !== '') yield { line, record: parsed(json) }
  }
}

async function* elementsOf(path: string): AsyncGenerator<NumberedRecord> {
  const content: unknown = JSON.parse((await readFile(path, 'utf8')).replace(BYTE_ORDER_MARK, ''))
  const list = isRecord(content) ? Object.values(content).find(Array.isArray) : content
  if (!Array.isArray(list)) throw new SyntaxError('The file holds no list of letters')
  for (const [place, record] of list.entries()) yield { line: place + 1, record }
}

async function* rowsOf(path: string): AsyncGenerator<NumberedRecord> {
  const { rows } = await readCsv(path)
  let header: string[] | null = null
  let line = 0
  for await (const cells of rows) {
    line++
    if (!header) header = cells.map((cell) => cell.trim())
    else yield { line, record: Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ''])) }
  }
}

const BYTE_ORDER_MARK = /^\uFEFF/

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function idOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

// Folded, without spaces and signs; the first that a record has is taken.
const ID_NAMES = 'id identyfikator uuid numer nr number sygnatura znak reference ref key'.split(' ')
const TEXT_NAMES =
  `text tekst tresc trescuwagi trescwniosku body content uwaga wniosek opinia pismo list wiadomosc letter
  remark comment commentbody komentarz message opis description uzasadnienie propozycja proposal statement
  summary`.split(/\s+/)

function guessId(record: Record<string, unknown>): string | null {
  return named(record, ID_NAMES) ?? Object.keys(record).find((name) => /(^|[^a-z])id$/i.test(name)) ?? null
}

/** A field with a telling name that holds text, else the one with the longest text. */
function guessText(record: Record<string, unknown>): string | null {
  const texts = Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const telling = named(Object.fromEntries(texts), TEXT_NAMES)
  return telling ?? texts.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null
}

function named(record: Record<string, unknown>, names: string[]): string | null {
  const byName = new Map(Object.keys(record).map((field) => [fold(field).replace(/[^a-z0-9]/g, ''), field]))
  return names.map((name) => byName.get(name)).find((field) => field !== undefined) ?? null
}
