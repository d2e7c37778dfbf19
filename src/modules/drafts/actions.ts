import { personId } from '../../platform/actor.ts'
import { changed } from '../../platform/bus.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction, newId } from '../../platform/db/index.ts'
import { allow, found, refuse } from '../../platform/errors.ts'
import { record } from '../audit/index.ts'
import { findProcess, type Process, subjectOf, tagOf } from '../processes/index.ts'
import { type Draft, mayEditDraft, type Paragraph, type Version } from './rules.ts'
import {
  deleteDraft,
  deletePreparedVersion,
  draftOfProcess,
  insertDraft,
  insertParagraphs,
  insertVersion,
  paragraphsOfVersion,
  publishVersionAt,
  renameDraft,
  takeThreads,
  versionsOf,
} from './store.ts'
import { follow } from './versions/following.ts'

export interface FoundDraft {
  process: Process
  draft: Draft
  /** Those everybody may read, the newest first; never none. */
  versions: Version[]
  current: Version
}

/** The document at an address; one with no published version looks absent to readers. */
export async function findDraft(context: Context, kind: string, slug: string): Promise<FoundDraft> {
  return found(await publishedDraft(context, await findProcess(context, kind, slug)))
}

export async function publishedDraft({ db }: Context, process: Process): Promise<FoundDraft | null> {
  if (!process.announcedAt) return null
  const draft = await draftOfProcess(db, process.id)
  if (!draft) return null
  const versions = (await versionsOf(db, draft.id)).filter(({ publishedAt }) => publishedAt !== null)
  const [current] = versions
  return current ? { process, draft, versions, current } : null
}

export interface VersionInput {
  title: string
  note: string
  sourceName: string | null
  paragraphs: string[]
}

/**
 * Prepares a version of the document, the first of which begins it. Its paragraphs keep the names of those with exactly the
 * same text in the version before; nobody sees it until it is published.
 * @throws Refusal `draft-version-prepared` when another waits to be published
 */
export async function prepareVersion(context: Context, process: Process, input: VersionInput): Promise<Version> {
  allow(mayEditDraft(context.actor, process))
  return inTransaction(context, async (context) => {
    const { db, now, actor } = context
    const begun = { id: newId(), processId: process.id, title: input.title, createdAt: now, createdBy: personId(actor) }
    await insertDraft(db, begun)
    const draft = found(await draftOfProcess(db, process.id))
    if (draft.title !== input.title) await renameDraft(db, draft.id, input.title)
    const [last] = await versionsOf(db, draft.id)
    if (last && !last.publishedAt) refuse('draft-version-prepared')

    const { note, sourceName } = input
    const version = {
      id: newId(),
      draftId: draft.id,
      number: (last?.number ?? 0) + 1,
      note,
      sourceName,
      createdAt: now,
    }
    if (!(await insertVersion(db, version, personId(actor)))) refuse('draft-version-prepared')
    const earlier = last ? await paragraphsOfVersion(db, last.id) : []
    await insertParagraphs(db, version.id, await named(context, draft, earlier, input.paragraphs))
    await record(context, 'draft-version-prepared', subjectOf(process), { version: version.number })
    // A new title is seen at once.
    await changed(context, tagOf(process))
    return { ...version, publishedAt: null }
  })
}

async function named(context: Context, draft: Draft, earlier: Paragraph[], bodies: string[]): Promise<Paragraph[]> {
  const followed = follow(earlier, bodies)
  const fresh = followed.filter(({ thread }) => thread === null).length
  let next = await takeThreads(context.db, draft.id, fresh)
  return followed.map(({ body, thread, follows }, index) => ({
    position: index + 1,
    thread: thread ?? next++,
    follows,
    body,
  }))
}

/** From now on this is what people read and comment on; published twice is published once. */
export async function publishVersion(context: Context, process: Process, version: Version) {
  allow(mayEditDraft(context.actor, process))
  await inTransaction(context, async (context) => {
    if (!(await publishVersionAt(context.db, version.id, context.now, personId(context.actor)))) return
    await record(context, 'draft-version-published', subjectOf(process), { version: version.number })
    await changed(context, tagOf(process))
  })
}

/** Throws away a version nobody has seen, and the document with it when there is no other. */
export async function discardVersion(context: Context, process: Process, version: Version) {
  allow(mayEditDraft(context.actor, process))
  if (version.publishedAt) refuse('draft-version-published')
  await inTransaction(context, async (context) => {
    await deletePreparedVersion(context.db, version.id)
    if ((await versionsOf(context.db, version.draftId)).length === 0) await deleteDraft(context.db, version.draftId)
    await record(context, 'draft-version-discarded', subjectOf(process), { version: version.number })
  })
}
