import { changed } from '../../platform/bus.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction, newId } from '../../platform/db/index.ts'
import { allow } from '../../platform/errors.ts'
import { searchKeys } from '../../platform/language/index.ts'
import { type Process, tagOf } from '../processes/index.ts'
import { wasLate } from './actions.ts'
import { insertContact, insertStatistics, recordStatistics } from './contacts-store.ts'
import type { Channel } from './rules.ts'
import { insertRemarks, type NewRemark, nextReferences } from './store.ts'

/** A remark as it came some time ago. What is left out was not said. */
export interface BroughtRemark {
  body: string
  channel: Channel
  receivedAt: Temporal.Instant
  signature?: string
  /** On the letter, for the team alone. */
  authorName?: string
  organisationName?: string
  quotation?: string
  topic?: string
  point?: { lon: number; lat: number }
  placeWords?: string
  /** When a clerk wrote it down, and who; the web needs nobody. */
  enteredAt?: Temporal.Instant
  enteredBy?: string | null
  /** Waits for a moderator. */
  waits?: boolean
  email?: string
  statistics?: { ageBand: string | null; gender: string | null; unitCode: string | null }
}

/**
 * Stores remarks of the past all at once, in their order, for the demonstration network. Nobody is written to and no
 * letter looks for its group by itself: `groupAll` does that for all of them together.
 * @returns their ids, in the same order
 */
export async function bringRemarks(context: Context, process: Process, brought: BroughtRemark[]): Promise<string[]> {
  allow(context.actor.kind === 'system')

  return inTransaction(context, async (context) => {
    const references = await nextReferences(context.db, context.now, brought.length)
    const remarks = brought.map((remark, index) => newRemark(process, remark, references[index] ?? ''))
    await insertRemarks(context.db, remarks)
    for (const [index, { email, statistics, receivedAt }] of brought.entries()) {
      const { id = '', givenAt = receivedAt } = remarks[index] ?? {}
      if (email) await insertContact(context.db, { remarkId: id, email, locale: 'pl', leftAt: givenAt })
      if (statistics && (await recordStatistics(context.db, id, givenAt)))
        await insertStatistics(context.db, process.id, statistics)
    }
    await changed(context, tagOf(process))
    return remarks.map(({ id }) => id)
  })
}

function newRemark(process: Process, remark: BroughtRemark, reference: string): NewRemark {
  const { body, channel, receivedAt, signature = null, authorName = null, organisationName = null } = remark
  const givenAt = remark.enteredAt ?? receivedAt
  return {
    id: newId(receivedAt.epochMilliseconds),
    processId: process.id,
    reference,
    channel,
    receivedAt,
    late: wasLate(process, receivedAt),
    givenAt,
    authorKind: organisationName ? 'organisation' : signature || authorName ? 'person' : 'anonymous',
    signature,
    authorName,
    organisationName,
    body,
    quotation: remark.quotation ?? null,
    topic: remark.topic ?? null,
    lon: remark.point?.lon ?? null,
    lat: remark.point?.lat ?? null,
    placeWords: remark.placeWords ?? null,
    editSecretHash: null,
    submissionKey: null,
    publishedAt: remark.waits ? null : givenAt,
    enteredBy: remark.enteredBy ?? null,
    importId: null,
    importRow: null,
    searchKeys: searchKeys(body),
  }
}
