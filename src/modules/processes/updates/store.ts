import { type Db, newId } from '../../../platform/db/index.ts'
import type { ProcessesTables } from '../tables.ts'

const on = (db: Db) => db.withTables<ProcessesTables>()

export interface Update {
  id: string
  processId: string
  title: string
  body: string
  publishedAt: Temporal.Instant
}

export async function updatesOf(db: Db, processId: string): Promise<Update[]> {
  return on(db)
    .selectFrom('processes.updates')
    .select(['id', 'process_id as processId', 'title', 'body', 'published_at as publishedAt'])
    .where('process_id', '=', processId)
    .where('removed_at', 'is', null)
    .orderBy('published_at', 'desc')
    .execute()
}

export async function insertUpdate(
  db: Db,
  update: Omit<Update, 'id'> & { publishedBy: string | null },
): Promise<string> {
  const id = newId()
  await on(db)
    .insertInto('processes.updates')
    .values({
      id,
      process_id: update.processId,
      title: update.title,
      body: update.body,
      published_at: update.publishedAt,
      published_by: update.publishedBy,
    })
    .execute()
  return id
}

/** @returns false when there is no such update */
export async function recordUpdateRemoval(
  db: Db,
  processId: string,
  id: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('processes.updates')
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('process_id', '=', processId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
