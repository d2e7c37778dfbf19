import { type Db, sql } from '../../platform/db/index.ts'
import type { MembershipTables } from './tables.ts'

const on = (db: Db) => db.withTables<MembershipTables>()

/** Ids of all members that are their own, or of all ideas, after one. */
export async function idsOf(
  db: Db,
  table: 'membership.members' | 'membership.ideas',
  after: string | null,
  limit: number,
): Promise<string[]> {
  let query = on(db).selectFrom(table).select('id').orderBy('id').limit(limit)
  if (after) query = query.where('id', '>', after)
  return (await query.execute()).map(({ id }) => id)
}

export interface FindableIdea {
  id: string
  title: string
  what: string
  forWhom: string
  needed: string
  proposedAt: Temporal.Instant
  /** What the network answered, the newest first. */
  answers: string | null
}

/** Ideas that were not taken back. */
export async function ideasByIds(db: Db, ids: string[]): Promise<FindableIdea[]> {
  const { rows } = await sql<FindableIdea>`
    select id, title, what, for_whom as "forWhom", needed, proposed_at as "proposedAt",
      (select string_agg(reason, E'\n' order by answered_at desc) from membership.idea_answers a where a.idea_id = i.id)
        as answers
    from membership.ideas i where withdrawn_at is null and id = any(${ids}::uuid[])`.execute(db)
  return rows
}
