import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { isId } from '../../../platform/ids.ts'
import type { NetworkTables } from '../tables.ts'
import type { NetworkPage, PageVersion, PageWords } from './rules.ts'

const on = (db: Db) => db.withTables<NetworkTables>()

const selected = (db: Db) =>
  on(db)
    .selectFrom('network.pages as p')
    .innerJoin('network.page_versions as v', (join) =>
      join
        .onRef('v.page_id', '=', 'p.id')
        .on('v.number', '=', sql<number>`(select max(number) from network.page_versions where page_id = p.id)`),
    )
    .select([
      'p.id',
      'p.slug',
      'p.removed_at',
      'v.number',
      'v.title',
      'v.body',
      'v.title_en',
      'v.body_en',
      'v.written_at',
    ])

/** All pages in their order; a network has a handful. */
export async function listPages(db: Db, { removedToo = false } = {}): Promise<NetworkPage[]> {
  let query = selected(db).orderBy('p.position').orderBy('p.id')
  if (!removedToo) query = query.where('p.removed_at', 'is', null)
  return (await query.execute()).map(pageOf)
}

export async function pageBySlug(db: Db, slug: string): Promise<NetworkPage | null> {
  const row = await selected(db).where('p.slug', '=', slug).where('p.removed_at', 'is', null).executeTakeFirst()
  return row ? pageOf(row) : null
}

export async function pageById(db: Db, id: string): Promise<NetworkPage | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('p.id', '=', id).executeTakeFirst()
  return row ? pageOf(row) : null
}

/** @returns false when another page has the slug, or had it */
export async function insertPage(
  db: Db,
  page: { id: string; slug: string },
  created: { at: Temporal.Instant; by: string | null },
): Promise<boolean> {
  const row = await on(db)
    .insertInto('network.pages')
    .values({
      ...page,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from network.pages)`,
      created_at: created.at,
      created_by: created.by,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** @returns false when a version of this number is there already: somebody wrote meanwhile */
export async function insertVersion(
  db: Db,
  pageId: string,
  number: number,
  words: PageWords,
  written: { at: Temporal.Instant; by: string | null },
): Promise<boolean> {
  const row = await on(db)
    .insertInto('network.page_versions')
    .values({
      id: newId(written.at.epochMilliseconds),
      page_id: pageId,
      number,
      title: words.title,
      body: words.body,
      title_en: words.titleEn,
      body_en: words.bodyEn,
      written_at: written.at,
      written_by: written.by,
    })
    .onConflict((conflict) => conflict.columns(['page_id', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Every version, the newest first. */
export async function versionsOf(db: Db, pageId: string): Promise<PageVersion[]> {
  const rows = await on(db)
    .selectFrom('network.page_versions')
    .select(['number', 'title', 'body', 'title_en', 'body_en', 'written_at', 'written_by'])
    .where('page_id', '=', pageId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    title: row.title,
    body: row.body,
    titleEn: row.title_en,
    bodyEn: row.body_en,
    writtenAt: row.written_at,
    writtenBy: row.written_by,
  }))
}

/** Gives pages the places of their ids in the list. */
export async function orderPages(db: Db, ids: readonly string[]) {
  for (const [index, id] of ids.entries())
    await on(db)
      .updateTable('network.pages')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .execute()
}

/** Takes a page off, or brings it back. @returns whether anything changed */
export async function updateRemoval(
  db: Db,
  id: string,
  removed: { at: Temporal.Instant; by: string | null } | null,
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('network.pages')
    .set({ removed_at: removed?.at ?? null, removed_by: removed?.by ?? null })
    .where('id', '=', id)
    .where('removed_at', removed ? 'is' : 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Forgets who wrote and removed pages, when it was this person. */
export async function forgetPersonInPages(db: Db, personId: string) {
  await on(db).updateTable('network.pages').set({ created_by: null }).where('created_by', '=', personId).execute()
  await on(db).updateTable('network.pages').set({ removed_by: null }).where('removed_by', '=', personId).execute()
  const versions = on(db).updateTable('network.page_versions')
  await versions.set({ written_by: null }).where('written_by', '=', personId).execute()
}

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const pageOf = (row: Row): NetworkPage => ({
  id: row.id,
  slug: row.slug,
  number: row.number,
  title: row.title,
  body: row.body,
  titleEn: row.title_en,
  bodyEn: row.body_en,
  writtenAt: row.written_at,
  removedAt: row.removed_at,
})
