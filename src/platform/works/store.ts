import { type Db, json } from '../db/index.ts'
import type { PlatformTables } from '../tables.ts'

const on = (db: Db) => db.withTables<PlatformTables>()

export interface WorkRow {
  id: string
  kind: string
  subjectId: string | null
  startedBy: string | null
  input: unknown
  done: number
  /** Null while nobody knows how much there is. */
  total: number | null
  result: unknown
  /** A text key that says what went wrong, or null. */
  problem: string | null
  createdAt: Temporal.Instant
  startedAt: Temporal.Instant | null
  finishedAt: Temporal.Instant | null
}

const COLUMNS = [
  'id',
  'kind',
  'subject_id as subjectId',
  'started_by as startedBy',
  'input',
  'done_count as done',
  'total_count as total',
  'result',
  'problem',
  'created_at as createdAt',
  'started_at as startedAt',
  'finished_at as finishedAt',
] as const

export async function insertWork(
  db: Db,
  work: Pick<WorkRow, 'id' | 'kind' | 'subjectId' | 'startedBy' | 'createdAt'> & { input: object },
) {
  const { id, kind, subjectId, startedBy, createdAt, input } = work
  await on(db)
    .insertInto('platform.works')
    .values({ id, kind, subject_id: subjectId, started_by: startedBy, input: json(input), created_at: createdAt })
    .execute()
}

export async function workById(db: Db, id: string): Promise<WorkRow | null> {
  const row = await on(db).selectFrom('platform.works').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** The work of this kind on this subject that was begun last, whatever became of it. */
export async function latestWork(db: Db, kind: string, subjectId: string): Promise<WorkRow | null> {
  const row = await on(db)
    .selectFrom('platform.works')
    .select(COLUMNS)
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** A second try begins to count anew. */
export async function startWork(db: Db, id: string, at: Temporal.Instant) {
  await on(db)
    .updateTable('platform.works')
    .set({ started_at: at, done_count: 0, total_count: null })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute()
}

/** `total` stays as it was when it is not given. */
export async function reportProgress(db: Db, id: string, done: number, total?: number) {
  await on(db)
    .updateTable('platform.works')
    .set({ done_count: done, ...(total === undefined ? {} : { total_count: total }) })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute()
}

/** Ends the work well. In the transaction of the work itself, it makes "done" and "said to be done" one thing. */
export async function finishWork(db: Db, id: string, result: unknown, at: Temporal.Instant) {
  await on(db)
    .updateTable('platform.works')
    .set({ result: json(result ?? null), finished_at: at })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute()
}

/** Ends the work with a problem, unless it has ended already. */
export async function failWork(db: Db, id: string, problem: string, at: Temporal.Instant) {
  await on(db)
    .updateTable('platform.works')
    .set({ problem, finished_at: at })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .execute()
}

export async function deleteWorksBefore(db: Db, moment: Temporal.Instant) {
  await on(db).deleteFrom('platform.works').where('finished_at', '<', moment).execute()
}
