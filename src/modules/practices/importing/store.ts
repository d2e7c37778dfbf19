import { type Db, json } from '../../../platform/db/index.ts'
import { isId } from '../../../platform/ids.ts'
import { findable } from '../content.ts'
import { on } from '../store.ts'
import type { ReadPractice } from './reading.ts'

export interface Import {
  id: string
  fileName: string
  rows: number
  importedAt: Temporal.Instant
  undoneAt: Temporal.Instant | null
}

const COLUMNS = [
  'id',
  'file_name as fileName',
  'rows_count as rows',
  'imported_at as importedAt',
  'undone_at as undoneAt',
] as const

export const importsDone = (db: Db, limit: number): Promise<Import[]> =>
  on(db)
    .selectFrom('practices.imports')
    .select(COLUMNS)
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export async function importById(db: Db, id: string): Promise<Import | null> {
  if (!isId(id)) return null
  return (await on(db).selectFrom('practices.imports').select(COLUMNS).where('id', '=', id).executeTakeFirst()) ?? null
}

/** @returns false when this file was imported by the same order before */
export async function insertImport(
  db: Db,
  given: { id: string; fileName: string; mapping: object; rows: number; at: Temporal.Instant; by: string | null },
): Promise<boolean> {
  const row = await on(db)
    .insertInto('practices.imports')
    .values({
      id: given.id,
      file_name: given.fileName,
      mapping: json(given.mapping),
      rows_count: given.rows,
      imported_at: given.at,
      imported_by: given.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Which of these are here: sources by their keys, and others by name, main unit and first year. */
export async function knownAmong(
  db: Db,
  read: readonly ReadPractice[],
): Promise<{ sources: Set<string>; names: Set<string> }> {
  const sources = read.flatMap(({ sourceKey }) => sourceKey ?? [])
  const keys = read.map(({ sameKey }) => sameKey.split('|')[0] ?? '')
  const bySource =
    sources.length > 0
      ? await on(db).selectFrom('practices.practices').select('source_key').where('source_key', 'in', sources).execute()
      : []
  const byName =
    keys.length > 0
      ? await on(db)
          .selectFrom('practices.practices')
          .select(['name_key', 'unit_code', 'place_words', 'year_from'])
          .where('name_key', 'in', [...new Set(keys)])
          .execute()
      : []
  return {
    sources: new Set(bySource.flatMap(({ source_key }) => source_key ?? [])),
    names: new Set(byName.map((row) => `${row.name_key}|${row.unit_code ?? row.place_words}|${row.year_from}`)),
  }
}

export interface NewImported extends ReadPractice {
  id: string
  revisionId: string
  slug: string
}

/** Stores many published practices with their first revisions. */
export async function insertImported(
  db: Db,
  practices: readonly NewImported[],
  { importId, at, by }: { importId: string; at: Temporal.Instant; by: string | null },
) {
  await on(db)
    .insertInto('practices.practices')
    .values(
      practices.map((practice) => ({
        ...findable(practice.content),
        id: practice.id,
        slug: practice.slug,
        created_at: at,
        updated_at: at,
        published_at: at,
        published_by: by,
        import_id: importId,
        import_row: practice.line,
        source_key: practice.sourceKey,
      })),
    )
    .execute()
  await on(db)
    .insertInto('practices.revisions')
    .values(
      practices.map((practice) => ({
        id: practice.revisionId,
        practice_id: practice.id,
        number: 1,
        content: json(practice.content),
        saved_at: at,
        saved_by: by,
        submitted_at: at,
        settled_at: at,
        settled_by: by,
        outcome: 'accepted',
      })),
    )
    .execute()
}

/** Addresses taken among those that begin so. */
export async function takenSlugs(db: Db, slugs: readonly string[]): Promise<Set<string>> {
  if (slugs.length === 0) return new Set()
  const rows = await on(db)
    .selectFrom('practices.practices')
    .select('slug')
    .where('slug', 'in', [...slugs])
    .execute()
  return new Set(rows.map(({ slug }) => slug))
}

/** @returns false when it was undone before */
export async function recordUndoing(db: Db, id: string, at: Temporal.Instant, by: string | null): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('practices.imports')
    .set({ undone_at: at, undone_by: by })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Removes what an import brought; what people changed since stays. @returns how many went */
export async function deleteImported(db: Db, importId: string): Promise<number> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('practices.practices')
    .where('import_id', '=', importId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('practices.revisions as r')
            .select('r.id')
            .whereRef('r.practice_id', '=', 'practices.practices.id')
            .where('r.number', '>', 1),
        ),
      ),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
