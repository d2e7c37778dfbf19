import { type Db, sql } from '../../platform/db/index.ts'
import type { SubjectKey } from './rules.ts'
import type { ModerationTables } from './tables.ts'

export const on = (db: Db) => db.withTables<ModerationTables>()

/** Lets moderators of one thing act one after another, until the end of the transaction. */
export async function lockSubject(db: Db, { kind, id }: SubjectKey) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`moderation ${kind} ${id}`}, 0))`.execute(db)
}
