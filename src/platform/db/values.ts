/** How values travel: the same on PostgreSQL and on the embedded engine. */
import pg from 'pg'

const TIMESTAMPTZ = 1184
const DATE = 1082
const BIGINT = 20
const NUMERIC = 1700

// A list of thousands has few different days. A day is never changed, so rows may share one; a moment is hardly ever twice.
const MOST_DAYS = 1000
const days = new Map<string, Temporal.PlainDate>()

function dayOf(text: string): Temporal.PlainDate {
  const known = days.get(text)
  if (known) return known
  if (days.size === MOST_DAYS) days.clear()
  const day = Temporal.PlainDate.from(text)
  days.set(text, day)
  return day
}

/** PostgreSQL type number -> how its text becomes a value. Sessions run in UTC (see the dialects). */
const PARSERS: Record<number, (text: string) => unknown> = {
  [TIMESTAMPTZ]: (text) => Temporal.Instant.from(text),
  [DATE]: dayOf,
  [BIGINT]: (text) => Number(text),
  [NUMERIC]: (text) => Number(text),
}

/** How the text of a column of this type becomes a value; types of no special kind as the driver reads them. */
export const readingOf = (oid: number): ((text: string) => unknown) => PARSERS[oid] ?? pg.types.getTypeParser(oid)

/** Temporal values become their ISO text; everything else is left to the driver. */
export const toParameters = (values: readonly unknown[]): unknown[] =>
  values.map((value) =>
    value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value,
  )
