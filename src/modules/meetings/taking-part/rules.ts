import type { Config } from '../../../platform/config.ts'
import { sealId, unsealId } from '../../../platform/seal.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { type Meeting, pathOf } from '../rules.ts'

/** Somebody who was at a meeting, with the address they left when they signed up, or that of their account. */
export interface Attendee {
  /** Of the attendance. */
  id: string
  meetingId: string
  /** Empty after the person was removed. */
  name: string
  email: string | null
  personId: string | null
  locale: Locale
}

const PURPOSE = 'meetings.attendance'

/** The page of one's own part in a meeting; whoever has the link may propose amendments. */
export const takingPartPath = (
  config: Pick<Config, 'secret'>,
  meeting: Pick<Meeting, 'slug'>,
  attendanceId: string,
): string => `${pathOf(meeting)}/udzial/${sealId(config, PURPOSE, attendanceId)}`

export const readAttendeeToken = (config: Pick<Config, 'secret'>, token: string) => unsealId(config, PURPOSE, token)

/** Names on the attendance list serve the minutes and the certificates; they go a year after the meeting. */
export const ATTENDANCE_KEPT = { days: 365 }
