import type { Db } from '../../platform/db/index.ts'
import type { Draft, Paragraph, Version } from './rules.ts'
import type { DraftsTables } from './tables.ts'

export const on = (db: Db) => db.withTables<DraftsTables>()

export async function draftOfProcess(db: Db, processId: string): Promise<Draft | null> {
  const row = await on(db)
    .selectFrom('drafts.drafts')
    .select(['id', 'process_id as processId', 'title'])
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return row ?? null
}

/** @returns false when the process has one already */
export async function insertDraft(
  db: Db,
  draft: Draft & { createdAt: Temporal.Instant; createdBy: string | null },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('drafts.drafts')
    .values({
      id: draft.id,
      process_id: draft.processId,
      title: draft.title,
      created_at: draft.createdAt,
      created_by: draft.createdBy,
    })
    .onConflict((conflict) => conflict.column('process_id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function renameDraft(db: Db, id: string, title: string) {
  await on(db).updateTable('drafts.drafts').set({ title }).where('id', '=', id).execute()
}

/** The draft with no version left goes too. */
export async function deleteDraft(db: Db, id: string) {
  await on(db).deleteFrom('drafts.drafts').where('id', '=', id).execute()
}

/** Takes names for so many new paragraphs, one caller at a time. @returns the first of them */
export async function takeThreads(db: Db, draftId: string, count: number): Promise<number> {
  const { next } = await on(db)
    .updateTable('drafts.drafts')
    .set(({ eb }) => ({ next_thread: eb('next_thread', '+', count) }))
    .where('id', '=', draftId)
    .returning('next_thread as next')
    .executeTakeFirstOrThrow()
  return next - count
}

const VERSION_COLUMNS = [
  'id',
  'draft_id as draftId',
  'number',
  'note',
  'source_name as sourceName',
  'created_at as createdAt',
  'published_at as publishedAt',
] as const

/** Every version, the newest first. */
export async function versionsOf(db: Db, draftId: string): Promise<Version[]> {
  return on(db)
    .selectFrom('drafts.versions')
    .select(VERSION_COLUMNS)
    .where('draft_id', '=', draftId)
    .orderBy('number', 'desc')
    .execute()
}

/** @returns false when another version is being prepared */
export async function insertVersion(
  db: Db,
  version: Omit<Version, 'publishedAt'>,
  createdBy: string | null,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('drafts.versions')
    .values({
      id: version.id,
      draft_id: version.draftId,
      number: version.number,
      note: version.note,
      source_name: version.sourceName,
      created_at: version.createdAt,
      created_by: createdBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** @returns false when it was published already */
export async function publishVersionAt(db: Db, id: string, at: Temporal.Instant, by: string | null): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('drafts.versions')
    .set({ published_at: at, published_by: by })
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Throws away a version nobody has seen. */
export async function deletePreparedVersion(db: Db, id: string) {
  await on(db).deleteFrom('drafts.versions').where('id', '=', id).where('published_at', 'is', null).execute()
}

export async function insertParagraphs(db: Db, versionId: string, paragraphs: Paragraph[]) {
  const AT_ONCE = 500
  for (let from = 0; from < paragraphs.length; from += AT_ONCE)
    await on(db)
      .insertInto('drafts.paragraphs')
      .values(paragraphs.slice(from, from + AT_ONCE).map((paragraph) => ({ version_id: versionId, ...paragraph })))
      .execute()
}

/** All paragraphs of a version, in order; a document is read whole. */
export async function paragraphsOfVersion(db: Db, versionId: string): Promise<Paragraph[]> {
  return on(db)
    .selectFrom('drafts.paragraphs')
    .select(['position', 'thread', 'follows', 'body'])
    .where('version_id', '=', versionId)
    .orderBy('position')
    .execute()
}

export interface Wording extends Paragraph {
  versionId: string
  number: number
}

/** One wording of each paragraph named, from the last published version it stood in. */
export async function wordingsOf(db: Db, draftId: string, threads: number[]): Promise<Map<number, Wording>> {
  if (threads.length === 0) return new Map()
  const rows = await published(db, draftId).where('thread', 'in', threads).orderBy('number').execute()
  return new Map(rows.map((row) => [row.thread, row]))
}

/** The paragraphs that took the places of those named. */
export async function successorsOf(db: Db, draftId: string, threads: number[]): Promise<Map<number, number>> {
  if (threads.length === 0) return new Map()
  const rows = await published(db, draftId).where('follows', 'in', threads).orderBy('number', 'desc').execute()
  return new Map(rows.flatMap(({ follows, thread }) => (follows === null ? [] : [[follows, thread] as const])))
}

const published = (db: Db, draftId: string) =>
  on(db)
    .selectFrom('drafts.paragraphs')
    .innerJoin('drafts.versions', 'drafts.versions.id', 'drafts.paragraphs.version_id')
    .select(['position', 'thread', 'follows', 'body', 'drafts.versions.id as versionId', 'number'])
    .where('draft_id', '=', draftId)
    .where('published_at', 'is not', null)
