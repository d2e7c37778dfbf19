import { type Db, newId, sql } from '../../../platform/db/index.ts'
import { decodeMomentCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import type { MembershipTables } from '../tables.ts'
import type { AnswerKind, Idea, IdeaAnswer, IdeaInput, IdeaState } from './rules.ts'

const on = (db: Db) => db.withTables<MembershipTables>()

const selected = (db: Db) =>
  on(db)
    .selectFrom('membership.ideas as i')
    .leftJoin('membership.idea_answers as a', (join) =>
      join.on(
        'a.id',
        '=',
        sql<string>`(
        select id from membership.idea_answers where idea_id = i.id order by answered_at desc, id desc limit 1)`,
      ),
    )
    .select([
      'i.id',
      'i.title',
      'i.what',
      'i.for_whom',
      'i.needed',
      'i.member_id',
      'i.proposed_at',
      'i.withdrawn_at',
      'a.answer',
      'a.reason',
      'a.due_on',
      'a.became_path',
      'a.answered_at',
      sql<number>`(select count(*) from membership.idea_supports s where s.idea_id = i.id)`.as('supports'),
      sql<number>`(select count(*) from membership.idea_comments c
        where c.idea_id = i.id and c.hidden_at is null)`.as('comments'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

export async function ideaById(db: Db, id: string): Promise<Idea | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('i.id', '=', id).executeTakeFirst()
  return row ? ideaOf(row) : null
}

// The same answers as `ideaStateOf`; a test holds the two together.
const STATE = sql<IdeaState>`case when i.withdrawn_at is not null then 'withdrawn' else coalesce(a.answer, 'proposed') end`

/** One page of ideas in these states, the newest first. */
export async function ideasPage(
  db: Db,
  states: readonly IdeaState[],
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<Idea>> {
  let query = selected(db)
    .where(sql<boolean>`${STATE} = any(${[...states]}::text[])`)
    .orderBy('i.proposed_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit + 1)
  const key = decodeMomentCursor(after)
  if (key) query = query.where(sql<boolean>`(i.proposed_at, i.id) < (${key.at}, ${key.id}::uuid)`)
  const { rows, next } = pageOf(await query.execute(), limit, (row) => [row.proposed_at.toString(), row.id])
  return { rows: rows.map(ideaOf), next }
}

/** @returns the id it is kept under: an earlier one when the same form came before */
export async function insertIdea(
  db: Db,
  given: IdeaInput & { id: string; submissionKey: string; memberId: string; at: Temporal.Instant },
): Promise<string> {
  const row = await on(db)
    .insertInto('membership.ideas')
    .values({
      id: given.id,
      submission_key: given.submissionKey,
      title: given.title,
      what: given.what,
      for_whom: given.forWhom,
      needed: given.needed,
      member_id: given.memberId,
      proposed_at: given.at,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) return row.id
  const kept = await on(db)
    .selectFrom('membership.ideas')
    .select('id')
    .where('submission_key', '=', given.submissionKey)
    .executeTakeFirstOrThrow()
  return kept.id
}

export async function recordIdeaWithdrawal(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('membership.ideas')
    .set({ withdrawn_at: at })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns false when the member supports it already */
export async function insertSupport(db: Db, ideaId: string, memberId: string, at: Temporal.Instant): Promise<boolean> {
  const row = await on(db)
    .insertInto('membership.idea_supports')
    .values({ idea_id: ideaId, member_id: memberId, supported_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('idea_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteSupport(db: Db, ideaId: string, memberId: string) {
  await on(db)
    .deleteFrom('membership.idea_supports')
    .where('idea_id', '=', ideaId)
    .where('member_id', '=', memberId)
    .execute()
}

export async function supportsIdea(db: Db, ideaId: string, memberId: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom('membership.idea_supports')
    .select('idea_id')
    .where('idea_id', '=', ideaId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined
}

export interface IdeaComment {
  id: string
  memberId: string
  body: string
  writtenAt: Temporal.Instant
  hiddenReason: string | null
}

/** Comments in the order they were written; of a hidden one the reason is there, not the text. */
export async function commentsOf(db: Db, ideaId: string): Promise<IdeaComment[]> {
  const rows = await on(db)
    .selectFrom('membership.idea_comments')
    .select(['id', 'member_id', 'body', 'written_at', 'hidden_reason'])
    .where('idea_id', '=', ideaId)
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    memberId: row.member_id,
    body: row.hidden_reason === null ? row.body : '',
    writtenAt: row.written_at,
    hiddenReason: row.hidden_reason,
  }))
}

/** @returns false when the same form came before */
export async function insertComment(
  db: Db,
  given: { submissionKey: string; ideaId: string; memberId: string; body: string; at: Temporal.Instant },
): Promise<boolean> {
  const row = await on(db)
    .insertInto('membership.idea_comments')
    .values({
      id: newId(given.at.epochMilliseconds),
      submission_key: given.submissionKey,
      idea_id: given.ideaId,
      member_id: given.memberId,
      body: given.body,
      written_at: given.at,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function recordCommentHidden(
  db: Db,
  id: string,
  hidden: { at: Temporal.Instant; by: string | null; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('membership.idea_comments')
    .set({ hidden_at: hidden.at, hidden_by: hidden.by, hidden_reason: hidden.reason })
    .where('id', '=', id)
    .where('hidden_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Every answer of the network to an idea, the oldest first. */
export async function answersOf(db: Db, ideaId: string): Promise<IdeaAnswer[]> {
  const rows = await on(db)
    .selectFrom('membership.idea_answers')
    .select(['answer', 'reason', 'due_on', 'became_path', 'answered_at'])
    .where('idea_id', '=', ideaId)
    .orderBy('answered_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    answer: row.answer as AnswerKind,
    reason: row.reason,
    dueOn: row.due_on,
    becamePath: row.became_path,
    answeredAt: row.answered_at,
  }))
}

export async function insertAnswer(db: Db, ideaId: string, answer: IdeaAnswer, by: string | null) {
  await on(db)
    .insertInto('membership.idea_answers')
    .values({
      id: newId(answer.answeredAt.epochMilliseconds),
      idea_id: ideaId,
      answer: answer.answer,
      reason: answer.reason,
      due_on: answer.dueOn,
      became_path: answer.becamePath,
      answered_at: answer.answeredAt,
      answered_by: by,
    })
    .execute()
}

/** Ideas that nobody of the network has answered yet, or that it promised to come back to by a day that has passed. */
export async function countUnansweredByNetwork(db: Db, today: Temporal.PlainDate): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from membership.ideas i
    left join lateral (select answer, due_on from membership.idea_answers where idea_id = i.id
      order by answered_at desc, id desc limit 1) a on true
    where i.withdrawn_at is null and (a.answer is null or (a.answer = 'considering' and a.due_on <= ${today}))`.execute(
    db,
  )
  return Number(rows[0]?.count ?? 0)
}

/** Holds an idea until the transaction ends. */
export async function lockIdea(db: Db, id: string) {
  await on(db).selectFrom('membership.ideas').select('id').where('id', '=', id).forUpdate().execute()
}

const ideaOf = (row: Row): Idea => ({
  id: row.id,
  title: row.title,
  what: row.what,
  forWhom: row.for_whom,
  needed: row.needed,
  memberId: row.member_id,
  proposedAt: row.proposed_at,
  withdrawnAt: row.withdrawn_at,
  supports: row.supports,
  comments: row.comments,
  answer:
    row.answer === null || row.answered_at === null
      ? null
      : {
          answer: row.answer as AnswerKind,
          reason: row.reason ?? '',
          dueOn: row.due_on,
          becamePath: row.became_path,
          answeredAt: row.answered_at,
        },
})
