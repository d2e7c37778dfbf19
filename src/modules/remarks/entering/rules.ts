import { dateOf, startOf } from '../../../platform/clock.ts'
import type { Process } from '../../processes/index.ts'
import { type Channel, type ENTERED_CHANNELS, isLate, LONGEST_SIGNATURE, type Remark } from '../rules.ts'

export type EnteredChannel = (typeof ENTERED_CHANNELS)[number]

/** A letter has no box that counts its signs; the method of similar letters reads its first 5,000 words. */
export const LONGEST_LETTER = 50_000

/** A scan is for the team: people write names and addresses on paper. */
export const SCAN_KINDS = ['image', 'pdf'] as const

/** What came on paper may be entered from the announcement on, also long after closing: then it is late. */
export const takesLetters = (process: Process) => process.announcedAt !== null && process.cancelledAt === null

/** A day of receipt is kept as its first moment, so what came on the last day is in time, whatever the closing hour. */
export const receivedAtOf = startOf

/** The day of receipt decides, except for what a page took to the second. */
export function cameLate(process: Pick<Process, 'closesAt'>, channel: Channel, receivedAt: Temporal.Instant): boolean {
  if (!process.closesAt) return false
  return isLate(channel === 'web' ? receivedAt : receivedAtOf(dateOf(receivedAt)), process.closesAt)
}

/** Why a day cannot be one of receipt, or null: it is ahead of us, or long before anybody could know of the process. */
export function dayProblem(
  process: Process,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
): 'ahead' | 'too-early' | null {
  if (Temporal.PlainDate.compare(day, dateOf(now)) > 0) return 'ahead'
  const earliest = dateOf(process.opensAt ?? process.createdAt).subtract({ years: 1 })
  return Temporal.PlainDate.compare(day, earliest) < 0 ? 'too-early' : null
}

/** Who wrote a letter: the name is for staff, the organisation and the signature are for everybody. */
export interface Author {
  kind: Remark['authorKind']
  name: string | null
  organisation: string | null
  /** Shown with the remark; there only when its author agreed. */
  signature: string | null
}

/** Keeps what belongs to the kind of author: an anonymous letter has no name at all, a person no organisation. */
export function settledAuthor(author: Author): Author {
  if (author.kind === 'anonymous') return { kind: 'anonymous', name: null, organisation: null, signature: null }
  if (author.kind === 'person') return { ...author, organisation: null }
  return { ...author, signature: null }
}

/** The signature to show: the one given, or the name when there is consent and it fits; null without consent. */
export function shownSignature(consent: boolean, signature: string | null, name: string | null): string | null {
  if (!consent) return null
  return signature ?? (name && name.length <= LONGEST_SIGNATURE ? name : null)
}
