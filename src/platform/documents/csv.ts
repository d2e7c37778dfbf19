import { type Cell, cellText, neutralise, type Row, type Rows } from './cells.ts'
import { pieces } from './pieces.ts'

export interface CsvOptions {
  header?: readonly string[]
  /** `;` is what Excel with Polish settings opens in columns; `,` is RFC 4180 and what programs expect. */
  delimiter?: ',' | ';' | '\t'
  /** The mark at the beginning that makes Excel read Polish letters; on unless a program is the reader. */
  bom?: boolean
}

const PIECE = 32 * 1024

/**
 * A CSV file in UTF-8 by RFC 4180 (CRLF, quotes doubled), made row by row as it is read. Text that a spreadsheet would
 * run as a formula is neutralised; numbers, dates and yes/no are written as they are.
 */
export async function* writeCsv(rows: Rows, options: CsvOptions = {}): AsyncGenerator<Uint8Array> {
  const { header, delimiter = ',', bom = true } = options
  const bytes = pieces(PIECE)
  const first = bytes.add((bom ? '\uFEFF' : '') + (header ? csvLine(header, delimiter) : ''))
  if (first) yield first
  for await (const row of rows) {
    const piece = bytes.add(csvLine(row, delimiter))
    if (piece) yield piece
  }
  const rest = bytes.rest()
  if (rest) yield rest
}

const csvLine = (row: Row, delimiter: string) => `${row.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`

function csvCell(cell: Cell, delimiter: string): string {
  const text = typeof cell === 'string' ? neutralise(cell) : cellText(cell)
  // A space at an edge is quoted too: some readers trim what is not.
  if (!text.includes(delimiter) && !/["\r\n;,\t]|^\s|\s$/.test(text)) return text
  return `"${text.replaceAll('"', '""')}"`
}
