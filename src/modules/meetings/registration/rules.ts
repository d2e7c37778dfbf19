import { before } from '../../../platform/clock.ts'
import type { Config } from '../../../platform/config.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'
import { type Meeting, type Mode, pathOf } from '../rules.ts'

export interface Registration {
  id: string
  meetingId: string
  /** Order of coming, which is the order of the queue. */
  number: number
  name: string
  /** Null after the person was removed. */
  email: string | null
  personId: string | null
  mode: Mode
  /** How many come together; they get places together or wait together. */
  partySize: number
  /** What they asked for, in their words. */
  needs: string
  showsName: boolean
  locale: 'pl' | 'en'
  registeredAt: Temporal.Instant
  placedAt: Temporal.Instant | null
  offeredAt: Temporal.Instant | null
  offerEndsAt: Temporal.Instant | null
  cancelledAt: Temporal.Instant | null
  /** What they answered to the questions of the meeting; null without, and when it was forgotten. */
  answerId: string | null
}

export type Standing = 'placed' | 'offered' | 'waiting' | 'lapsed' | 'cancelled'

/** ma miejsce, dostał propozycję miejsca, czeka, propozycja wygasła, wypisał się: an answer of facts and the clock. */
export function standingOf(
  registration: Pick<Registration, 'placedAt' | 'offerEndsAt' | 'cancelledAt'>,
  now: Temporal.Instant,
): Standing {
  const { placedAt, offerEndsAt, cancelledAt } = registration
  if (!placedAt && offerEndsAt && !before(now, offerEndsAt)) return 'lapsed'
  if (cancelledAt) return 'cancelled'
  if (placedAt) return 'placed'
  return offerEndsAt ? 'offered' : 'waiting'
}

/** An offer waits as long as the meeting says, and never past its beginning. */
export function offerEnd(meeting: Pick<Meeting, 'offerHours' | 'startsAt'>, now: Temporal.Instant): Temporal.Instant {
  const end = now.add({ hours: meeting.offerHours })
  return before(end, meeting.startsAt) ? end : meeting.startsAt
}

/**
 * Whom freed places are offered to: the queue in its order, until the first party that does not fit. Nobody is passed over
 * by a smaller party behind them.
 * @param free places left, or null where there is no limit
 */
export function nextInQueue<R extends Pick<Registration, 'partySize'>>(queue: readonly R[], free: number | null): R[] {
  if (free === null) return [...queue]
  let left = free
  const next: R[] = []
  for (const waiting of queue) {
    if (waiting.partySize > left) break
    left -= waiting.partySize
    next.push(waiting)
  }
  return next
}

export const REMINDER_DAYS = [7, 1] as const

/**
 * Which reminder is due: the last whose day has come, of those whose day came after signing up. Told again and again
 * while it is due; the letter itself goes once.
 */
export function reminderDue(
  startsAt: Temporal.Instant,
  placedAt: Temporal.Instant,
  now: Temporal.Instant,
): (typeof REMINDER_DAYS)[number] | null {
  if (!before(now, startsAt)) return null
  const due = REMINDER_DAYS.filter((days) => {
    const from = startsAt.subtract({ hours: days * 24 })
    return !before(now, from) && before(placedAt, from)
  })
  return due.at(-1) ?? null
}

/** The link to the address of an online meeting is told to those who have a place online. */
export const isToldOnline = (registration: Registration, now: Temporal.Instant): boolean =>
  standingOf(registration, now) === 'placed' && registration.mode === 'online'

const PURPOSE = 'meetings.registration'

/** The page of one's own registration; whoever has the link may cancel it. */
export const ownPathOf = (config: Pick<Config, 'secret'>, meeting: Pick<Meeting, 'slug'>, id: string): string =>
  `${pathOf(meeting)}/zapisy/${sealId(config, PURPOSE, id)}`

export const readToken = (config: Pick<Config, 'secret'>, token: string) => unsealId(config, PURPOSE, token)

/** What is asked serves the meeting: needs go a month after it, names and addresses a year after. */
export const NEEDS_KEPT = { days: 30 }
export const NAMES_KEPT = { days: 365 }
