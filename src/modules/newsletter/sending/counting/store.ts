import { type Db, isId } from '../../../../platform/db/index.ts'
import type { NewsletterTables } from '../../tables.ts'
import { type CountedLink, VIEW_PLACE } from './links.ts'

const on = (db: Db) => db.withTables<NewsletterTables>()

/** Links of an issue in their order, with how often each was opened; none when nothing is counted. */
export async function countedLinks(db: Db, issueId: string): Promise<CountedLink[]> {
  const rows = await on(db)
    .selectFrom('newsletter.counted_links')
    .selectAll()
    .where('issue_id', '=', issueId)
    .orderBy('place')
    .execute()
  return rows.map(({ issue_id, place, url, opened }) => ({ issueId: issue_id, place, url, opened }))
}

/** Adds links to count; those there already stay as they are. */
export async function insertCountedLinks(db: Db, issueId: string, links: { place: number; url: string }[]) {
  if (links.length === 0) return
  await on(db)
    .insertInto('newsletter.counted_links')
    .values(links.map(({ place, url }) => ({ issue_id: issueId, place, url })))
    .onConflict((conflict) => conflict.columns(['issue_id', 'place']).doNothing())
    .execute()
}

export async function deleteCountedLinks(db: Db, issueId: string) {
  await on(db).deleteFrom('newsletter.counted_links').where('issue_id', '=', issueId).execute()
}

export async function isCounted(db: Db, issueId: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom('newsletter.counted_links')
    .select('place')
    .where('issue_id', '=', issueId)
    .where('place', '=', VIEW_PLACE)
    .executeTakeFirst()
  return row !== undefined
}

/** The address of a counted link; null when there is none. */
export async function countedLink(db: Db, issueId: string, place: number): Promise<CountedLink | null> {
  if (!isId(issueId)) return null
  const row = await on(db)
    .selectFrom('newsletter.counted_links')
    .selectAll()
    .where('issue_id', '=', issueId)
    .where('place', '=', place)
    .executeTakeFirst()
  return row ? { issueId: row.issue_id, place: row.place, url: row.url, opened: row.opened } : null
}

/** One more opening: a sum, without a moment and without a person. */
export async function recordOpened(db: Db, { issueId, place }: CountedLink) {
  await on(db)
    .updateTable('newsletter.counted_links')
    .set((row) => ({ opened: row('opened', '+', 1) }))
    .where('issue_id', '=', issueId)
    .where('place', '=', place)
    .execute()
}
