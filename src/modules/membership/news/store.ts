import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { isId } from '../../../platform/ids.ts'
import type { AnswerKind } from '../ideas/rules.ts'
import type { MembershipTables } from '../tables.ts'

const on = (db: Db) => db.withTables<MembershipTables>()

/** A place in the order (at, id), from which older things are asked for. */
export type Before = { at: Temporal.Instant; id: string } | null

/** Ideas that were proposed and not withdrawn, the newest first. */
export async function newIdeas(db: Db, { before, limit }: { before: Before; limit: number }) {
  const { rows } = await sql<{ id: string; title: string; for_whom: string; proposed_at: Temporal.Instant }>`
    select id, title, for_whom, proposed_at from membership.ideas
    where withdrawn_at is null and ${before ? sql`(proposed_at, id) < (${before.at}, ${before.id}::uuid)` : sql`true`}
    order by proposed_at desc, id desc limit ${limit}`.execute(db)
  return rows.map((row) => ({ id: row.id, title: row.title, forWhom: row.for_whom, at: row.proposed_at }))
}

/** What the network answered to ideas, the newest first. */
export async function newAnswers(db: Db, { before, limit }: { before: Before; limit: number }) {
  const { rows } = await sql<{
    id: string
    idea_id: string
    title: string
    answer: AnswerKind
    reason: string
    answered_at: Temporal.Instant
  }>`
    select a.id, a.idea_id, i.title, a.answer, a.reason, a.answered_at
    from membership.idea_answers a join membership.ideas i on i.id = a.idea_id
    where i.withdrawn_at is null
      and ${before ? sql`(a.answered_at, a.id) < (${before.at}, ${before.id}::uuid)` : sql`true`}
    order by a.answered_at desc, a.id desc limit ${limit}`.execute(db)
  return rows.map(({ idea_id, answered_at, ...row }) => ({ ...row, ideaId: idea_id, at: answered_at }))
}

/** Live ideas that none of these members has proposed or supported. */
export async function countUnanswered(db: Db, memberIds: readonly string[]): Promise<number> {
  const mine = sql`${[...memberIds]}::uuid[]`
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from membership.ideas i
    where i.withdrawn_at is null and not (i.member_id = any(${mine}))
      and coalesce((select answer from membership.idea_answers where idea_id = i.id
        order by answered_at desc, id desc limit 1), '') not in ('declined', 'became')
      and not exists (select from membership.idea_supports s where s.idea_id = i.id and s.member_id = any(${mine}))`.execute(
    db,
  )
  return Number(rows[0]?.count ?? 0)
}

/** The id that a person's feed is sealed with; null when they have no feed. */
export async function feedKeyOf(db: Db, personId: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('membership.feed_keys')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function personOfKey(db: Db, id: string): Promise<string | null> {
  if (!isId(id)) return null
  const row = await on(db)
    .selectFrom('membership.feed_keys')
    .select('person_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** Gives a person an address of their own; one made meanwhile stays. */
export async function makeKey(db: Db, personId: string, at: Temporal.Instant) {
  await on(db)
    .insertInto('membership.feed_keys')
    .values({ id: newId(at.epochMilliseconds), person_id: personId, made_at: at })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute()
}

/** From now on the address opens nothing. */
export const deleteKey = (db: Db, personId: string) =>
  on(db).deleteFrom('membership.feed_keys').where('person_id', '=', personId).execute()
