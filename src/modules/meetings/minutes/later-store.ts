import { type Db, sql } from '../../../platform/db/index.ts'
import { meetingById, on } from '../meeting/store.ts'
import type { Meeting } from '../rules.ts'

/** Meetings of the same holder that began after this one and until now: any of them may approve its minutes. */
export async function laterMeetings(
  db: Db,
  meeting: Pick<Meeting, 'id' | 'startsAt' | 'organisationId'>,
  now: Temporal.Instant,
): Promise<Meeting[]> {
  const rows = await on(db)
    .selectFrom('meetings.meetings')
    .select('id')
    .where('published_at', 'is not', null)
    .where('cancelled_at', 'is', null)
    .where('starts_at', '>', meeting.startsAt)
    .where('starts_at', '<=', now)
    .where(sql<boolean>`organisation_id is not distinct from ${meeting.organisationId}::uuid`)
    .orderBy('starts_at')
    .limit(20)
    .execute()
  const meetings = await Promise.all(rows.map(({ id }) => meetingById(db, id)))
  return meetings.filter((meeting) => meeting !== null)
}
