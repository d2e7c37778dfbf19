import { type Db, newId, sql } from '../../../platform/db/index.ts'
import type { Stage, StageKind } from '../rules.ts'
import type { ProcessesTables } from '../tables.ts'

const on = (db: Db) => db.withTables<ProcessesTables>()

export async function stagesOf(db: Db, processId: string): Promise<Stage[]> {
  const rows = await on(db)
    .selectFrom('processes.stages')
    .select([
      'id',
      'process_id as processId',
      'position',
      'kind',
      'title',
      'description',
      'starts_at as startsAt',
      'ends_at as endsAt',
      'displayed_date as displayedDate',
      'place',
      'accessibility',
      'link',
      'activity',
      'form',
    ])
    .where('process_id', '=', processId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as StageKind }))
}

/** A form left out stays as it is. */
export type StageInput = Omit<Stage, 'id' | 'processId' | 'position'>

/** Puts a stage after the others. */
export async function insertStage(db: Db, processId: string, stage: StageInput): Promise<string> {
  const id = newId()
  const { last } = await on(db)
    .selectFrom('processes.stages')
    .select(sql<number>`coalesce(max(position), 0)`.as('last'))
    .where('process_id', '=', processId)
    .executeTakeFirstOrThrow()
  await on(db)
    .insertInto('processes.stages')
    .values({ id, process_id: processId, position: last + 1, ...columnsOf(stage) })
    .execute()
  return id
}

export async function updateStage(db: Db, id: string, stage: StageInput) {
  await on(db).updateTable('processes.stages').set(columnsOf(stage)).where('id', '=', id).execute()
}

export async function removeStage(db: Db, id: string) {
  await on(db).deleteFrom('processes.stages').where('id', '=', id).execute()
}

/** @param ids all stages of the process, in their new order */
export async function reorderStages(db: Db, processId: string, ids: string[]) {
  for (const [index, id] of ids.entries())
    await on(db)
      .updateTable('processes.stages')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .where('process_id', '=', processId)
      .execute()
}

const columnsOf = (stage: StageInput) => ({
  kind: stage.kind,
  title: stage.title,
  description: stage.description,
  starts_at: stage.startsAt,
  ends_at: stage.endsAt,
  displayed_date: stage.displayedDate,
  place: stage.place,
  accessibility: stage.accessibility,
  link: stage.link,
  activity: stage.activity,
  form: stage.form,
})
