import { type Db, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import type { Post } from '../posts/rules.ts'
import { IS_PUBLIC, POST_COLUMNS, postOf, posts } from '../posts/store.ts'
import { on } from '../rooms/store.ts'
import type { IdeaOrder, IdeaState } from './rules.ts'

export interface Idea extends Post {
  state: IdeaState
  supports: number
  comments: number
}

// What the team said last, or that it said nothing yet.
const STATE = sql<IdeaState>`coalesce((select a.state from discussions.answers a where a.post_id = p.id
  and a.published_at is not null order by a.published_at desc, a.id desc limit 1), 'new')`
const SUPPORTS = sql<number>`(select count(*) from discussions.supports s where s.post_id = p.id)`
const COMMENTS = sql<number>`(select count(*) from discussions.posts c where c.parent_id = p.id
  and c.published_at is not null and c.hidden_at is null and c.withdrawn_at is null)`

const selected = (db: Db) =>
  posts(db)
    .select(POST_COLUMNS)
    .select([STATE.as('state'), SUPPORTS.as('supports'), COMMENTS.as('comments')])

type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const ideaOf = (row: Row): Idea => ({
  ...postOf(row),
  state: row.state,
  supports: Number(row.supports),
  comments: Number(row.comments),
})

export async function ideaByNumber(db: Db, roomId: string, number: number): Promise<Idea | null> {
  const row = await selected(db)
    .where('p.room_id', '=', roomId)
    .where('p.kind', '=', 'idea')
    .where('p.number', '=', number)
    .executeTakeFirst()
  return row ? ideaOf(row) : null
}

export interface IdeaFilter {
  state?: IdeaState | undefined
  theme?: string | undefined
  order: IdeaOrder
}

/** One page of public ideas: the newest first, or those with most support. */
export async function ideasPage(
  db: Db,
  roomId: string,
  { state, theme, order }: IdeaFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<Idea>> {
  let query = selected(db)
    .where('p.room_id', '=', roomId)
    .where('p.kind', '=', 'idea')
    .where(IS_PUBLIC)
    .limit(limit + 1)
  if (state) query = query.where(sql<boolean>`${STATE} = ${state}`)
  if (theme) query = query.where('p.theme', '=', theme)
  const [first, second] = decodeCursor(after, 2) ?? []
  if (order === 'supported') {
    query = query.orderBy(SUPPORTS, 'desc')
    if (typeof first === 'number' && typeof second === 'number')
      query = query.where(sql<boolean>`(${SUPPORTS}, p.number) < (${first}::bigint, ${second}::int)`)
  } else if (typeof second === 'number') query = query.where('p.number', '<', second)
  const rows = await query.orderBy('p.number', 'desc').execute()
  const { rows: shown, next } = pageOf(rows, limit, (row) => [Number(row.supports), row.number])
  return { rows: shown.map(ideaOf), next }
}

export async function countIdeas(
  db: Db,
  roomId: string,
  { state, theme }: Omit<IdeaFilter, 'order'> = {},
): Promise<number> {
  let query = posts(db)
    .select(sql<number>`count(*)`.as('count'))
    .where('p.room_id', '=', roomId)
    .where('p.kind', '=', 'idea')
    .where(IS_PUBLIC)
  if (state) query = query.where(sql<boolean>`${STATE} = ${state}`)
  if (theme) query = query.where('p.theme', '=', theme)
  return Number((await query.executeTakeFirstOrThrow()).count)
}

/** How many public ideas stand in each state. */
export async function countByState(db: Db, roomId: string): Promise<Map<IdeaState, number>> {
  const rows = await posts(db)
    .select([STATE.as('state'), sql<number>`count(*)`.as('count')])
    .where('p.room_id', '=', roomId)
    .where('p.kind', '=', 'idea')
    .where(IS_PUBLIC)
    .groupBy(STATE)
    .execute()
  return new Map(rows.map(({ state, count }) => [state, Number(count)]))
}

/** @returns false when this supporter supports it already */
export async function insertSupport(db: Db, postId: string, supporter: string): Promise<boolean> {
  const row = await on(db)
    .insertInto('discussions.supports')
    .values({ post_id: postId, supporter })
    .onConflict((conflict) => conflict.doNothing())
    .returning('post_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteSupport(db: Db, postId: string, supporter: string) {
  await on(db)
    .deleteFrom('discussions.supports')
    .where('post_id', '=', postId)
    .where('supporter', '=', supporter)
    .execute()
}

export async function supportsIdea(db: Db, postId: string, supporter: string | null): Promise<boolean> {
  if (!supporter) return false
  const row = await on(db)
    .selectFrom('discussions.supports')
    .select('post_id')
    .where('post_id', '=', postId)
    .where('supporter', '=', supporter)
    .executeTakeFirst()
  return row !== undefined
}
