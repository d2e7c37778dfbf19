import { plainCell } from './cells.ts'
import { readCsv } from './csv-read.ts'
import { UnreadableFile } from './unreadable.ts'
import { type ReadCell, readXlsx } from './xlsx-read.ts'

/** Kinds of files that hold one thing in each row. */
export const TABLE_KINDS = ['csv', 'xlsx', 'jsonl'] as const
export type TableKind = (typeof TABLE_KINDS)[number]

export type TableCell = ReadCell | undefined

export interface TableRow {
  /** As a spreadsheet numbers it, or the line of a JSON file; from 1. */
  line: number
  /** As many as there are columns; null for a row that cannot be read at all. */
  cells: TableCell[] | null
}

export interface Table {
  /** Names of columns as people see them, each once. */
  columns: string[]
  rows: AsyncIterable<TableRow>
}

/** Rows looked through for the one that names the columns; registers of offices begin with a title. */
const HEAD = 10

export interface TableOptions {
  /** The first row holds a thing already, so columns get numbers for names. */
  headless?: boolean
  /** Whether a cell is the name of a column that the reader understands: tells the row of names from titles above it. */
  isKnownName?: (cell: string) => boolean
}

/**
 * Opens a file with one thing in each row.
 * @throws UnreadableFile for what cannot be read as such a file
 */
export async function openTable(
  bytes: Uint8Array,
  kind: TableKind,
  { headless = false, isKnownName = () => false }: TableOptions = {},
): Promise<Table> {
  if (kind === 'jsonl') return recordsTable(bytes)
  const rows = kind === 'csv' ? csvRows(bytes) : xlsxRows(bytes)
  return rowsTable(rows, headless, isKnownName)
}

/** The first rows, and the table with them still in it. */
export async function peek(table: Table, count: number): Promise<{ sample: TableCell[][]; table: Table }> {
  const rows = table.rows[Symbol.asyncIterator]()
  const first: TableRow[] = []
  for (let row = await rows.next(); !row.done; row = await rows.next()) {
    first.push(row.value)
    if (first.length === count) break
  }
  async function* all() {
    yield* first
    for (let row = await rows.next(); !row.done; row = await rows.next()) yield row.value
  }
  return { sample: first.flatMap(({ cells }) => (cells ? [cells] : [])), table: { ...table, rows: all() } }
}

type Numbered = { line: number; cells: TableCell[] }

async function* csvRows(bytes: Uint8Array): AsyncGenerator<Numbered> {
  let line = 0
  const { rows } = await readCsv(bytes)
  for await (const cells of rows) yield { line: ++line, cells: cells.map(plainCell) }
}

async function* xlsxRows(bytes: Uint8Array): AsyncGenerator<Numbered> {
  for (const [index, cells] of (await readXlsx(bytes)).entries()) yield { line: index + 1, cells }
}

async function rowsTable(
  rows: AsyncGenerator<Numbered>,
  headless: boolean,
  isKnownName: (cell: string) => boolean,
): Promise<Table> {
  const head: Numbered[] = []
  for (let row = await rows.next(); !row.done; row = await rows.next()) {
    if (row.value.cells.some(isFilled)) head.push(row.value)
    if (head.length === HEAD) break
  }
  const place = headless ? -1 : headerPlace(head, isKnownName)
  const width = Math.max(0, ...head.map(({ cells }) => cells.length))
  const columns = unique(Array.from({ length: width }, (_, index) => nameOf(head[place]?.cells[index], index)))
  return { columns, rows: body(head.slice(place + 1), rows, columns.length) }
}

async function* body(head: Numbered[], rows: AsyncGenerator<Numbered>, width: number): AsyncGenerator<TableRow> {
  const even = ({ line, cells }: Numbered): TableRow => ({
    line,
    cells: Array.from({ length: width }, (_, index) => cells[index]),
  })
  for (const row of head) yield even(row)
  for await (const row of rows) if (row.cells.some(isFilled)) yield even(row)
}

/** The row with most names we know; the first one when no row has any. */
function headerPlace(head: Numbered[], isKnownName: (cell: string) => boolean): number {
  const known = head.map(({ cells }) => cells.filter((cell) => typeof cell === 'string' && isKnownName(cell)).length)
  return Math.max(0, known.indexOf(Math.max(...known)))
}

const isFilled = (cell: TableCell) => cell !== null && cell !== undefined && cell !== ''

const nameOf = (cell: TableCell, index: number) =>
  (isFilled(cell) ? String(cell).trim().replace(/\s+/g, ' ').slice(0, 80) : '') || String(index + 1)

function unique(names: string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

/** Records looked through for the names of their fields. */
const RECORDS_LOOKED_AT = 100

function recordsTable(bytes: Uint8Array): Table {
  const text = new TextDecoder().decode(bytes)
  const columns = new Set<string>()
  let looked = 0
  for (const { record } of recordsOf(text)) {
    if (record) for (const name of Object.keys(record)) columns.add(name)
    if (++looked === RECORDS_LOOKED_AT) break
  }
  const names = [...columns]
  return { columns: names, rows: recordRows(text, names) }
}

async function* recordRows(text: string, columns: string[]): AsyncGenerator<TableRow> {
  for (const { line, record } of recordsOf(text))
    yield { line, cells: record && columns.map((name) => cellOf(record[name])) }
}

type Fields = Record<string, unknown>

function* recordsOf(text: string): Generator<{ line: number; record: Fields | null }> {
  if (/^\s*\[/.test(text)) {
    const whole = parsed(text)
    if (!Array.isArray(whole)) throw new UnreadableFile('file-truncated')
    for (const [index, record] of whole.entries()) yield { line: index + 1, record: asFields(record) }
    return
  }
  let start = 0
  for (let line = 1; start < text.length; line++) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    const json = text.slice(start, end).trim()
    if (json) yield { line, record: asFields(parsed(json)) }
    start = end + 1
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const asFields = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null

function cellOf(value: unknown): TableCell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) ? value.filter((each) => typeof each !== 'object').join(', ') : null
}
