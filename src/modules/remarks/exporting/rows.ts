import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { findPersonalData, mask, maskLabels } from '../../../platform/mask/index.ts'
import type { Translate } from '../../../platform/texts/index.ts'
import type { Process } from '../../processes/index.ts'
import type { ListedRemark } from '../deciding/decisions-store.ts'
import { answersShown, type IntakeSettings } from '../ports.ts'
import { listPublic } from '../reading/store.ts'

/** One remark as anybody may take it away: what is public, without the names of private persons. */
export interface ExportedRemark {
  reference: string
  receivedOn: Temporal.PlainDate
  publishedOn: Temporal.PlainDate | null
  channel: string
  late: boolean
  /** Organisations are named, people are not (law.md 1.8, anonymisation of reports). */
  organisation: string | null
  body: string
  quotation: string | null
  topic: string | null
  place: string | null
  lon: number | null
  lat: number | null
  /** Letters of one campaign carry the same. */
  group: string | null
  outcome: string | null
  reason: string | null
  change: string | null
  decidedOn: Temporal.PlainDate | null
}

export const EXPORTED = [
  'reference',
  'receivedOn',
  'publishedOn',
  'channel',
  'late',
  'organisation',
  'body',
  'quotation',
  'topic',
  'place',
  'lon',
  'lat',
  'group',
  'outcome',
  'reason',
  'change',
  'decidedOn',
] as const satisfies (keyof ExportedRemark)[]

const BATCH = 200

/**
 * All public remarks of a process, the newest first, read in batches by key, so that memory does not grow with them.
 * Whatever may be personal data is masked in texts of people, sure or not, because nobody looks through a file before it
 * is taken; answers are there when readers see them.
 */
export async function* exportedRemarks(
  context: Context,
  process: Process,
  settings: Pick<IntakeSettings, 'decisionsShown'>,
  t: Translate,
): AsyncGenerator<ExportedRemark> {
  const answers = answersShown(settings, process, context.now)
  const labels = maskLabels(t)
  const masked = (text: string) => mask(text, findPersonalData(text), labels)
  let after: string | undefined
  do {
    const { rows, next } = await listPublic(context.db, process.id, {}, { limit: BATCH, ...(after ? { after } : {}) })
    for (const row of rows) yield exported(row, answers, masked)
    after = next ?? undefined
  } while (after)
}

/** What anybody may take of one remark. */
export function exported(remark: ListedRemark, answers: boolean, masked: (text: string) => string): ExportedRemark {
  const decision = answers && remark.decision?.state === 'accepted' ? remark.decision : null
  return {
    reference: remark.reference,
    receivedOn: dateOf(remark.receivedAt),
    publishedOn: remark.publishedAt && dateOf(remark.publishedAt),
    channel: remark.channel,
    late: remark.late,
    organisation: remark.organisationName,
    body: masked(remark.body),
    quotation: remark.quotation && masked(remark.quotation),
    topic: remark.topic && masked(remark.topic),
    place: remark.placeWords && masked(remark.placeWords),
    lon: remark.lon,
    lat: remark.lat,
    group: remark.groupId,
    outcome: decision?.outcome ?? null,
    reason: decision?.reason || null,
    change: decision?.change || null,
    decidedOn: decision?.acceptedAt ? dateOf(decision.acceptedAt) : null,
  }
}
