import { type Db, isId } from '../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../platform/http/paging.ts'
import type { SurveysTables } from './tables.ts'

const on = (db: Db) => db.withTables<SurveysTables>()

/** Surveys that were opened and do not show their results to the team alone, the newest first. */
export async function openedSurveys(
  db: Db,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<PageOf<{ id: string }>> {
  const [id] = decodeCursor(after, 1) ?? []
  let query = on(db)
    .selectFrom('surveys.surveys')
    .select('id')
    .where('opened_at', 'is not', null)
    .where('results', '<>', 'team')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (typeof id === 'string' && isId(id)) query = query.where('id', '<', id)
  return pageOf(await query.execute(), limit, (row) => [row.id])
}

export async function lastOpenedAt(db: Db): Promise<Temporal.Instant | null> {
  const row = await on(db)
    .selectFrom('surveys.surveys')
    .select(({ fn }) => fn.max('opened_at').as('at'))
    .where('results', '<>', 'team')
    .executeTakeFirst()
  return row?.at ?? null
}
