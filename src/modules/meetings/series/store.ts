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

/** Of each of these meetings that is in a series: when it is held again after it, by the id of the series. */
export async function laterDates(db: Db, meetings: readonly Meeting[]): Promise<LaterDates> {
  const first = new Map(meetings.flatMap(({ seriesId, startsAt }) => (seriesId ? [[seriesId, startsAt] as const] : [])))
  if (first.size === 0) return new Map()
  const rows = await on(db)
    .selectFrom('meetings.meetings')
    .select(['series_id', 'starts_at'])
    .where(sql<boolean>`series_id = any(${[...first.keys()]}::uuid[])`)
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at')
    .execute()
  const later = new Map<string, Temporal.Instant[]>()
  for (const { series_id, starts_at } of rows) {
    const from = series_id && first.get(series_id)
    if (!from || Temporal.Instant.compare(starts_at, from) <= 0) continue
    later.set(series_id, [...(later.get(series_id) ?? []), starts_at])
  }
  return later
}

export type LaterDates = ReadonlyMap<string, readonly Temporal.Instant[]>

/** The meetings of a series in order; at most a hundred. */
export const meetingsOfSeries = (db: Db, seriesId: string): Promise<Meeting[]> =>
  meetingsWhere(db, (query) => query.where('series_id', '=', seriesId).orderBy('starts_at').orderBy('id').limit(100))
