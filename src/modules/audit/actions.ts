import { personId } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/db/index.ts'
import { allow } from '../../platform/errors.ts'
import { checkDetails, type Details, LOG_READING, mayReadLog, READING, type Subject } from './rules.ts'
import { type EventFilter, insertEvent } from './store.ts'

/**
 * Adds a line to the log. Call it inside the transaction of what it tells about, so that both stay or neither.
 * @param verb in past tense, small letters and hyphens: `remark-given`; its words are the text `audit.verb.<verb>`
 * @throws Error when the details look like something a person typed
 */
export async function record(context: Context, verb: string, subject: Subject, details: Details = {}) {
  const { db, actor, now, requestId } = context
  await insertEvent(db, {
    id: newId(now.epochMilliseconds),
    at: now,
    actorKind: actor.kind,
    personId: personId(actor),
    systemName: actor.kind === 'system' ? actor.name : null,
    verb,
    subjectKind: subject.kind,
    subjectId: subject.id ?? null,
    organisationId: subject.organisationId ?? null,
    requestId,
    details: checkDetails(details),
  })
}

/**
 * Says that the actor looked at personal data (art. 5 ust. 2 RODO: the administrator of data can show who did).
 * @param subject whose or which data: one person, one remark's contact, a whole list (without an id)
 */
export const recordReading = (context: Context, subject: Subject, details: Details = {}) =>
  record(context, READING, subject, details)

/** Opens the log for its reader, and says in the log that they looked, and for whom or what. */
export async function openLog(context: Context, filter: EventFilter, form: 'page' | 'file') {
  allow(mayReadLog(context.actor))
  const subject: Subject = filter.personId ? { kind: 'person', id: filter.personId } : { kind: 'log' }
  await record(context, LOG_READING, subject, { form })
}
