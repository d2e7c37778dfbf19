import { type Db, sql } from '../../platform/db/index.ts'
import { meetingById, on } from './meeting/store.ts'
import type { Meeting } from './rules.ts'

/** Meetings by their ids; a few hundred at once at most. */
export async function meetingsByIds(db: Db, ids: string[]): Promise<Meeting[]> {
  const found = []
  for (const id of ids) found.push(await meetingById(db, id))
  return found.filter((meeting) => meeting !== null)
}

/** Words of the agenda of these meetings, by meeting. */
export async function agendaWords(db: Db, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; words: string }>`
    select meeting_id as id, string_agg(title || ' ' || owner || ' ' || description, E'\n' order by position) as words
    from meetings.agenda_items where meeting_id = any(${ids}::uuid[]) group by meeting_id`.execute(db)
  return new Map(rows.map(({ id, words }) => [id, words]))
}

export async function meetingIds(db: Db, after: string | null, limit: number): Promise<string[]> {
  let query = on(db).selectFrom('meetings.meetings').select('id').orderBy('id').limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map(({ id }) => id)
}

export async function idsWithMinutes(db: Db, after: string | null, limit: number): Promise<string[]> {
  let query = on(db).selectFrom('meetings.minutes').select('meeting_id as id').orderBy('meeting_id').limit(limit)
  if (after) query = query.where('meeting_id', '>', after)
  return (await query.execute()).map(({ id }) => id)
}
