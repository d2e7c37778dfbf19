import type { Db } from '../../../platform/db/index.ts'
import { on } from '../meeting/store.ts'

/** Those of these meetings whose minutes are approved and read by everybody. */
export async function approvedAmong(db: Db, meetingIds: readonly string[]): Promise<Set<string>> {
  const rows = await on(db)
    .selectFrom('meetings.minutes')
    .select('meeting_id')
    .where('meeting_id', 'in', meetingIds)
    .where('approved_at', 'is not', null)
    .where('audience', '=', 'public')
    .execute()
  return new Set(rows.map(({ meeting_id }) => meeting_id))
}
