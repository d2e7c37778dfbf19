import { type Db, sql } from '../../../platform/db/index.ts'
import { on } from '../rooms/store.ts'

/** A question people talk about until a day. */
export interface Topic {
  id: string
  roomId: string
  number: number
  question: string
  lead: string
  /** The last day on which replies are taken; null when only the process ends it. */
  closesOn: Temporal.PlainDate | null
  createdAt: Temporal.Instant
  createdBy: string | null
  /** Who began it, in the network. */
  signature: string | null
  summary: string | null
  summaryAt: Temporal.Instant | null
  hiddenAt: Temporal.Instant | null
  hiddenGround: string | null
  /** The page of the thing of a process that it is about, beneath that of the process: `projekty/12`. */
  about: string | null
}

export interface CountedTopic extends Topic {
  /** Public replies, also those that answer others. */
  replies: number
  lastAt: Temporal.Instant | null
}

const COLUMNS = [
  't.id as id',
  't.room_id as roomId',
  't.number as number',
  't.question as question',
  't.lead as lead',
  't.closes_on as closesOn',
  't.created_at as createdAt',
  't.created_by as createdBy',
  't.signature as signature',
  't.summary as summary',
  't.summary_at as summaryAt',
  't.hidden_at as hiddenAt',
  't.hidden_ground as hiddenGround',
  't.about as about',
] as const

const selected = (db: Db) => on(db).selectFrom('discussions.topics as t').select(COLUMNS)

export async function topicById(db: Db, id: string): Promise<Topic | null> {
  return (await selected(db).where('t.id', '=', id).executeTakeFirst()) ?? null
}

/** What people say about a thing of a process. */
export async function topicAbout(db: Db, roomId: string, about: string): Promise<Topic | null> {
  return (await selected(db).where('t.room_id', '=', roomId).where('t.about', '=', about).executeTakeFirst()) ?? null
}

export async function topicByNumber(db: Db, roomId: string, number: number): Promise<Topic | null> {
  return (await selected(db).where('t.room_id', '=', roomId).where('t.number', '=', number).executeTakeFirst()) ?? null
}

/** Holds a topic until the transaction ends, so that no reply comes after its summary. */
export async function lockTopic(db: Db, id: string): Promise<Topic | null> {
  return (await selected(db).where('t.id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

const COUNTED = [
  sql<number>`(select count(*) from discussions.posts p where p.topic_id = t.id
    and p.published_at is not null and p.hidden_at is null and p.withdrawn_at is null)`.as('replies'),
  sql<Temporal.Instant | null>`(select max(p.given_at) from discussions.posts p where p.topic_id = t.id
    and p.published_at is not null and p.hidden_at is null and p.withdrawn_at is null)`.as('lastAt'),
] as const

/** Topics of a room, the newest first, from the one before a number; hidden ones are left out. */
export async function topicsPage(
  db: Db,
  roomId: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<{ rows: CountedTopic[]; next: number | null }> {
  let query = selected(db)
    .select(COUNTED)
    .where('t.room_id', '=', roomId)
    .where('t.hidden_at', 'is', null)
    .orderBy('t.number', 'desc')
    .limit(limit + 1)
  if (before) query = query.where('t.number', '<', before)
  const rows = (await query.execute()).map((row) => ({ ...row, replies: Number(row.replies) }))
  return { rows: rows.slice(0, limit), next: rows.length > limit ? (rows[limit - 1]?.number ?? null) : null }
}

export async function insertTopic(
  db: Db,
  topic: Pick<
    Topic,
    'id' | 'roomId' | 'number' | 'question' | 'lead' | 'closesOn' | 'createdAt' | 'createdBy' | 'signature'
  > &
    Partial<Pick<Topic, 'about'>>,
) {
  await on(db)
    .insertInto('discussions.topics')
    .values({
      id: topic.id,
      room_id: topic.roomId,
      number: topic.number,
      question: topic.question,
      lead: topic.lead,
      closes_on: topic.closesOn,
      created_at: topic.createdAt,
      created_by: topic.createdBy,
      signature: topic.signature,
      about: topic.about ?? null,
    })
    .execute()
}

export async function updateTopic(db: Db, id: string, topic: Pick<Topic, 'question' | 'lead' | 'closesOn'>) {
  await on(db)
    .updateTable('discussions.topics')
    .set({ question: topic.question, lead: topic.lead, closes_on: topic.closesOn })
    .where('id', '=', id)
    .execute()
}

/** A thing that is talked about is called otherwise now. */
export async function retitleTopic(db: Db, id: string, question: string) {
  await on(db).updateTable('discussions.topics').set({ question }).where('id', '=', id).execute()
}

/** The first summary ends the topic; a later one mends its words. */
export async function recordSummary(
  db: Db,
  id: string,
  { summary, at, by }: { summary: string; at: Temporal.Instant; by: string | null },
) {
  await on(db)
    .updateTable('discussions.topics')
    .set({ summary, summary_at: sql`coalesce(summary_at, ${at})`, summary_by: by })
    .where('id', '=', id)
    .execute()
}

/** @param hidden null shows it again */
export async function recordTopicHiding(db: Db, id: string, hidden: { at: Temporal.Instant; ground: string } | null) {
  await on(db)
    .updateTable('discussions.topics')
    .set({ hidden_at: hidden?.at ?? null, hidden_ground: hidden?.ground ?? null })
    .where('id', '=', id)
    .execute()
}

/** Topics whose last day has passed and nobody has summed up. */
export async function countUnsummed(db: Db, roomId: string, today: Temporal.PlainDate): Promise<number> {
  const row = await on(db)
    .selectFrom('discussions.topics')
    .select(sql<number>`count(*)`.as('count'))
    .where('room_id', '=', roomId)
    .where('summary_at', 'is', null)
    .where('hidden_at', 'is', null)
    .where('closes_on', '<', today)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function countTopics(db: Db, roomId: string): Promise<number> {
  const row = await on(db)
    .selectFrom('discussions.topics')
    .select(sql<number>`count(*)`.as('count'))
    .where('room_id', '=', roomId)
    .where('hidden_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Public replies in a topic, also those that answer others. */
export async function countReplies(db: Db, topicId: string): Promise<number> {
  const row = await on(db)
    .selectFrom('discussions.posts as p')
    .select(sql<number>`count(*)`.as('count'))
    .where('p.topic_id', '=', topicId)
    .where(sql<boolean>`p.published_at is not null and p.hidden_at is null and p.withdrawn_at is null`)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Topics begun in a room before a moment, the newest first. */
export const topicsBefore = (
  db: Db,
  roomId: string,
  { before, limit }: { before: { at: Temporal.Instant; id: string } | null; limit: number },
): Promise<Topic[]> => {
  let query = selected(db)
    .where('t.room_id', '=', roomId)
    .where('t.hidden_at', 'is', null)
    .orderBy('t.created_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(limit)
  if (before) query = query.where(sql<boolean>`(t.created_at, t.id) < (${before.at}, ${before.id}::uuid)`)
  return query.execute()
}
