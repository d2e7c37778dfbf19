import type { Db } from '../../../platform/db/index.ts'
import { on } from '../plans/store.ts'

/** Something an organisation means to consult. */
export interface Intention {
  id: string
  organisationId: string
  year: number
  /** The month in which it is to begin. */
  month: number
  title: string
  summary: string
  runningUnit: string
  /** The consultation it has become. */
  processId: string | null
  addedAt: Temporal.Instant
  droppedAt: Temporal.Instant | null
  droppedReason: string | null
}

const selected = (db: Db) =>
  on(db)
    .selectFrom('planning.intentions')
    .select([
      'id',
      'organisation_id as organisationId',
      'year',
      'month',
      'title',
      'summary',
      'running_unit as runningUnit',
      'process_id as processId',
      'added_at as addedAt',
      'dropped_at as droppedAt',
      'dropped_reason as droppedReason',
    ])

/** The plan of one organisation for a year, by months. */
export const intentionsOf = (db: Db, organisationId: string, year: number): Promise<Intention[]> =>
  selected(db)
    .where('organisation_id', '=', organisationId)
    .where('year', '=', year)
    .orderBy('month')
    .orderBy('id')
    .limit(500)
    .execute()

/** All that is planned for a year, of all organisations, by months. */
export const intentionsIn = (db: Db, year: number, limit: number): Promise<Intention[]> =>
  selected(db).where('year', '=', year).orderBy('month').orderBy('id').limit(limit).execute()

export async function intentionById(db: Db, id: string): Promise<Intention | null> {
  return (await selected(db).where('id', '=', id).executeTakeFirst()) ?? null
}

/** The intention that became this process, the first one written; what was given up does not count. */
export async function intentionOfProcess(db: Db, processId: string): Promise<Intention | null> {
  const row = await selected(db)
    .where('process_id', '=', processId)
    .where('dropped_at', 'is', null)
    .orderBy('added_at')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Years for which an organisation has a plan, the newest first. */
export async function yearsOf(db: Db, organisationId: string): Promise<number[]> {
  const rows = await on(db)
    .selectFrom('planning.intentions')
    .select('year')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .orderBy('year', 'desc')
    .execute()
  return rows.map(({ year }) => year)
}

type Written = Pick<Intention, 'year' | 'month' | 'title' | 'summary' | 'runningUnit'>

export async function insertIntention(
  db: Db,
  { id, organisationId, ...written }: Written & Pick<Intention, 'id' | 'organisationId'>,
  added: { at: Temporal.Instant; by: string | null },
) {
  await on(db)
    .insertInto('planning.intentions')
    .values({ id, organisation_id: organisationId, ...columnsOf(written), added_at: added.at, added_by: added.by })
    .execute()
}

export async function updateIntention(db: Db, id: string, written: Written & Pick<Intention, 'processId'>) {
  await on(db)
    .updateTable('planning.intentions')
    .set({ ...columnsOf(written), process_id: written.processId })
    .where('id', '=', id)
    .execute()
}

export async function recordGivingUp(db: Db, id: string, at: Temporal.Instant, reason: string) {
  await on(db)
    .updateTable('planning.intentions')
    .set({ dropped_at: at, dropped_reason: reason })
    .where('id', '=', id)
    .where('dropped_at', 'is', null)
    .execute()
}

const columnsOf = ({ year, month, title, summary, runningUnit }: Written) => ({
  year,
  month,
  title,
  summary,
  running_unit: runningUnit,
})
