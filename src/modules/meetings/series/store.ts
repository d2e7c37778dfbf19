import { type Db, sql } from '../../../platform/db/index.ts'
import { meetingsWhere, on } from '../meeting/store.ts'
import type { Meeting } from '../rules.ts'

/** Puts a meeting into a series when it is in none. @returns the series it is in */
export async function keepInSeries(db: Db, id: string, seriesId: string): Promise<string> {
  const row = await on(db)
    .updateTable('meetings.meetings')
    .set({ series_id: sql<string>`coalesce(series_id, ${seriesId}::uuid)` })
    .where('id', '=', id)
    .returning('series_id')
    .executeTakeFirstOrThrow()
  return row.series_id ?? seriesId
}

/** The meetings of a series in order; at most a hundred. */
export const meetingsOfSeries = (db: Db, seriesId: string): Promise<Meeting[]> =>
  meetingsWhere(db, (query) => query.where('series_id', '=', seriesId).orderBy('starts_at').orderBy('id').limit(100))
