/** The product's own time zone: terms, dates and calendars are told in it. */
export const ZONE = 'Europe/Warsaw'

/** Where "now" comes from. Tests set it; nothing else in the product asks the system for the time. */
export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock that stands still until it is told otherwise. */
export function fixedClock(start: Temporal.Instant | string): Clock & { set(to: Temporal.Instant | string): void } {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now,
    set: (to) => {
      now = Temporal.Instant.from(to)
    },
  }
}

export const before = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0

export const dateOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(ZONE).toPlainDate()

/** The first second of a day in Warsaw. */
export const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(ZONE).toInstant()

/** The last second of a day in Warsaw: a term "do 30 września" runs to 23:59:59. */
export const endOf = (date: Temporal.PlainDate) =>
  date.toZonedDateTime({ timeZone: ZONE, plainTime: '23:59:59' }).toInstant()
