import type { Db } from '../../platform/db/index.ts'
import { on } from './store.ts'

/** Versions a member of a team prepared or published, as plain data. */
export async function staffActs(db: Db, personId: string) {
  const versions = await on(db)
    .selectFrom('drafts.versions')
    .select(['number', 'created_at as createdAt'])
    .where((where) => where.or([where('created_by', '=', personId), where('published_by', '=', personId)]))
    .orderBy('created_at')
    .execute()
  return { versions: versions.map(({ number, createdAt }) => ({ number, createdAt: createdAt.toString() })) }
}

/** What the person did for a team stays, done by nobody. */
export async function forgetStaff(db: Db, personId: string) {
  const tables = on(db)
  await tables.updateTable('drafts.drafts').set({ created_by: null }).where('created_by', '=', personId).execute()
  await tables.updateTable('drafts.versions').set({ created_by: null }).where('created_by', '=', personId).execute()
  await tables.updateTable('drafts.versions').set({ published_by: null }).where('published_by', '=', personId).execute()
}
