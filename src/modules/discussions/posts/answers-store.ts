import { type Db, newId, sql } from '../../../platform/db/index.ts'
import type { IdeaAnswer } from '../ideas/rules.ts'
import { on } from '../rooms/store.ts'

/** What a team says to an idea, or an expert to a question. */
export interface Answer {
  id: string
  postId: string
  /** Of an idea: where it stands from now on. */
  state: IdeaAnswer | null
  expertId: string | null
  body: string
  draftedAt: Temporal.Instant
  publishedAt: Temporal.Instant | null
}

const COLUMNS = [
  'id',
  'post_id as postId',
  'state',
  'expert_id as expertId',
  'body',
  'drafted_at as draftedAt',
  'published_at as publishedAt',
] as const

const selected = (db: Db) => on(db).selectFrom('discussions.answers').select(COLUMNS)
type Row = Omit<Answer, 'state'> & { state: string | null }
const answerOf = (row: Row): Answer => ({ ...row, state: row.state as IdeaAnswer | null })

/** Published answers to a post, the newest first. */
export async function answersOf(db: Db, postId: string): Promise<Answer[]> {
  const rows = await selected(db)
    .where('post_id', '=', postId)
    .where('published_at', 'is not', null)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(answerOf)
}

/** The last published answer to each of these posts. */
export async function lastAnswers(db: Db, postIds: readonly string[]): Promise<Map<string, Answer>> {
  if (postIds.length === 0) return new Map()
  const rows = await selected(db)
    .distinctOn('post_id')
    .where('post_id', 'in', [...postIds])
    .where('published_at', 'is not', null)
    .orderBy('post_id')
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.postId, answerOf(row)]))
}

/** What is being prepared and nobody outside of the team reads. */
export async function draftedAnswer(db: Db, postId: string): Promise<Answer | null> {
  const row = await selected(db).where('post_id', '=', postId).where('published_at', 'is', null).executeTakeFirst()
  return row ? answerOf(row) : null
}

type Words = Pick<Answer, 'state' | 'expertId' | 'body'>

/** Keeps what is prepared, in place of what was prepared before. */
export async function keepDraft(db: Db, postId: string, words: Words, at: Temporal.Instant, by: string | null) {
  const values = { state: words.state, expert_id: words.expertId, body: words.body, drafted_at: at, drafted_by: by }
  await on(db)
    .insertInto('discussions.answers')
    .values({ id: newId(at.epochMilliseconds), post_id: postId, ...values })
    .onConflict((conflict) => conflict.column('post_id').where('published_at', 'is', null).doUpdateSet(values))
    .execute()
}

/** @returns what was prepared and is public now; null when there was nothing */
export async function publishDraft(
  db: Db,
  postId: string,
  at: Temporal.Instant,
  by: string | null,
): Promise<Answer | null> {
  const row = await on(db)
    .updateTable('discussions.answers')
    .set({ published_at: at, published_by: by })
    .where('post_id', '=', postId)
    .where('published_at', 'is', null)
    .returning(COLUMNS)
    .executeTakeFirst()
  return row ? answerOf(row) : null
}

/** Public posts of a kind in a room that nobody has answered. */
export async function countUnanswered(db: Db, roomId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from discussions.posts p
    where p.room_id = ${roomId} and p.kind <> 'reply'
      and p.published_at is not null and p.hidden_at is null and p.withdrawn_at is null
      and not exists (select 1 from discussions.answers a where a.post_id = p.id and a.published_at is not null)`.execute(
    db,
  )
  return Number(rows[0]?.count ?? 0)
}

/** Which of these posts have an answer being prepared. */
export async function draftedAmong(db: Db, postIds: readonly string[]): Promise<Set<string>> {
  if (postIds.length === 0) return new Set()
  const rows = await on(db)
    .selectFrom('discussions.answers')
    .select('post_id as postId')
    .where('post_id', 'in', [...postIds])
    .where('published_at', 'is', null)
    .execute()
  return new Set(rows.map(({ postId }) => postId))
}
