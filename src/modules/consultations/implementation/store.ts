import type { Db } from '../../../platform/db/index.ts'
import { on } from '../store.ts'
import type { Milestone } from './rules.ts'

const COLUMNS = [
  'id',
  'process_id as processId',
  'title',
  'description',
  'responsible',
  'due_on as dueOn',
  'first_due_on as firstDueOn',
  'moved_reason as movedReason',
  'done_on as doneOn',
  'outcome',
  'file_id as fileId',
  'given_up_reason as givenUpReason',
  'ended_at as endedAt',
] as const

/** Steps of one consultation in the order of their terms. */
export const milestonesOf = (db: Db, processId: string): Promise<Milestone[]> =>
  on(db)
    .selectFrom('consultations.milestones')
    .select(COLUMNS)
    .where('process_id', '=', processId)
    .orderBy('due_on')
    .orderBy('id')
    .execute()

export async function milestoneById(db: Db, id: string): Promise<Milestone | null> {
  const row = await on(db)
    .selectFrom('consultations.milestones')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

type Written = Pick<Milestone, 'title' | 'description' | 'responsible' | 'dueOn'>

export async function insertMilestone(
  db: Db,
  processId: string,
  { id, title, description, responsible, dueOn }: Written & { id: string },
  added: { at: Temporal.Instant; by: string | null },
) {
  await on(db)
    .insertInto('consultations.milestones')
    .values({
      id,
      process_id: processId,
      title,
      description,
      responsible,
      due_on: dueOn,
      added_at: added.at,
      added_by: added.by,
    })
    .execute()
}

/** Changes words; a term moved is kept with the first one. False when it has ended. */
export async function updateMilestone(
  db: Db,
  id: string,
  { title, description, responsible, dueOn }: Written,
  moved: Pick<Milestone, 'firstDueOn' | 'movedReason'>,
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('consultations.milestones')
    .set({
      title,
      description,
      responsible,
      due_on: dueOn,
      first_due_on: moved.firstDueOn,
      moved_reason: moved.movedReason,
    })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type Ending = { doneOn: Temporal.PlainDate; outcome: string; fileId: string | null } | { givenUpReason: string }

/** Ends a step once. @returns false when it had ended */
export async function recordEnding(
  db: Db,
  id: string,
  ending: Ending,
  ended: { at: Temporal.Instant; by: string | null },
): Promise<boolean> {
  const how =
    'doneOn' in ending
      ? { done_on: ending.doneOn, outcome: ending.outcome, file_id: ending.fileId }
      : { given_up_reason: ending.givenUpReason }
  const { numUpdatedRows } = await on(db)
    .updateTable('consultations.milestones')
    .set({ ...how, ended_at: ended.at, ended_by: ended.by })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes away a step that nobody has read of yet. */
export async function removeMilestone(db: Db, id: string) {
  await on(db).deleteFrom('consultations.milestones').where('id', '=', id).execute()
}
