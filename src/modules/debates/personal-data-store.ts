import type { Db } from '../../platform/db/index.ts'
import { on } from './opinions/store.ts'

/** What a member of a team did with opinion maps, as plain data. */
export async function staffActs(db: Db, personId: string) {
  const debates = await on(db)
    .selectFrom('debates.debates')
    .select(['process_id as processId', 'question', 'created_at as createdAt'])
    .where((where) => where.or([where('created_by', '=', personId), where('opened_by', '=', personId)]))
    .execute()
  const statements = await on(db)
    .selectFrom('debates.statements')
    .select(['body', 'refused_reason as refusedReason'])
    .where('decided_by', '=', personId)
    .execute()
  return {
    debates: debates.map(({ createdAt, ...debate }) => ({ ...debate, createdAt: createdAt.toString() })),
    statements,
  }
}

export async function forgetStaff(db: Db, personId: string) {
  const tables = on(db)
  await tables.updateTable('debates.debates').set({ created_by: null }).where('created_by', '=', personId).execute()
  await tables.updateTable('debates.debates').set({ opened_by: null }).where('opened_by', '=', personId).execute()
  await tables.updateTable('debates.statements').set({ decided_by: null }).where('decided_by', '=', personId).execute()
}
