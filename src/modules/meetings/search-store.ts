import { type Db, sql } from '../../platform/db/index.ts'
import { decodeMomentCursor, type PageOf, pageOf } from '../../platform/http/paging.ts'
import { meetingById, on } from './meeting/store.ts'
import type { Kind, Meeting } from './rules.ts'

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

/** One page of published meetings, those that begin last first. */
export async function publishedMeetings(
  db: Db,
  kind: Kind | undefined,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<PageOf<Meeting>> {
  const key = decodeMomentCursor(after)
  let query = on(db)
    .selectFrom('meetings.meetings')
    .select(['id', 'starts_at'])
    .where('published_at', 'is not', null)
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (kind) query = query.where('kind', '=', kind)
  if (key) query = query.where(sql<boolean>`(starts_at, id) < (${key.at}, ${key.id}::uuid)`)
  const { rows, next } = pageOf(await query.execute(), limit, (row) => [row.starts_at.toString(), row.id])
  const meetings = await meetingsByIds(
    db,
    rows.map(({ id }) => id),
  )
  return { rows: meetings, next }
}

export async function lastPublishedAt(db: Db): Promise<Temporal.Instant | null> {
  const row = await on(db)
    .selectFrom('meetings.meetings')
    .select(({ fn }) => fn.max('edited_at').as('at'))
    .where('published_at', 'is not', null)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Meetings that were announced last. */
export async function lastAnnounced(db: Db, limit: number): Promise<Meeting[]> {
  const rows = await on(db)
    .selectFrom('meetings.meetings')
    .select('id')
    .where('published_at', 'is not', null)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return meetingsByIds(
    db,
    rows.map(({ id }) => id),
  )
}
