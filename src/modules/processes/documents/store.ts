import { type Db, newId, sql } from '../../../platform/db/index.ts'
import type { ProcessesTables } from '../tables.ts'

const on = (db: Db) => db.withTables<ProcessesTables>()

export interface ProcessDocument {
  id: string
  processId: string
  title: string
  description: string
  plainSummary: string | null
  addedAt: Temporal.Instant
  /** Newest first; a document has at least one. */
  versions: DocumentVersion[]
}

export interface DocumentVersion {
  id: string
  number: number
  fileId: string
  note: string
  addedAt: Temporal.Instant
}

/** The documents of a process that were not removed, each with its versions. */
export async function documentsOf(db: Db, processId: string): Promise<ProcessDocument[]> {
  const documents = await on(db)
    .selectFrom('processes.documents')
    .select([
      'id',
      'process_id as processId',
      'title',
      'description',
      'plain_summary as plainSummary',
      'added_at as addedAt',
    ])
    .where('process_id', '=', processId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .execute()
  if (documents.length === 0) return []
  const versions = await on(db)
    .selectFrom('processes.document_versions')
    .select(['id', 'document_id as documentId', 'number', 'file_id as fileId', 'note', 'added_at as addedAt'])
    .where(
      'document_id',
      'in',
      documents.map((document) => document.id),
    )
    .orderBy('number', 'desc')
    .execute()
  const byDocument = Map.groupBy(versions, (version) => version.documentId)
  return documents.map((document) => ({ ...document, versions: byDocument.get(document.id) ?? [] }))
}

export interface NewDocument {
  title: string
  description: string
  plainSummary: string | null
  fileId: string
  addedAt: Temporal.Instant
  addedBy: string | null
}

export async function insertDocument(db: Db, processId: string, document: NewDocument): Promise<string> {
  const id = newId()
  const { last } = await on(db)
    .selectFrom('processes.documents')
    .select(sql<number>`coalesce(max(position), 0)`.as('last'))
    .where('process_id', '=', processId)
    .executeTakeFirstOrThrow()
  await on(db)
    .insertInto('processes.documents')
    .values({
      id,
      process_id: processId,
      position: last + 1,
      title: document.title,
      description: document.description,
      plain_summary: document.plainSummary,
      added_at: document.addedAt,
      added_by: document.addedBy,
    })
    .execute()
  await insertVersion(db, id, { ...document, note: '' })
  return id
}

export async function insertVersion(
  db: Db,
  documentId: string,
  version: Pick<NewDocument, 'fileId' | 'addedAt' | 'addedBy'> & { note: string },
) {
  // Held, so that two versions sent at once are numbered one after the other.
  await on(db).selectFrom('processes.documents').select('id').where('id', '=', documentId).forUpdate().execute()
  const { last } = await on(db)
    .selectFrom('processes.document_versions')
    .select(sql<number>`coalesce(max(number), 0)`.as('last'))
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  await on(db)
    .insertInto('processes.document_versions')
    .values({
      id: newId(),
      document_id: documentId,
      number: last + 1,
      file_id: version.fileId,
      note: version.note,
      added_at: version.addedAt,
      added_by: version.addedBy,
    })
    .execute()
}

export async function describeDocument(
  db: Db,
  id: string,
  values: Pick<NewDocument, 'title' | 'description' | 'plainSummary'>,
) {
  await on(db)
    .updateTable('processes.documents')
    .set({ title: values.title, description: values.description, plain_summary: values.plainSummary })
    .where('id', '=', id)
    .execute()
}

export async function recordRemoval(db: Db, id: string, at: Temporal.Instant) {
  await on(db).updateTable('processes.documents').set({ removed_at: at }).where('id', '=', id).execute()
}
