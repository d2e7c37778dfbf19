import type { Selectable } from 'kysely'
import { type Db, sql } from '../../platform/db/index.ts'
import { type FileKind, kindOfMime, pathOf, typeName, type Visibility } from './rules.ts'
import type { MediaTables } from './tables.ts'

const on = (db: Db) => db.withTables<MediaTables>()

/** What a file belongs to: a process, a remark, an organisation. */
export interface Subject {
  kind: string
  id: string
}

export interface FileFound {
  id: string
  /** SHA-256 of its bytes; also its address in the store of files. */
  hash: string
  /** A safe name with the ending of what it is. */
  name: string
  /** What it is, found out from its bytes: `application/pdf`. */
  type: string
  /** The same for people: "PDF". */
  typeName: string
  kind: FileKind | null
  /** Bytes. */
  size: number
  /** Pixels; null for what is no picture. */
  width: number | null
  height: number | null
  title: string | null
  description: string | null
  /** What a picture shows, for those who do not see it. */
  alt: string | null
  /** The chain of versions; the same for all versions of a document. */
  documentId: string
  version: number
  subject: Subject
  visibility: Visibility
  uploadedBy: string | null
  uploadedAt: Temporal.Instant
  /** Path of the file, without /en. */
  href: string
}

export type NewFile = Omit<FileFound, 'typeName' | 'kind' | 'href' | 'version'> & { version?: never }

export async function insertFile(db: Db, file: NewFile): Promise<FileFound> {
  const row = await on(db)
    .insertInto('media.files')
    .values((values) => ({
      id: file.id,
      hash: file.hash,
      name: file.name,
      type: file.type,
      size: file.size,
      width: file.width,
      height: file.height,
      title: file.title,
      description: file.description,
      alt: file.alt,
      document_id: file.documentId,
      version: values
        .selectFrom('media.files as earlier')
        .select(sql<number>`coalesce(max(earlier.version), 0) + 1`.as('version'))
        .where('earlier.document_id', '=', file.documentId),
      subject_kind: file.subject.kind,
      subject_id: file.subject.id,
      visibility: file.visibility,
      uploaded_by: file.uploadedBy,
      uploaded_at: file.uploadedAt,
    }))
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return fileOf(row)
}

/** One version after another: whoever adds the next one waits for the one before. */
export const lockDocument = (db: Db, documentId: string) =>
  on(db).selectFrom('media.files').select('id').where('document_id', '=', documentId).forUpdate().execute()

/** A file that was not removed, or null. */
export async function findFile(db: Db, id: string): Promise<FileFound | null> {
  const row = await present(db).where('id', '=', id).executeTakeFirst()
  return row ? fileOf(row) : null
}

/** Files by id, those that were not removed. */
export async function filesByIds(db: Db, ids: string[]): Promise<Map<string, FileFound>> {
  if (ids.length === 0) return new Map()
  const rows = await present(db).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, fileOf(row)]))
}

/** The files of a thing, oldest first; of each document its newest version. */
export async function filesOf(db: Db, subject: Subject): Promise<FileFound[]> {
  const rows = await present(db)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .distinctOn('document_id')
    .orderBy('document_id')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(fileOf)
}

/** All files of these things of one kind, in every version. */
export async function filesOfEach(db: Db, kind: string, ids: readonly string[]): Promise<FileFound[]> {
  if (ids.length === 0) return []
  const rows = await present(db)
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', [...ids])
    .orderBy('id')
    .execute()
  return rows.map(fileOf)
}

/** The first picture of each of these things of one kind, by their ids: for cards and lists. */
export async function firstPicturesOf(db: Db, kind: string, ids: readonly string[]): Promise<Map<string, FileFound>> {
  if (ids.length === 0) return new Map()
  const rows = await present(db)
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', [...ids])
    .where('visibility', '=', 'public')
    .where('width', 'is not', null)
    .distinctOn('subject_id')
    .orderBy('subject_id')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.subject_id, fileOf(row)]))
}

/** Every version of a document that was not removed, newest first. */
export async function versionsOf(db: Db, documentId: string): Promise<FileFound[]> {
  const rows = await present(db).where('document_id', '=', documentId).orderBy('version', 'desc').execute()
  return rows.map(fileOf)
}

export async function updateDescription(
  db: Db,
  id: string,
  words: { title: string | null; description: string | null; alt: string | null },
) {
  await on(db).updateTable('media.files').set(words).where('id', '=', id).execute()
}

export async function updateVisibility(db: Db, subject: Subject, visibility: Visibility) {
  await on(db)
    .updateTable('media.files')
    .set({ visibility })
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .execute()
}

export async function recordRemoval(db: Db, id: string, { at, by }: { at: Temporal.Instant; by: string | null }) {
  await on(db)
    .updateTable('media.files')
    .set({ removed_at: at, removed_by: by })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .execute()
}

/** Files this person added, by any name, for their own data. */
export async function filesBy(db: Db, personId: string): Promise<FileFound[]> {
  const rows = await present(db).where('uploaded_by', '=', personId).orderBy('id').execute()
  return rows.map(fileOf)
}

export async function forgetPerson(db: Db, personId: string) {
  await on(db).updateTable('media.files').set({ uploaded_by: null }).where('uploaded_by', '=', personId).execute()
  await on(db).updateTable('media.files').set({ removed_by: null }).where('removed_by', '=', personId).execute()
}

export const COLUMNS = [
  'id',
  'hash',
  'name',
  'type',
  'size',
  'width',
  'height',
  'title',
  'description',
  'alt',
  'document_id',
  'version',
  'subject_kind',
  'subject_id',
  'visibility',
  'uploaded_by',
  'uploaded_at',
] as const

const present = (db: Db) => on(db).selectFrom('media.files').select(COLUMNS).where('removed_at', 'is', null)

export function fileOf(row: Pick<Selectable<MediaTables['media.files']>, (typeof COLUMNS)[number]>): FileFound {
  return {
    id: row.id,
    hash: row.hash,
    name: row.name,
    type: row.type,
    typeName: typeName(row.type),
    kind: kindOfMime(row.type),
    size: row.size,
    width: row.width,
    height: row.height,
    title: row.title,
    description: row.description,
    alt: row.alt,
    documentId: row.document_id,
    version: row.version,
    subject: { kind: row.subject_kind, id: row.subject_id },
    visibility: row.visibility as Visibility,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
    href: pathOf(row),
  }
}
