import type { FileSource } from './bytes.ts'
import { plainCell } from './cells.ts'
import { cleanOfficeFile } from './office.ts'
import { readable, UnreadableFile } from './unreadable.ts'
import type { ZipLimits } from './zip.ts'

/** What stands in a cell of a file that came in. A date with an hour has no zone in a workbook: it is a wall clock. */
export type ReadCell = string | number | boolean | Temporal.PlainDate | Temporal.PlainDateTime | null

// Empty cells between two filled ones are filled in: two cells at opposite corners would make 17 thousand million.
const MOST_CELLS = 5_000_000

/**
 * The rows of the first sheet of a workbook (or of the one named), all of the same width, empty cells as null. Text that
 * our export neutralised comes back as it was written. Throws `UnreadableFile`; a formula gives its last result.
 */
export async function readXlsx(
  source: FileSource,
  options: { sheet?: string; limits?: ZipLimits } = {},
): Promise<ReadCell[][]> {
  const { readSheet } = await import('read-excel-file/node')
  const clean = await cleanOfficeFile(source, 'xlsx', mendSheet, options.limits)
  const rows = await readable(() => (options.sheet ? readSheet(clean, options.sheet) : readSheet(clean)))
  return rows.map((row) => row.map((cell) => readCell(cell as string | number | boolean | Date | null)))
}

/** Leaves out what holds no data (a formatted column has a million empty cells) and refuses what is too wide and tall. */
function mendSheet(name: string, xml: string): string {
  if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) return xml
  const filled = xml
    .replace(/<c\b[^>]*\/>/g, '')
    .replace(/<c\b[^>]*><\/c>/g, '')
    .replace(/<row\b[^>]*\/>/g, '')
    .replace(/<row\b[^>]*>\s*<\/row>/g, '')
    // A cell that shows an error (#N/A) has no value; the row beside it still matters.
    .replace(/<c\b[^>]*\bt="e"[^>]*>.*?<\/c>/gs, '')
  if (widestCell(filled) > MOST_CELLS) throw new UnreadableFile('file-bomb')
  return filled
}

function widestCell(xml: string): number {
  let row = 0
  let column = 0
  for (const [, letters = '', digits = ''] of xml.matchAll(/<c\b[^>]*?\br="([A-Z]{1,7})(\d{1,9})"/g)) {
    column = Math.max(column, columnNumber(letters))
    row = Math.max(row, Number(digits))
  }
  for (const [, digits = ''] of xml.matchAll(/<row\b[^>]*?\br="(\d{1,15})"/g)) row = Math.max(row, Number(digits))
  return row * Math.max(1, column)
}

const columnNumber = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

function readCell(cell: string | number | boolean | Date | null): ReadCell {
  if (typeof cell === 'string') return plainCell(cell)
  if (!(cell instanceof Date)) return cell
  // Workbooks count days without a zone and the library says so in UTC.
  const clock = Temporal.Instant.fromEpochMilliseconds(cell.getTime()).toZonedDateTimeISO('UTC').toPlainDateTime()
  const rounded = clock.round({ smallestUnit: 'second' })
  return rounded.toPlainTime().equals(new Temporal.PlainTime()) ? rounded.toPlainDate() : rounded
}
