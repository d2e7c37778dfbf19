import type { Context } from './context.ts'
import { type Db, inTransaction, json } from './db/index.ts'
import type { PlatformTables } from './tables.ts'

const on = (db: Db) => db.withTables<PlatformTables>()

/**
 * Does what belongs once into the life of a database, whole or not at all; who comes second, on any node, finds it done.
 * @param name of the work, kept for ever
 * @returns whether it was done now
 */
export const doOnce = (context: Context, name: string, work: (context: Context) => Promise<void>): Promise<boolean> =>
  inTransaction(context, async (context) => {
    const { numInsertedOrUpdatedRows } = await on(context.db)
      .insertInto('platform.settings')
      .values({ name: nameOf(name), value: json(true), changed_at: context.now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return false
    await work(context)
    return true
  })

/** Whether `doOnce` has done the work of this name. */
export async function isDoneOnce(db: Db, name: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom('platform.settings')
    .select('name')
    .where('name', '=', nameOf(name))
    .executeTakeFirst()
  return row !== undefined
}

const nameOf = (name: string) => `once.${name}`
