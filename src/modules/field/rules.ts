import { dateOf } from '../../platform/clock.ts'

export const KINDS = ['remark', 'survey'] as const
export type Kind = (typeof KINDS)[number]

/** Hours after closing in which what was collected in time may still be sent; an office says another number if it likes. */
export const USUAL_GRACE = 72
export const MOST_GRACE = 720

/** Things sent in one go; a device with more sends several times. */
export const MOST_ITEMS = 50
/** Bytes of one sending: fifty long remarks. */
export const MOST_BYTES = 4_000_000
/** Lines of a rescue file. */
export const MOST_LINES = 2_000

/** How long something taken along may be filled in without asking the server again, in days. */
export const PACK_DAYS = 14

/** A clock of a tablet may be so far ahead of ours, in minutes, and is still believed. */
const AHEAD = 10

export interface Term {
  opensAt: Temporal.Instant | null
  closesAt: Temporal.Instant | null
}

export type Judged =
  | {
      ok: true
      /** The day that stands for it: when it was collected, or, once the grace has passed, when it came. */
      receivedOn: Temporal.PlainDate
      /** The moment of collecting as far as we believe the device. */
      collectedAt: Temporal.Instant
      late: boolean
    }
  | { ok: false; word: 'field-too-early' | 'field-after-closing' }

/**
 * Whether something collected then, by the clock of a device, and sent now, counts. The closing second itself is in time.
 * What was collected in time and sent within the grace keeps its day; sent later it is taken and marked as late.
 */
export function judged(
  { opensAt, closesAt }: Term,
  { collectedAt, now, graceHours }: { collectedAt: Temporal.Instant; now: Temporal.Instant; graceHours: number },
): Judged {
  const isAhead = Temporal.Instant.compare(collectedAt, now) > 0
  // A clock that runs ahead would make what is collected now look as if it came from tomorrow.
  const at = isAhead && Temporal.Instant.compare(collectedAt, now.add({ minutes: AHEAD })) <= 0 ? now : collectedAt
  if (Temporal.Instant.compare(at, now) > 0) return { ok: false, word: 'field-after-closing' }
  if (opensAt && Temporal.Instant.compare(at, opensAt) < 0) return { ok: false, word: 'field-too-early' }
  if (!closesAt) return { ok: true, receivedOn: dateOf(at), collectedAt: at, late: false }
  const closed = closesAt.add({ seconds: 1 })
  if (Temporal.Instant.compare(at, closed) >= 0) return { ok: false, word: 'field-after-closing' }
  const late = Temporal.Instant.compare(now, closed.add({ hours: graceHours })) >= 0
  return { ok: true, receivedOn: dateOf(late ? now : at), collectedAt: at, late }
}

/** Until when something taken along is filled in: two weeks, or the end of taking answers. */
export function packEnds({ closesAt }: Term, now: Temporal.Instant): Temporal.Instant {
  const weeks = now.add({ hours: PACK_DAYS * 24 })
  return closesAt && Temporal.Instant.compare(closesAt, weeks) < 0 ? closesAt : weeks
}
