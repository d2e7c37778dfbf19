import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import type { FileSource } from './bytes.ts'
import { UnreadableFile } from './unreadable.ts'

export type CsvEncoding = 'utf-8' | 'windows-1250' | 'iso-8859-2' | 'utf-16le' | 'utf-16be'

export interface CsvTable {
  encoding: CsvEncoding
  delimiter: ',' | ';' | '\t'
  /** Records in order, as text exactly as it stands in the file; throws `UnreadableFile` when the file breaks off. */
  rows: AsyncIterable<string[]>
}

const HEAD = 64 * 1024
// A record longer than any letter: a stray quote would otherwise gather the rest of the file in memory.
const LONGEST_RECORD = 4 * 1024 * 1024

/**
 * Opens a CSV file that somebody saved in some program: finds out the encoding (UTF-8, UTF-16, windows-1250,
 * ISO 8859-2) and the delimiter (`,` `;` tab) from its first 64 kB, then reads it record by record.
 */
export async function readCsv(source: FileSource): Promise<CsvTable> {
  const chunks =
    typeof source === 'string' ? createReadStream(source, { highWaterMark: HEAD }) : Readable.from([source])
  const bytes = chunks[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  const first = await bytes.next()
  if (first.done || first.value.length === 0) throw new UnreadableFile('file-empty')
  const head = first.value.subarray(0, HEAD)
  const encoding = encodingOf(head)
  const delimiter = delimiterOf(new TextDecoder(encoding).decode(head))
  return { encoding, delimiter, rows: records(decoded(first.value, bytes, encoding), delimiter) }
}

/** The encoding of a text file by its mark, by zero bytes, or by whether its bytes are valid UTF-8. */
export function encodingOf(head: Uint8Array): CsvEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head.length > 3 && head[1] === 0 && head[3] === 0) return 'utf-16le'
  if (head.length > 3 && head[0] === 0 && head[2] === 0) return 'utf-16be'
  if (head.includes(0)) throw new UnreadableFile('file-type')
  if (isUtf8(head)) return 'utf-8'
  return latinTwo(head)
}

/** The delimiter that divides the first lines into the same number of cells; a comma when none does. */
export function delimiterOf(text: string): ',' | ';' | '\t' {
  const lines = outsideQuotes(text)
    .split(/\r\n|\n|\r/)
    .filter(Boolean)
    .slice(0, 20)
  const score = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const steady = counts.filter((count) => count === counts[0]).length / Math.max(1, counts.length)
    return (counts[0] ?? 0) === 0 ? 0 : steady * 100 + Math.min(99, counts[0] ?? 0)
  }
  const best = ([';', '\t', ','] as const).map((delimiter) => ({ delimiter, score: score(delimiter) }))
  return best.reduce((a, b) => (b.score > a.score ? b : a), { delimiter: ',', score: 0 }).delimiter
}

function isUtf8(head: Uint8Array): boolean {
  try {
    // `stream` lets a letter be cut in two by the end of the head.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

// ą ś ź Ą Ś Ź are the Polish letters whose bytes differ between the two encodings.
function latinTwo(head: Uint8Array): CsvEncoding {
  const count = (bytes: number[]) => head.reduce((sum, byte) => sum + (bytes.includes(byte) ? 1 : 0), 0)
  const windows = count([0xb9, 0x9c, 0x9f, 0xa5, 0x8c, 0x8f])
  const iso = count([0xb1, 0xb6, 0xbc, 0xa1, 0xa6, 0xac])
  return iso > windows ? 'iso-8859-2' : 'windows-1250'
}

const outsideQuotes = (text: string) => text.replace(/"(?:[^"]|"")*"/g, '')

async function* decoded(first: Uint8Array, rest: AsyncIterator<Uint8Array>, headEncoding: CsvEncoding) {
  let encoding = headEncoding
  let decoder = new TextDecoder(encoding, { fatal: true })
  let plain = true
  for (
    let chunk = first as Uint8Array | undefined;
    chunk;
    chunk = (await rest.next()).value as Uint8Array | undefined
  ) {
    // A head without a single Polish letter says nothing: the first chunk that has one decides.
    if (plain && encoding === 'utf-8' && chunk.some((byte) => byte > 127)) {
      plain = false
      encoding = encodingOf(chunk)
      decoder = new TextDecoder(encoding, { fatal: true })
    }
    yield decodedOr(() => decoder.decode(chunk, { stream: true }))
  }
  yield decodedOr(() => decoder.decode())
}

function decodedOr(decode: () => string): string {
  try {
    return decode()
  } catch {
    throw new UnreadableFile('file-encoding')
  }
}

async function* records(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<string[]> {
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
  })
  // The error is thrown to whoever reads the rows; without a listener here it would be thrown at the process.
  pipeline(Readable.from(text), parser, () => {})
  try {
    yield* parser as AsyncIterable<string[]>
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile((error as CsvError).code === 'CSV_MAX_RECORD_SIZE' ? 'file-too-large' : 'file-truncated')
  }
}
