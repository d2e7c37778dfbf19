import { type Db, isId, sql } from '../../../platform/db/index.ts'
import { on } from '../rooms/store.ts'
import type { Post, PostKind } from './rules.ts'

export const POST_COLUMNS = [
  'p.id as id',
  'p.room_id as roomId',
  'p.kind as kind',
  'p.number as number',
  'p.topic_id as topicId',
  'p.parent_id as parentId',
  'p.title as title',
  'p.body as body',
  'p.theme as theme',
  'p.expert_id as expertId',
  'p.place_words as placeWords',
  'p.signature as signature',
  'p.person_id as personId',
  'p.by_team as byTeam',
  'p.by_author as byAuthor',
  'p.given_at as givenAt',
  'p.published_at as publishedAt',
  'p.hidden_at as hiddenAt',
  'p.hidden_ground as hiddenGround',
  'p.withdrawn_at as withdrawnAt',
] as const

type Row = Omit<Post, 'kind'> & { kind: string }
export const postOf = <R extends Row>(row: R) => ({ ...row, kind: row.kind as PostKind })

/** What everybody may read; `p` stands for posts. */
export const IS_PUBLIC = sql<boolean>`p.published_at is not null and p.hidden_at is null and p.withdrawn_at is null`
export const IS_WAITING = sql<boolean>`p.published_at is null and p.hidden_at is null and p.withdrawn_at is null`

export const posts = (db: Db) => on(db).selectFrom('discussions.posts as p')
const selected = (db: Db) => posts(db).select(POST_COLUMNS)

export async function postById(db: Db, id: string): Promise<Post | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('p.id', '=', id).executeTakeFirst()
  return row ? postOf(row) : null
}

export async function postByNumber(db: Db, roomId: string, number: number): Promise<Post | null> {
  const row = await selected(db).where('p.room_id', '=', roomId).where('p.number', '=', number).executeTakeFirst()
  return row ? postOf(row) : null
}

export async function postBySubmission(db: Db, submissionKey: string): Promise<Post | null> {
  const row = await selected(db).where('p.submission_key', '=', submissionKey).executeTakeFirst()
  return row ? postOf(row) : null
}

export async function secretOpens(db: Db, id: string, secretHash: string): Promise<boolean> {
  const row = await posts(db)
    .select('p.id')
    .where('p.id', '=', id)
    .where('p.secret_hash', '=', secretHash)
    .executeTakeFirst()
  return row !== undefined
}

export type NewPost = Omit<Post, 'hiddenAt' | 'hiddenGround' | 'withdrawnAt'> & {
  submissionKey: string
  secretHash: string | null
  searchKeys: string[]
}

/** @returns false when the same form came before */
export async function insertPost(db: Db, post: NewPost): Promise<boolean> {
  const row = await on(db)
    .insertInto('discussions.posts')
    .values({
      id: post.id,
      room_id: post.roomId,
      kind: post.kind,
      number: post.number,
      topic_id: post.topicId,
      parent_id: post.parentId,
      title: post.title,
      body: post.body,
      theme: post.theme,
      expert_id: post.expertId,
      place_words: post.placeWords,
      signature: post.signature,
      person_id: post.personId,
      by_team: post.byTeam,
      by_author: post.byAuthor,
      given_at: post.givenAt,
      published_at: post.publishedAt,
      submission_key: post.submissionKey,
      secret_hash: post.secretHash,
      search_keys: post.searchKeys,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Shows a post that waited. @returns false when it was shown before */
export async function recordPublication(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('discussions.posts')
    .set({ published_at: at })
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @param hidden null shows it again */
export async function recordHiding(db: Db, id: string, hidden: { at: Temporal.Instant; ground: string } | null) {
  await on(db)
    .updateTable('discussions.posts')
    .set({ hidden_at: hidden?.at ?? null, hidden_ground: hidden?.ground ?? null })
    .where('id', '=', id)
    .execute()
}

/** @returns false when it was taken back before */
export async function recordWithdrawal(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('discussions.posts')
    .set({ withdrawn_at: at })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Replies under an idea, or in a topic: those everybody reads, and those whose place is told. */
export interface Reply extends Post {
  answers: Post[]
}

/** How many replies stand on one page, with everything that answers them. */
export const REPLIES_A_PAGE = 50

/** Replies of the first level with those that answer them, in the order they were given, from the one after a number. */
export async function repliesPage(
  db: Db,
  under: { topicId: string } | { parentId: string },
  { after = 0, limit = REPLIES_A_PAGE }: { after?: number; limit?: number } = {},
): Promise<{ rows: Reply[]; next: number | null }> {
  const first = selected(db).where('p.published_at', 'is not', null).where('p.number', '>', after)
  const rows = await ('topicId' in under
    ? first.where('p.topic_id', '=', under.topicId).where('p.parent_id', 'is', null)
    : first.where('p.parent_id', '=', under.parentId)
  )
    .orderBy('p.number')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit).map(postOf)
  const answers = await answersTo(
    db,
    shown.map(({ id }) => id),
  )
  return {
    rows: shown.map((post) => ({ ...post, answers: answers.get(post.id) ?? [] })),
    next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null,
  }
}

async function answersTo(db: Db, ids: string[]): Promise<Map<string, Post[]>> {
  const found = new Map<string, Post[]>()
  if (ids.length === 0) return found
  const rows = await selected(db)
    .where('p.parent_id', 'in', ids)
    .where('p.published_at', 'is not', null)
    .orderBy('p.number')
    .execute()
  for (const row of rows) {
    const post = postOf(row)
    found.set(post.parentId ?? '', [...(found.get(post.parentId ?? '') ?? []), post])
  }
  return found
}

/** Every public post of a kind in a room, in order, in batches: for files and for the report. */
export async function* everyPost(db: Db, roomId: string, kind: PostKind, batch = 500): AsyncGenerator<Post> {
  let after = 0
  for (;;) {
    const rows = await selected(db)
      .where('p.room_id', '=', roomId)
      .where('p.kind', '=', kind)
      .where(IS_PUBLIC)
      .where('p.number', '>', after)
      .orderBy('p.number')
      .limit(batch)
      .execute()
    for (const row of rows) yield postOf(row)
    if (rows.length < batch) return
    after = rows.at(-1)?.number ?? after
  }
}

/** Public ideas or questions most like some words: by how many base forms of words they share. */
export async function postsLike(
  db: Db,
  roomId: string,
  kind: 'idea' | 'question',
  keys: string[],
  most = 5,
): Promise<Post[]> {
  if (keys.length === 0) return []
  const shared = sql<number>`(select count(*) from unnest(p.search_keys) k where k = any(${keys}::text[]))`
  const rows = await selected(db)
    .where('p.room_id', '=', roomId)
    .where('p.kind', '=', kind)
    .where(IS_PUBLIC)
    .where(sql<boolean>`p.search_keys && ${keys}::text[]`)
    // One common word says little, unless nothing more was asked.
    .where(sql<boolean>`${shared} >= ${Math.min(2, keys.length)}`)
    .orderBy(shared, 'desc')
    .orderBy('p.number', 'desc')
    .limit(most)
    .execute()
  return rows.map(postOf)
}

export interface PostCounts {
  shown: number
  waiting: number
  /** Public posts that answer others or are comments. */
  replies: number
}

export async function countPosts(db: Db, roomId: string): Promise<PostCounts> {
  const row = await posts(db)
    .select([
      sql<number>`count(*) filter (where ${IS_PUBLIC} and p.kind <> 'reply')`.as('shown'),
      sql<number>`count(*) filter (where ${IS_WAITING})`.as('waiting'),
      sql<number>`count(*) filter (where ${IS_PUBLIC} and p.kind = 'reply')`.as('replies'),
    ])
    .where('p.room_id', '=', roomId)
    .executeTakeFirstOrThrow()
  return { shown: Number(row.shown), waiting: Number(row.waiting), replies: Number(row.replies) }
}

/** What waits to be shown in these rooms, oldest first. */
export async function waitingPosts(
  db: Db,
  roomIds: readonly string[],
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ rows: Post[]; next: string | null }> {
  if (roomIds.length === 0) return { rows: [], next: null }
  let query = selected(db)
    .where('p.room_id', 'in', [...roomIds])
    .where(IS_WAITING)
    .orderBy('p.id')
    .limit(limit + 1)
  if (after && isId(after)) query = query.where('p.id', '>', after)
  const rows = (await query.execute()).map(postOf)
  return { rows: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null }
}
