import { type Db, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/paging.ts'
import type { Issue } from '../issues/rules.ts'
import { COLUMNS, issueOf } from '../issues/store.ts'
import type { NewsletterTables } from '../tables.ts'

const on = (db: Db) => db.withTables<NewsletterTables>()

/** An issue in the archive, by its address. */
export async function archivedIssue(db: Db, year: number, number: number): Promise<Issue | null> {
  const row = await archived(db).where('year', '=', year).where('number', '=', number).executeTakeFirst()
  return row ? issueOf(row) : null
}

/** One page of the archive, newest first. @param keys words asked for, each with the keys of which one must be there */
export async function archivePage(
  db: Db,
  { keys = [], after, limit }: { keys?: string[][]; after?: string | undefined; limit: number },
): Promise<PageOf<Issue>> {
  const [year, number] = decodeCursor(after, 2) ?? []
  let query = archived(db)
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .limit(limit + 1)
  for (const any of keys) query = query.where(sql<boolean>`search_keys && ${any}::text[]`)
  if (typeof year === 'number' && typeof number === 'number')
    query = query.where(sql<boolean>`(year, number) < (${year}::int, ${number}::int)`)
  return pageOf((await query.execute()).map(issueOf), limit, (issue) => [issue.year ?? 0, issue.number ?? 0])
}

/** The issues before and after one, for reading on. */
export async function neighbours(
  db: Db,
  { year, number }: Pick<Issue, 'year' | 'number'>,
): Promise<{ previous: Issue | null; next: Issue | null }> {
  const [previous, next] = await Promise.all([
    archived(db)
      .where(sql<boolean>`(year, number) < (${year}::int, ${number}::int)`)
      .orderBy('year', 'desc')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst(),
    archived(db)
      .where(sql<boolean>`(year, number) > (${year}::int, ${number}::int)`)
      .orderBy('year')
      .orderBy('number')
      .limit(1)
      .executeTakeFirst(),
  ])
  return { previous: previous ? issueOf(previous) : null, next: next ? issueOf(next) : null }
}

/** When each issue of a calendar year was sent to the end, oldest first. One that was stopped counts for nothing. */
export async function sentInYear(db: Db, year: number): Promise<Issue[]> {
  const rows = await archived(db).where('year', '=', year).orderBy('number').execute()
  return rows.map(issueOf)
}

/**
 * How many issues the network sent in each calendar year, oldest first; the current year is there also with none. The
 * duty is `ISSUES_A_YEAR`.
 */
export async function issuesByYear(db: Db, currentYear: number): Promise<{ year: number; count: number }[]> {
  const { rows } = await sql<{ year: number; count: number }>`
    select year, count(*)::int as count from newsletter.issues
    where sent_at is not null group by year order by year`.execute(db)
  return rows.some(({ year }) => year === currentYear) ? rows : [...rows, { year: currentYear, count: 0 }]
}

/** When the last issue left; null before the first. */
export async function lastFrozenAt(db: Db): Promise<Temporal.Instant | null> {
  const row = await on(db)
    .selectFrom('newsletter.issues')
    .select((max) => max.fn.max('frozen_at').as('last'))
    .executeTakeFirst()
  return row?.last ?? null
}

const archived = (db: Db) => on(db).selectFrom('newsletter.issues').select(COLUMNS).where('frozen_at', 'is not', null)
