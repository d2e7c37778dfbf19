import { type Db, sql } from '../../../platform/db/index.ts'
import type { NewsletterTables } from '../tables.ts'
import type { FrozenIssue } from './freezing.ts'

const on = (db: Db) => db.withTables<NewsletterTables>()

/** The next number of a year; two issues frozen at once come one after another. */
export async function nextNumber(db: Db, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('newsletter.number'))`.execute(db)
  const row = await on(db)
    .selectFrom('newsletter.issues')
    .select((max) => max.fn.max('number').as('last'))
    .where('year', '=', year)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export async function recordFrozen(
  db: Db,
  frozen: FrozenIssue,
  { at, searchKeys }: { at: Temporal.Instant; searchKeys: string[] },
) {
  await on(db)
    .updateTable('newsletter.issues')
    .set({
      year: frozen.year,
      number: frozen.number,
      frozen_at: at,
      frozen_html: frozen.html,
      frozen_text: frozen.text,
      content_hash: frozen.hash,
      search_keys: searchKeys,
    })
    .where('id', '=', frozen.issueId)
    .where('frozen_at', 'is', null)
    .execute()
}

export async function frozenById(db: Db, id: string): Promise<FrozenIssue | null> {
  const row = await on(db)
    .selectFrom('newsletter.issues')
    .select(['id', 'year', 'number', 'subject', 'frozen_html', 'frozen_text', 'content_hash'])
    .where('id', '=', id)
    .where('frozen_at', 'is not', null)
    .executeTakeFirst()
  if (!row) return null
  return {
    issueId: row.id,
    year: row.year ?? 0,
    number: row.number ?? 0,
    subject: row.subject.replace(/\s+/g, ' ').trim(),
    html: row.frozen_html ?? '',
    text: row.frozen_text ?? '',
    hash: row.content_hash ?? '',
  }
}
