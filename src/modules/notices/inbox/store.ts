import { type Db, isId, newId, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/paging.ts'
import type { NoticesTables } from '../tables.ts'

const on = (db: Db) => db.withTables<NoticesTables>()

export interface NewNotification {
  personId: string
  template: string
  title: string
  summary: string
  /** A path of ours without /en; null when there is nowhere to go. */
  path: string | null
  once: string | null
  createdAt: Temporal.Instant
}

export interface Notification {
  id: string
  title: string
  summary: string
  path: string | null
  createdAt: Temporal.Instant
  readAt: Temporal.Instant | null
}

/** Ids of those that were new. */
export async function insertNotifications(
  db: Db,
  notifications: NewNotification[],
): Promise<{ id: string; personId: string }[]> {
  if (notifications.length === 0) return []
  const rows = await on(db)
    .insertInto('notices.notifications')
    .values(
      notifications.map((each) => ({
        id: newId(each.createdAt.epochMilliseconds),
        person_id: each.personId,
        template: each.template,
        title: each.title,
        summary: each.summary,
        path: each.path,
        once_key: each.once,
        created_at: each.createdAt,
      })),
    )
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .returning(['id', 'person_id'])
    .execute()
  return rows.map((row) => ({ id: row.id, personId: row.person_id }))
}

/** How many a person has not read; counted up to `most`, because nobody reads a larger number. */
export async function countUnread(db: Db, personId: string, most = 100): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from notices.notifications where person_id = ${personId} and read_at is null limit ${most}) as unread`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

export async function notificationsOf(
  db: Db,
  personId: string,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<PageOf<Notification>> {
  const [after] = decodeCursor(cursor, 1) ?? []
  let query = on(db)
    .selectFrom('notices.notifications')
    .select(['id', 'title', 'summary', 'path', 'created_at as createdAt', 'read_at as readAt'])
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (typeof after === 'string' && isId(after)) query = query.where('id', '<', after)
  return pageOf(await query.execute(), limit, (row) => [row.id])
}

export async function notificationById(db: Db, id: string): Promise<(Notification & { personId: string }) | null> {
  const row = await on(db)
    .selectFrom('notices.notifications')
    .select(['id', 'title', 'summary', 'path', 'created_at as createdAt', 'read_at as readAt', 'person_id as personId'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Marks one as read, or with a null id all; reading twice keeps the first moment. */
export async function recordRead(db: Db, personId: string, id: string | null, at: Temporal.Instant) {
  let query = on(db)
    .updateTable('notices.notifications')
    .set({ read_at: at })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
  if (id !== null) query = query.where('id', '=', id)
  await query.execute()
}

export async function deleteNotificationsBefore(db: Db, before: Temporal.Instant): Promise<number> {
  const answer = await on(db).deleteFrom('notices.notifications').where('created_at', '<', before).executeTakeFirst()
  return Number(answer.numDeletedRows)
}

export interface SentLetter {
  id: string
  template: string
  subject: string
  state: string
  /** Null when it was forgotten by now, or at once because a link in it opened something. */
  text: string | null
  createdAt: Temporal.Instant
  settledAt: Temporal.Instant | null
}

/** What was sent to a person, by account or by address, newest first. */
export async function sentTo(
  db: Db,
  { personId, addressHash }: { personId: string | null; addressHash: string },
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<PageOf<SentLetter>> {
  const [after] = decodeCursor(cursor, 1) ?? []
  const older = typeof after === 'string' && isId(after) ? sql`and id < ${after}` : sql``
  const { rows } = await sql<SentLetter>`
    select id, template, subject, state, case when fleeting then null else body_text end as text,
      created_at as "createdAt", settled_at as "settledAt"
    from notices.messages where (person_id = ${personId} or address_hash = ${addressHash}) ${older}
    order by id desc limit ${limit + 1}`.execute(db)
  return pageOf(rows, limit, (row) => [row.id])
}
