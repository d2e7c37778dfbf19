import { z } from 'zod'
import { before, ZONE } from '../../../platform/clock.ts'
import { isoDay, isoMoment } from '../../../platform/http/index.ts'

/** Fields as people type them in the workspace, and what is kept of them. */
export const text = (longest: number) => z.string().trim().max(longest, 'http.form.too-long').default('')

export const needed = (longest: number) =>
  z.string().trim().min(1, 'http.form.needed').max(longest, 'http.form.too-long')

export const orNull = (value: string) => value || null

export const webAddress = z
  .url({ protocol: /^https?$/, error: 'consultations.form.link' })
  .max(500, 'http.form.too-long')
  .or(z.literal(''))
  .default('')
  .transform(orNull)

export const neededDay = isoDay('consultations.form.date').transform((value) => Temporal.PlainDate.from(value))

export const day = neededDay
  .or(z.literal(''))
  .default('')
  .transform((value) => value || null)

/** "2026-12-04T23:59" as browsers write it, told in Warsaw. */
export const moment = isoMoment('consultations.form.moment')
  .or(z.literal(''))
  .default('')
  .transform((value) => (value ? Temporal.PlainDateTime.from(value).toZonedDateTime(ZONE).toInstant() : null))

/** A term "do 23:59" lasts to the last second of that minute. */
export const closingMoment = moment.transform(
  (instant) => instant && (instant.epochMilliseconds % 60_000 === 0 ? instant.add({ seconds: 59 }) : instant),
)

/**
 * Whether two fields are in order, as far as both are moments: what was mistyped is said at its own field, yet a check of
 * the whole form is asked about it all the same.
 */
export const inOrder = (first: unknown, second: unknown, apart: { minutes: number } = { minutes: 0 }) =>
  !(first instanceof Temporal.Instant && second instanceof Temporal.Instant) || !before(second, first.add(apart))

/** The moment as its field shows it. */
export const typedMoment = (instant: Temporal.Instant | null) =>
  instant ? instant.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' }) : ''
