import { type Db, sql } from '../../platform/db/index.ts'
import { decodeMomentCursor, type PageOf, pageOf } from '../../platform/http/index.ts'
import { type PracticeFilter, practicesWhere } from './finding.ts'
import type { Practice } from './rules.ts'
import { on, practiceOf, selected } from './store.ts'

/** One page of published practices that answer the filter, the newest first. */
export async function listPractices(
  db: Db,
  filter: PracticeFilter,
  page: { limit: number; after?: string | undefined },
): Promise<PageOf<Practice>> {
  let query = selected(db)
    .where(practicesWhere(filter))
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  const after = decodeMomentCursor(page.after)
  if (after) query = query.where(sql<boolean>`(published_at, id) < (${after.at}, ${after.id}::uuid)`)
  const { rows, next } = pageOf(await query.execute(), page.limit, (row) => [row.publishedAt?.toString() ?? '', row.id])
  return { rows: rows.map(practiceOf), next }
}

/** The number a list says exactly; of more it says "more than", so that counting costs the same however many there are. */
export const COUNTED = 10_000

/**
 * How many answer the filter: the number the list says and the files have rows.
 * @param upTo counting stops one above it; without it all are counted
 */
export async function countPractices(db: Db, filter: PracticeFilter, upTo?: number): Promise<number> {
  const answering = on(db)
    .selectFrom('practices.practices')
    .select(sql<number>`1`.as('one'))
    .where(practicesWhere(filter))
    .$if(upTo !== undefined, (query) => query.limit((upTo ?? 0) + 1))
  const { count } = await on(db)
    .selectFrom(answering.as('answering'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface Counted {
  key: string
  count: number
}

const BY = {
  /** Gminas, powiats and voivodeships as practices name them; those abroad are left out. */
  unit: sql<string>`unit_code`,
  tool: sql<string>`tool`,
  theme: sql<string>`theme`,
  organiser: sql<string>`organiser_type`,
  /** The year it began in. */
  year: sql<string>`year_from::text`,
} as const

/** How many practices each unit, tool, theme, kind of organiser or year of beginning has. */
export async function countPracticesBy(db: Db, by: keyof typeof BY, filter: PracticeFilter): Promise<Counted[]> {
  const rows = await on(db)
    .selectFrom('practices.practices')
    .select([BY[by].as('key'), ({ fn }) => fn.countAll<number>().as('count')])
    .where(practicesWhere(filter))
    .where(sql<boolean>`${BY[by]} is not null`)
    .groupBy(BY[by])
    .orderBy(BY[by])
    .execute()
  return rows.map(({ key, count }) => ({ key, count: Number(count) }))
}

/** The newest others of its tool, with the keys they are found by. */
export async function relatedCandidates(db: Db, practice: Practice, limit: number) {
  const rows = await selected(db)
    .select('search_keys as searchKeys')
    .where('is_public', '=', true)
    .where('tool', '=', practice.tool)
    .where('id', '!=', practice.id)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ searchKeys, ...row }) => ({ practice: practiceOf(row), searchKeys }))
}

/** The keys one practice is found by. */
export async function searchKeysOf(db: Db, id: string): Promise<string[]> {
  const row = await on(db)
    .selectFrom('practices.practices')
    .select('search_keys')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.search_keys ?? []
}
