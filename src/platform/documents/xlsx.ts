import { type Cell, neutralise, type Row, type Rows, wallClock } from './cells.ts'
import { escaped } from './characters.ts'
import { pieces } from './pieces.ts'
import { writeZip, type ZipPart } from './zip.ts'

export interface SheetColumn {
  header: string
  /** In characters of the default font; 16 unless said. */
  width?: number
}

export interface Sheet {
  /** Name on the tab; letters Excel forbids are left out, 31 letters at most. */
  name: string
  columns: readonly SheetColumn[]
  rows: Rows
}

// Excel's own limits (Microsoft, "Excel specifications and limits").
const LONGEST_CELL = 32_767
const MOST_ROWS = 1_048_576
const PIECE = 64 * 1024

/**
 * A workbook made row by row while it is read, so its size does not reach memory (decision 0020). The first row of each
 * sheet holds the headers: bold, filled, frozen, with a filter. Text is an inline string, never a formula, and is
 * neutralised besides, because people save workbooks as CSV. Dates are dates, moments are Warsaw wall clock.
 */
export const writeXlsx = (sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> => writeZip(packageParts(sheets))

function* packageParts(sheets: readonly Sheet[]): Generator<ZipPart> {
  const names = sheetNames(sheets)
  yield { name: '[Content_Types].xml', data: contentTypes(sheets.length) }
  yield { name: '_rels/.rels', data: relations([`${OFFICE}/officeDocument" Target="xl/workbook.xml`]) }
  yield { name: 'xl/workbook.xml', data: workbook(names) }
  const targets = sheets.map((_, index) => `${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml`)
  yield { name: 'xl/_rels/workbook.xml.rels', data: relations([...targets, `${OFFICE}/styles" Target="styles.xml`]) }
  yield { name: 'xl/styles.xml', data: STYLES }
  for (const [index, sheet] of sheets.entries()) {
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, data: sheetXml(sheet) }
  }
}

async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<Uint8Array> {
  const bytes = pieces(PIECE)
  const last = columnLetters(Math.max(1, columns.length))
  let head = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns
    .map(
      ({ width = 16 }, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width}" style="0" customWidth="1"/>`,
    )
    .join('')}</cols><sheetData>`
  head += rowXml(
    1,
    columns.map((column) => column.header),
    HEADER,
  )
  const first = bytes.add(head)
  if (first) yield first
  let number = 1
  for await (const row of rows) {
    number++
    // Never cut in silence: whoever exports more divides it into sheets.
    if (number > MOST_ROWS) throw new RangeError(`a sheet holds at most ${MOST_ROWS - 1} rows`)
    const piece = bytes.add(rowXml(number, row))
    if (piece) yield piece
  }
  const end = bytes.add(`</sheetData><autoFilter ref="A1:${last}${number}"/></worksheet>`) ?? bytes.rest()
  if (end) yield end
}

const HEADER = 1
const DATE = 2
const MOMENT = 3
const TEXT = 4

const rowXml = (number: number, row: Row, style?: number) =>
  `<row r="${number}">${row.map((cell, index) => cellXml(`${columnLetters(index + 1)}${number}`, cell, style)).join('')}</row>`

function cellXml(at: string, cell: Cell, style?: number): string {
  if (cell === null || cell === undefined || cell === '') return ''
  if (typeof cell === 'string') return textXml(at, neutralise(cell), style ?? TEXT)
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (cell instanceof Temporal.PlainDate) return dateXml(at, cell.toPlainDateTime(), DATE)
  if (cell instanceof Temporal.Instant) return dateXml(at, wallClock(cell), MOMENT)
  return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : ''
}

function textXml(at: string, text: string, style: number): string {
  const cut = text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellXmlText(cut)}</t></is></c>`
}

// Days since 30 December 1899: Excel counts a 29 February 1900 that never was, so the start is a day early.
const EPOCH = Temporal.PlainDateTime.from('1899-12-30')

function dateXml(at: string, moment: Temporal.PlainDateTime, style: number): string {
  const days = moment.since(EPOCH, { largestUnit: 'day' }).total({ unit: 'day', relativeTo: EPOCH })
  // Before March 1900 Excel has no such day: the date goes in as text.
  if (days < 61) return textXml(at, moment.toPlainDate().toString(), TEXT)
  return `<c r="${at}" s="${style}"><v>${Number(days.toFixed(8))}</v></c>`
}

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  const rest = (column - 1) % 26
  const letter = String.fromCharCode(65 + rest)
  return column > 26 ? columnLetters((column - 1 - rest) / 26) + letter : letter
}

// Excel reads _x0041_ as an escape of its own: what people wrote so must stay as they wrote it.
const cellXmlText = (text: string) =>
  escaped(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')).replaceAll('\r', '&#13;')

function sheetNames(sheets: readonly Sheet[]): string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }, index) => {
    const clean =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || `${index + 1}`
    const unique = taken.has(clean.toLowerCase()) ? `${clean.slice(0, 27)} ${index + 1}` : clean
    taken.add(unique.toLowerCase())
    return unique
  })
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const relations = (targets: string[]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map((target, index) => `<Relationship Id="rId${index + 1}" Type="${target}"/>`)
    .join('')}</Relationships>`

const workbook = (names: string[]) =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names
    .map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')}</sheets></workbook>`

const contentTypes = (count: number) => {
  const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${spreadsheet}.${type}+xml"/>`
  const sheets = Array.from({ length: count }, (_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet')).join('')
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${sheets}</Types>`
}

// In the order of HEADER, DATE, MOMENT, TEXT above; format 14 would follow the reader's country, these do not.
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1D5B3F"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`
