import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { isId } from '../../../platform/ids.ts'
import { on } from '../meeting/store.ts'
import type { Session, Track } from './rules.ts'

export async function tracksOf(db: Db, meetingId: string): Promise<Track[]> {
  return on(db)
    .selectFrom('meetings.tracks')
    .select(['id', 'position', 'name', 'room'])
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
}

/** Puts a track at the end; the meeting is locked by the caller. */
export async function insertTrack(db: Db, meetingId: string, { name, room }: { name: string; room: string }) {
  const id = newId()
  await on(db)
    .insertInto('meetings.tracks')
    .values({
      id,
      meeting_id: meetingId,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from meetings.tracks where meeting_id = ${meetingId})`,
      name,
      room,
    })
    .execute()
  return id
}

/** Takes a track off; its sessions wait for a place again, so that nothing is left for everybody by mistake. */
export async function removeTrack(db: Db, meetingId: string, id: string): Promise<boolean> {
  if (!isId(id)) return false
  await on(db)
    .updateTable('meetings.sessions')
    .set({ starts_at: null, ends_at: null })
    .where('meeting_id', '=', meetingId)
    .where('track_id', '=', id)
    .execute()
  const { numDeletedRows } = await on(db)
    .deleteFrom('meetings.tracks')
    .where('id', '=', id)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Every session of a meeting: those with a place in order, then those that wait for one. */
export async function sessionsOf(db: Db, meetingId: string): Promise<Session[]> {
  const rows = await on(db)
    .selectFrom('meetings.sessions')
    .select(['id', 'track_id', 'title', 'description', 'speakers', 'starts_at', 'ends_at'])
    .where('meeting_id', '=', meetingId)
    .orderBy(sql`starts_at nulls last`)
    .orderBy('id')
    .limit(1000)
    .execute()
  return rows.map(({ track_id, starts_at, ends_at, ...row }) => ({
    ...row,
    trackId: track_id,
    startsAt: starts_at,
    endsAt: ends_at,
  }))
}

/** The session the same form made before, or null. */
export async function sessionBySubmission(db: Db, meetingId: string, key: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('meetings.sessions')
    .select('id')
    .where('submission_key', '=', key)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function insertSession(
  db: Db,
  meetingId: string,
  session: Omit<Session, 'id'>,
  { key, at }: { key: string; at: Temporal.Instant },
): Promise<string> {
  const id = newId(at.epochMilliseconds)
  await on(db)
    .insertInto('meetings.sessions')
    .values({ id, submission_key: key, meeting_id: meetingId, made_at: at, ...columnsOf(session) })
    .execute()
  return id
}

export async function updateSession(db: Db, meetingId: string, { id, ...session }: Session): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('meetings.sessions')
    .set(columnsOf(session))
    .where('id', '=', id)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function removeSession(db: Db, meetingId: string, id: string): Promise<boolean> {
  if (!isId(id)) return false
  const { numDeletedRows } = await on(db)
    .deleteFrom('meetings.sessions')
    .where('id', '=', id)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

const columnsOf = ({ trackId, title, description, speakers, startsAt, endsAt }: Omit<Session, 'id'>) => ({
  track_id: trackId,
  title,
  description,
  speakers,
  starts_at: startsAt,
  ends_at: endsAt,
})
