import { type Db, isId, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import type { Post } from '../posts/rules.ts'
import { IS_PUBLIC, POST_COLUMNS, postOf, posts } from '../posts/store.ts'
import { on } from '../rooms/store.ts'

/** Whoever answers questions. */
export interface Expert {
  id: string
  roomId: string
  name: string
  /** In words: "architektka krajobrazu, Biuro Zieleni". */
  role: string
  about: string
  pictureId: string | null
  removedAt: Temporal.Instant | null
}

const EXPERT_COLUMNS = [
  'id',
  'room_id as roomId',
  'name',
  'role',
  'about',
  'picture_id as pictureId',
  'removed_at as removedAt',
] as const

/** Experts of a room in their order, also those who were taken off it: their answers stay under their names. */
export const expertsOf = (db: Db, roomId: string): Promise<Expert[]> =>
  on(db)
    .selectFrom('discussions.experts')
    .select(EXPERT_COLUMNS)
    .where('room_id', '=', roomId)
    .orderBy('position')
    .orderBy('id')
    .execute()

export async function expertById(db: Db, id: string): Promise<Expert | null> {
  if (!isId(id)) return null
  const row = await on(db)
    .selectFrom('discussions.experts')
    .select(EXPERT_COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function insertExpert(
  db: Db,
  expert: Pick<Expert, 'id' | 'roomId' | 'name' | 'role' | 'about'>,
  at: Temporal.Instant,
) {
  await on(db)
    .insertInto('discussions.experts')
    .values({
      id: expert.id,
      room_id: expert.roomId,
      name: expert.name,
      role: expert.role,
      about: expert.about,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from discussions.experts where room_id = ${expert.roomId})`,
      added_at: at,
    })
    .execute()
}

export async function updateExpert(
  db: Db,
  id: string,
  values: Partial<Pick<Expert, 'name' | 'role' | 'about' | 'pictureId' | 'removedAt'>>,
) {
  const { name, role, about, pictureId, removedAt } = values
  await on(db)
    .updateTable('discussions.experts')
    .set({
      ...(name === undefined ? {} : { name }),
      ...(role === undefined ? {} : { role }),
      ...(about === undefined ? {} : { about }),
      ...(pictureId === undefined ? {} : { picture_id: pictureId }),
      ...(removedAt === undefined ? {} : { removed_at: removedAt }),
    })
    .where('id', '=', id)
    .execute()
}

export type QuestionState = 'asked' | 'answered'

export interface QuestionFilter {
  state?: QuestionState | undefined
  theme?: string | undefined
  /** The expert who was asked, or who answered. */
  expertId?: string | undefined
}

const ANSWERED = sql<boolean>`exists (select 1 from discussions.answers a
  where a.post_id = p.id and a.published_at is not null)`

const filtered = (db: Db, roomId: string, { state, theme, expertId }: QuestionFilter) => {
  let query = posts(db).where('p.room_id', '=', roomId).where('p.kind', '=', 'question').where(IS_PUBLIC)
  if (state) query = query.where(state === 'answered' ? ANSWERED : sql<boolean>`not ${ANSWERED}`)
  if (theme) query = query.where('p.theme', '=', theme)
  if (expertId && isId(expertId))
    query = query.where(
      sql<boolean>`(p.expert_id = ${expertId} or exists (select 1 from discussions.answers a
        where a.post_id = p.id and a.published_at is not null and a.expert_id = ${expertId}))`,
    )
  return query
}

/** One page of public questions, the newest first. */
export async function questionsPage(
  db: Db,
  roomId: string,
  filter: QuestionFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<Post>> {
  let query = filtered(db, roomId, filter)
    .select(POST_COLUMNS)
    .orderBy('p.number', 'desc')
    .limit(limit + 1)
  const [key] = decodeCursor(after, 1) ?? []
  if (typeof key === 'number') query = query.where('p.number', '<', key)
  const { rows, next } = pageOf(await query.execute(), limit, (row) => [row.number])
  return { rows: rows.map(postOf), next }
}

export async function countQuestions(db: Db, roomId: string, filter: QuestionFilter = {}): Promise<number> {
  const row = await filtered(db, roomId, filter).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return Number(row.count)
}
