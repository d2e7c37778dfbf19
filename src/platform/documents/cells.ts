import { ZONE } from '../clock.ts'

/** What may stand in a cell of a table that people download. Moments are shown in the product's own time zone. */
export type Cell = string | number | boolean | Temporal.PlainDate | Temporal.Instant | null | undefined

export type Row = readonly Cell[]

export type Rows = AsyncIterable<Row> | Iterable<Row>

// Spreadsheets run such text as a formula (CWE-1236; rule 14 of the architecture). Leading apostrophes are counted in,
// so that `plainCell` gives back exactly what a person wrote, also when they began with an apostrophe themselves.
const runnable = /^'*[=+\-@\t\r]/
const neutralised = /^'+[=+\-@\t\r]/

/** Text that no spreadsheet will take for a formula: `=1+1` becomes `'=1+1`. Numbers typed as numbers need no such care. */
export const neutralise = (text: string) => (runnable.test(text) ? `'${text}` : text)

/** Undoes `neutralise` when an exported table comes back. */
export const plainCell = (text: string) => (neutralised.test(text) ? text.slice(1) : text)

/** A cell as text for CSV and for documents: dates as `2026-09-30`, moments as `2026-09-30 23:59:59` in Warsaw. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Temporal.Instant) return wallClock(cell).toString({ smallestUnit: 'second' }).replace('T', ' ')
  return String(cell)
}

export const wallClock = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(ZONE).toPlainDateTime()
