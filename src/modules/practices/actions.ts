import { personId } from '../../platform/actor.ts'
import { changed } from '../../platform/bus.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction, newId } from '../../platform/db/index.ts'
import { allow, found, refuse } from '../../platform/errors.ts'
import { record } from '../audit/index.ts'
import { slugOf } from '../processes/index.ts'
import type { Content } from './content.ts'
import {
  insertRevision,
  latestRevision,
  type Revision,
  recordSubmission,
  shownRevision,
  updateRevision,
} from './revisions-store.ts'
import {
  isPublic,
  mayDraft,
  maySee,
  mayWrite,
  PRACTICES,
  type Practice,
  subjectOf,
  TAKEN_BY_PAGES,
  tagOf,
} from './rules.ts'
import {
  insertPractice,
  lockPractice,
  type NewPractice,
  practiceById,
  practiceBySlug,
  recordFacts,
  updateFindable,
} from './store.ts'

/** A practice at its address as far as the person may see it, with what it says. */
export async function findPractice(context: Context, slug: string): Promise<{ practice: Practice; content: Content }> {
  const practice = found(await practiceBySlug(context.db, slug))
  allow(maySee(context.actor, practice))
  const revision = (await shownRevision(context.db, practice.id)) ?? (await latestRevision(context.db, practice.id))
  return { practice, content: found(revision).content }
}

/** A practice for those who write it, with the revision last written. */
export async function findWritten(context: Context, id: string): Promise<{ practice: Practice; revision: Revision }> {
  const practice = found(await practiceById(context.db, id))
  allow(mayWrite(context.actor, practice))
  return { practice, revision: found(await latestRevision(context.db, id)) }
}

export interface DraftOptions {
  processId?: string | null
  organisationId?: string | null
  isDemonstration?: boolean
}

/** Begins a practice that only its author and editors see. */
export async function draftPractice(
  context: Context,
  content: Content,
  options: DraftOptions = {},
): Promise<{ id: string; slug: string }> {
  allow(mayDraft(context.actor))
  return inTransaction(context, async (context) => {
    const id = newId(context.now.epochMilliseconds)
    const slug = await insertWithSlug(context, {
      id,
      content,
      processId: options.processId ?? null,
      organisationId: options.organisationId ?? null,
      isDemonstration: options.isDemonstration ?? false,
      createdAt: context.now,
      createdBy: personId(context.actor),
    })
    await insertRevision(context.db, { ...newRevision(context), practiceId: id, number: 1, content })
    await record(context, 'practice-drafted', { kind: 'practice', id })
    return { id, slug }
  })
}

/**
 * Keeps what was written. A draft is changed in place; of a published practice a new revision begins, and readers see the
 * accepted one until an editor takes the new one.
 * @throws Refusal `practice-submitted` while an editor has it
 */
export async function savePractice(context: Context, given: Practice, changes: Partial<Content>, note = '') {
  allow(mayWrite(context.actor, given))
  await inTransaction(context, async (context) => {
    const { db } = context
    const practice = found(await lockPractice(db, given.id))
    const last = found(await latestRevision(db, practice.id))
    if (last.submittedAt && !last.settledAt) refuse('practice-submitted')
    const content = { ...last.content, ...changes }
    if (last.settledAt)
      await insertRevision(db, {
        ...newRevision(context, note),
        practiceId: practice.id,
        number: last.number + 1,
        content,
      })
    else await updateRevision(db, last.id, { content, ...newRevision(context, note || last.note) })
    if (!practice.publishedAt) await updateFindable(db, practice.id, content, context.now)
    await record(context, 'practice-saved', subjectOf(practice))
  })
}

/** Fields a practice needs before an editor looks at it. */
export const NEEDED = ['context', 'course', 'effect', 'lessons'] as const

export const missingOf = (content: Content) => NEEDED.filter((part) => content[part].trim().length < 20)

/**
 * Gives a practice, or a change of it, to the editors. Sent twice it is given once.
 * @throws Refusal `practice-unfinished` when something needed is not written
 */
export async function submitPractice(context: Context, given: Practice) {
  allow(mayWrite(context.actor, given))
  await inTransaction(context, async (context) => {
    const practice = found(await lockPractice(context.db, given.id))
    const last = found(await latestRevision(context.db, practice.id))
    if (last.settledAt) refuse('practice-nothing-new')
    if (missingOf(last.content).length > 0) refuse('practice-unfinished')
    if (last.submittedAt) return
    await recordSubmission(context.db, last.id, context.now)
    await recordFacts(context.db, practice.id, { submittedAt: context.now })
    await record(context, 'practice-submitted', subjectOf(practice))
  })
}

/** Takes it back from the editors, to go on writing. */
export async function takeBack(context: Context, given: Practice) {
  allow(mayWrite(context.actor, given))
  await inTransaction(context, async (context) => {
    const practice = found(await lockPractice(context.db, given.id))
    const last = found(await latestRevision(context.db, practice.id))
    if (!last.submittedAt || last.settledAt) return
    await recordSubmission(context.db, last.id, null)
    await recordFacts(context.db, practice.id, { submittedAt: null })
    await record(context, 'practice-taken-back', subjectOf(practice))
  })
}

/** Says that a practice still holds. */
export async function confirmPractice(context: Context, practice: Practice) {
  allow(mayWrite(context.actor, practice))
  if (!isPublic(practice)) refuse('practice-not-public')
  await inTransaction(context, async (context) => {
    await recordFacts(context.db, practice.id, { confirmedAt: context.now })
    await record(context, 'practice-confirmed', subjectOf(practice))
    await toldOf(context, practice)
  })
}

/** Takes a practice off lists and the map: it holds no more. Its page says so and why. */
export async function archivePractice(context: Context, given: Practice, reason: string) {
  allow(mayWrite(context.actor, given) && given.publishedAt !== null)
  await inTransaction(context, async (context) => {
    const practice = found(await lockPractice(context.db, given.id))
    if (practice.archivedAt) return
    await recordFacts(context.db, practice.id, { archivedAt: context.now, archivedReason: reason })
    await record(context, 'practice-archived', subjectOf(practice))
    await toldOf(context, practice)
  })
}

export async function restorePractice(context: Context, given: Practice) {
  allow(mayWrite(context.actor, given))
  await inTransaction(context, async (context) => {
    const practice = found(await lockPractice(context.db, given.id))
    if (!practice.archivedAt) return
    await recordFacts(context.db, practice.id, { archivedAt: null, archivedReason: '' })
    await record(context, 'practice-restored', subjectOf(practice))
    await toldOf(context, practice)
  })
}

/** Drops the pages that show a practice, on every node. */
export const toldOf = (context: Context, { id, processId }: { id: string; processId?: string | null }) =>
  changed(context, tagOf({ id }), PRACTICES, ...(processId ? [`process:${processId}`] : []))

export const newRevision = (context: Context, note = '') => ({
  id: newId(context.now.epochMilliseconds),
  note,
  savedAt: context.now,
  savedBy: personId(context.actor),
})

/** Of several with one title each gets an address of its own. */
export async function insertWithSlug({ db }: Context, practice: Omit<NewPractice, 'slug'>): Promise<string> {
  const base = slugOf(practice.content.title)
  for (let number = TAKEN_BY_PAGES.includes(base) ? 2 : 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (await insertPractice(db, { ...practice, slug })) return slug
  }
}
