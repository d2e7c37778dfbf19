import { type Db, newId } from '../../../platform/db/index.ts'
import type { ProcessesTables } from '../tables.ts'
import type { Charge, TeamTask } from './rules.ts'

const on = (db: Db) => db.withTables<ProcessesTables>()

const CHARGE = ['process_id as processId', 'part', 'person_id as personId', 'given_at as givenAt'] as const
const TASK = [
  'id',
  'process_id as processId',
  'title',
  'person_id as personId',
  'due_on as dueOn',
  'added_at as addedAt',
  'done_at as doneAt',
  'done_by as doneBy',
] as const

/** Of several processes in one question. */
export async function chargesOf(db: Db, processIds: string[]): Promise<Charge[]> {
  if (processIds.length === 0) return []
  return on(db)
    .selectFrom('processes.charges')
    .select(CHARGE)
    .where('process_id', 'in', processIds)
    .orderBy('process_id')
    .orderBy('part')
    .execute()
}

export async function keepCharge(db: Db, charge: Charge & { givenBy: string | null }) {
  const values = { person_id: charge.personId, given_at: charge.givenAt, given_by: charge.givenBy }
  await on(db)
    .insertInto('processes.charges')
    .values({ process_id: charge.processId, part: charge.part, ...values })
    .onConflict((conflict) => conflict.columns(['process_id', 'part']).doUpdateSet(values))
    .execute()
}

export async function removeCharge(db: Db, processId: string, part: string) {
  await on(db).deleteFrom('processes.charges').where('process_id', '=', processId).where('part', '=', part).execute()
}

/** What is to be done yet, soonest first; a task without a term comes last. Of several processes in one question. */
export async function openTasksOf(db: Db, processIds: string[]): Promise<TeamTask[]> {
  if (processIds.length === 0) return []
  return on(db)
    .selectFrom('processes.tasks')
    .select(TASK)
    .where('process_id', 'in', processIds)
    .where('done_at', 'is', null)
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute()
}

/** What was done, the latest first. */
export async function doneTasksOf(db: Db, processId: string, limit: number): Promise<TeamTask[]> {
  return on(db)
    .selectFrom('processes.tasks')
    .select(TASK)
    .where('process_id', '=', processId)
    .where('done_at', 'is not', null)
    .orderBy('done_at', 'desc')
    .limit(limit)
    .execute()
}

export async function taskById(db: Db, id: string): Promise<TeamTask | null> {
  const row = await on(db).selectFrom('processes.tasks').select(TASK).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export async function insertTask(
  db: Db,
  task: Pick<TeamTask, 'processId' | 'title' | 'personId' | 'dueOn' | 'addedAt'> & { addedBy: string | null },
): Promise<string> {
  const id = newId(task.addedAt.epochMilliseconds)
  await on(db)
    .insertInto('processes.tasks')
    .values({
      id,
      process_id: task.processId,
      title: task.title,
      person_id: task.personId,
      due_on: task.dueOn,
      added_at: task.addedAt,
      added_by: task.addedBy,
    })
    .execute()
  return id
}

/** @returns false when somebody ended it first */
export async function recordTaskDone(
  db: Db,
  id: string,
  done: { at: Temporal.Instant; by: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('processes.tasks')
    .set({ done_at: done.at, done_by: done.by })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A task that was ended by mistake is to be done again. */
export async function reopenTask(db: Db, id: string) {
  await on(db).updateTable('processes.tasks').set({ done_at: null, done_by: null }).where('id', '=', id).execute()
}

export async function removeTask(db: Db, id: string) {
  await on(db).deleteFrom('processes.tasks').where('id', '=', id).execute()
}

/** What a person was given and did in teams, as plain data. */
export async function teamworkOf(db: Db, personId: string) {
  const charges = await on(db)
    .selectFrom('processes.charges')
    .select(CHARGE)
    .where('person_id', '=', personId)
    .orderBy('given_at')
    .execute()
  const tasks = await on(db)
    .selectFrom('processes.tasks')
    .select(TASK)
    .where((where) => where.or([where('person_id', '=', personId), where('done_by', '=', personId)]))
    .orderBy('id')
    .execute()
  return { charges, tasks }
}

/** What a person had to do is nobody's again; what was done stays, without who did it. */
export async function forgetTeamwork(db: Db, personId: string) {
  const tables = on(db)
  await tables.deleteFrom('processes.charges').where('person_id', '=', personId).execute()
  await tables.updateTable('processes.charges').set({ given_by: null }).where('given_by', '=', personId).execute()
  for (const column of ['person_id', 'added_by', 'done_by'] as const)
    await tables
      .updateTable('processes.tasks')
      .set({ [column]: null })
      .where(column, '=', personId)
      .execute()
}
