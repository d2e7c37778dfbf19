import { before } from '../../../platform/clock.ts'

/** The eleven parts of a report, in their order (law.md 1.8). */
export const PARTS = [
  'subject',
  'legal',
  'area',
  'schedule',
  'informing',
  'participants',
  'remarks',
  'protocols',
  'conclusions',
  'evaluation',
  'attachments',
] as const
export type Part = (typeof PARTS)[number]

/** Each part is an anchor on the page and an address in the workspace. */
export const PART_SLUGS: Record<Part, string> = {
  subject: 'przedmiot',
  legal: 'podstawa-prawna',
  area: 'zasieg',
  schedule: 'harmonogram',
  informing: 'informowanie',
  participants: 'uczestnicy',
  remarks: 'uwagi',
  protocols: 'protokoly',
  conclusions: 'wnioski',
  evaluation: 'ocena',
  attachments: 'zalaczniki',
}

export const FORMATS = ['html', 'pdf', 'docx', 'csv', 'xlsx'] as const
export type Format = (typeof FORMATS)[number]

export interface Report {
  id: string
  processId: string
  version: number
  /** Letters in it. */
  letters: number
  /** Answers: a group's letters are answered at once. */
  entries: number
  /** Places masked to be safe, because nobody has looked at them. */
  unreviewed: number
  hashes: Record<Format, string>
  /** Bytes. */
  sizes: Record<Format, number>
  madeAt: Temporal.Instant
  publishAt: Temporal.Instant | null
  announcedAt: Temporal.Instant | null
  /** The same version with a signature, attached by the office. */
  signedFileId: string | null
}

/** Everybody reads a report from the very second it is published at. */
export const isPublished = ({ publishAt }: Pick<Report, 'publishAt'>, now: Temporal.Instant) =>
  publishAt !== null && !before(now, publishAt)

/** What keeps a report from being published; a number is how many, and each leads to its list. */
export interface Readiness {
  /** Letters without any answer. */
  toSettle: number
  draft: number
  toVerify: number
  withoutReason: number
  /** Letters a moderator has not looked at: a report must not show what nobody let be shown. */
  toPublish: number
  /** The part where the office says what it decided. */
  conclusionsMissing: boolean
  /** Still collecting. */
  open: boolean
}

export const isReady = ({ toSettle, draft, toVerify, withoutReason, toPublish, conclusionsMissing, open }: Readiness) =>
  toSettle + draft + toVerify + withoutReason + toPublish === 0 && !conclusionsMissing && !open
