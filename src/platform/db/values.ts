/** How values travel: the same on PostgreSQL and on the embedded engine. */

const TIMESTAMPTZ = 1184
const DATE = 1082
const BIGINT = 20
const NUMERIC = 1700

/** PostgreSQL type number -> how its text becomes a value. Sessions run in UTC (see the dialects). */
export const PARSERS: Record<number, (text: string) => unknown> = {
  [TIMESTAMPTZ]: (text) => Temporal.Instant.from(text),
  [DATE]: (text) => Temporal.PlainDate.from(text),
  [BIGINT]: (text) => Number(text),
  [NUMERIC]: (text) => Number(text),
}

/** Temporal values become their ISO text; everything else is left to the driver. */
export const toParameters = (values: readonly unknown[]): unknown[] =>
  values.map((value) =>
    value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value,
  )
