import { type Db, newId } from '../../../platform/db/index.ts'
import { on } from '../meeting/store.ts'
import type { Audience, Minutes } from './rules.ts'

export type MinutesInput = Pick<
  Minutes,
  | 'chair'
  | 'keeper'
  | 'beganAt'
  | 'endedAt'
  | 'attended'
  | 'absent'
  | 'guests'
  | 'attachments'
  | 'recordingUrl'
  | 'slidesUrl'
  | 'transcript'
  | 'audience'
>

/** Begins minutes with the agenda as their skeleton. @returns false when they were begun before */
export async function insertMinutes(
  db: Db,
  {
    meeting,
    titles,
    at,
    by,
  }: {
    meeting: { id: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }
    titles: string[]
    at: Temporal.Instant
    by: string | null
  },
): Promise<boolean> {
  const row = await on(db)
    .insertInto('meetings.minutes')
    .values({
      meeting_id: meeting.id,
      began_at: meeting.startsAt,
      ended_at: meeting.endsAt,
      audience: 'public',
      drafted_at: at,
      drafted_by: by,
    })
    .onConflict((conflict) => conflict.column('meeting_id').doNothing())
    .returning('meeting_id')
    .executeTakeFirst()
  if (!row) return false
  if (titles.length > 0)
    await on(db)
      .insertInto('meetings.minute_items')
      .values(titles.map((title, index) => ({ id: newId(), meeting_id: meeting.id, position: index + 1, title })))
      .execute()
  return true
}

export async function minutesOf(db: Db, meetingId: string): Promise<Minutes | null> {
  const row = await on(db)
    .selectFrom('meetings.minutes')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return row
    ? {
        meetingId: row.meeting_id,
        chair: row.chair,
        keeper: row.keeper,
        beganAt: row.began_at,
        endedAt: row.ended_at,
        attended: row.attended,
        absent: row.absent,
        guests: row.guests,
        attachments: row.attachments,
        recordingUrl: row.recording_url,
        slidesUrl: row.slides_url,
        transcript: row.transcript,
        audience: row.audience as Audience,
        draftedAt: row.drafted_at,
        circulatedAt: row.circulated_at,
        amendmentsUntil: row.amendments_until,
        approvedAt: row.approved_at,
        approvedByMeetingId: row.approved_by_meeting_id,
      }
    : null
}

/** Holds the minutes until the transaction ends: what approves them and what changes them come one after another. */
export async function lockMinutes(db: Db, meetingId: string): Promise<Minutes | null> {
  await on(db)
    .selectFrom('meetings.minutes')
    .select('meeting_id')
    .where('meeting_id', '=', meetingId)
    .forUpdate()
    .execute()
  return minutesOf(db, meetingId)
}

export async function updateMinutes(db: Db, meetingId: string, input: MinutesInput, courses: Record<string, string>) {
  await on(db)
    .updateTable('meetings.minutes')
    .set({
      chair: input.chair,
      keeper: input.keeper,
      began_at: input.beganAt,
      ended_at: input.endedAt,
      attended: input.attended,
      absent: input.absent,
      guests: input.guests,
      attachments: input.attachments,
      recording_url: input.recordingUrl,
      slides_url: input.slidesUrl,
      transcript: input.transcript,
      audience: input.audience,
    })
    .where('meeting_id', '=', meetingId)
    .execute()
  for (const [id, course] of Object.entries(courses))
    await on(db)
      .updateTable('meetings.minute_items')
      .set({ course })
      .where('id', '=', id)
      .where('meeting_id', '=', meetingId)
      .execute()
}

export async function recordCirculated(db: Db, meetingId: string, at: Temporal.Instant, until: Temporal.PlainDate) {
  await on(db)
    .updateTable('meetings.minutes')
    .set({ circulated_at: at, amendments_until: until })
    .where('meeting_id', '=', meetingId)
    .where('circulated_at', 'is', null)
    .execute()
}

export async function recordApproved(db: Db, meetingId: string, at: Temporal.Instant, by: string) {
  await on(db)
    .updateTable('meetings.minutes')
    .set({ approved_at: at, approved_by_meeting_id: by })
    .where('meeting_id', '=', meetingId)
    .where('approved_at', 'is', null)
    .execute()
}
