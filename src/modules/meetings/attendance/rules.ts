import { randomInt } from 'node:crypto'

/** Letters and digits that nobody mistakes for another on paper or by ear: no B/8, G/6, I/1/L, O/0/Q, S/5, U/V, Z/2. */
export const CODE_LETTERS = 'ACDEFHJKMNPRTWXY3479'
const CODE_LENGTH = 6

/** A code to say aloud or to hang on the door. @param pick a whole number below the given one */
export const newCode = (pick: (below: number) => number = randomInt): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[pick(CODE_LETTERS.length)]).join('')

/** The code as it is kept, however it was typed: small letters, spaces and dashes do not matter. */
export const readCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '')

/** In two groups, easier to read. */
export const shownCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

const EARLY = { hours: 1 }
const AFTER = { hours: 3 }

/** Whether people sign in at the door themselves: from an hour before the start to three hours after the end. */
export const isDoorOpen = (
  meeting: { startsAt: Temporal.Instant; endsAt: Temporal.Instant; cancelledAt: Temporal.Instant | null },
  now: Temporal.Instant,
): boolean =>
  meeting.cancelledAt === null &&
  Temporal.Instant.compare(now, meeting.startsAt.subtract(EARLY)) >= 0 &&
  !isDoorShut(meeting, now)

/** Whether the time has passed when people sign in themselves; a new code is of no use any more. */
export const isDoorShut = (meeting: { endsAt: Temporal.Instant }, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, meeting.endsAt.add(AFTER)) > 0

export interface Attendance {
  id: string
  registrationId: string | null
  personId: string | null
  name: string
  notedAt: Temporal.Instant
  cameLate: boolean
  leftEarly: boolean
}

/** Somebody on the list: registered, present, or both. */
export interface ListedPerson {
  registrationId: string | null
  name: string
  mode: string | null
  partySize: number
  attendance: Attendance | null
}

/** What the column of presence says. */
export const PRESENCES = ['absent', 'present', 'late', 'left', 'late-left'] as const
export type Presence = (typeof PRESENCES)[number]

export function presenceOf(attendance: Pick<Attendance, 'cameLate' | 'leftEarly'> | null): Presence {
  if (!attendance) return 'absent'
  if (attendance.cameLate) return attendance.leftEarly ? 'late-left' : 'late'
  return attendance.leftEarly ? 'left' : 'present'
}
