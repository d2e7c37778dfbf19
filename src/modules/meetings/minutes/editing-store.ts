import type { Db } from '../../../platform/db/index.ts'
import { isId } from '../../../platform/ids.ts'
import { on } from '../meeting/store.ts'
import type { DecisionInput } from './rules.ts'

/** Changes one entry of the minutes of a meeting; each gives back whether it was there. */
export async function updateStatement(
  db: Db,
  meetingId: string,
  id: string,
  given: { speaker: string; body: string; answer: string },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('meetings.statements')
    .set({ ...given, consented: given.speaker !== '' })
    .where('id', '=', id)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function updateDecision(
  db: Db,
  meetingId: string,
  id: string,
  { body, votes, pollPath }: DecisionInput,
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('meetings.decisions')
    .set({
      body,
      votes_for: votes?.for ?? null,
      votes_against: votes?.against ?? null,
      votes_abstained: votes?.abstained ?? null,
      poll_path: pollPath ?? null,
    })
    .where('id', '=', id)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function updateTask(
  db: Db,
  meetingId: string,
  id: string,
  { what, owner, dueOn }: { what: string; owner: string; dueOn: Temporal.PlainDate },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('meetings.tasks')
    .set({ what, owner, due_on: dueOn })
    .where('id', '=', id)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A decision keeps its number and is never removed; what was said and what is to do may have been written by mistake. */
export async function removeEntry(db: Db, meetingId: string, kind: 'statement' | 'task', id: string): Promise<boolean> {
  if (!isId(id)) return false
  const gone = kind === 'statement' ? on(db).deleteFrom('meetings.statements') : on(db).deleteFrom('meetings.tasks')
  const { numDeletedRows } = await gone.where('id', '=', id).where('meeting_id', '=', meetingId).executeTakeFirst()
  return numDeletedRows > 0n
}
