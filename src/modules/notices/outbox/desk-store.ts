import type { Selectable } from 'kysely'
import { type Db, isId, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/paging.ts'
import { type MessageState, STATES } from '../rules.ts'
import type { NoticesTables } from '../tables.ts'

const on = (db: Db) => db.withTables<NoticesTables>()

/** A letter as the page of the outbox shows it: never its words. */
export interface OutboxRow {
  id: string
  /** Null once the row is anonymous. */
  email: string | null
  template: string
  state: MessageState
  attempts: number
  code: number | null
  reason: string | null
  createdAt: Temporal.Instant
  settledAt: Temporal.Instant | null
  dueAt: Temporal.Instant
}

/**
 * How many letters there are in each state. What waits is counted whole, what is settled only since a moment, so that the
 * page costs the same when the outbox is old.
 */
export async function countByState(db: Db, settledSince: Temporal.Instant): Promise<Record<MessageState, number>> {
  const { rows } = await sql<{ state: MessageState; count: number }>`
    select state, count(*) as count from notices.messages
    where state in ('queued', 'sending', 'deferred', 'unknown') group by state
    union all
    select state, count(*) from notices.messages
    where created_at > ${settledSince} and state in ('accepted', 'failed', 'skipped') group by state`.execute(db)
  const counts = new Map(rows.map((row) => [row.state, row.count]))
  return Object.fromEntries(STATES.map((state) => [state, counts.get(state) ?? 0])) as Record<MessageState, number>
}

/** One page of the outbox, newest first. */
export async function listMessages(
  db: Db,
  { state, cursor, limit }: { state?: MessageState | undefined; cursor?: string | undefined; limit: number },
): Promise<PageOf<OutboxRow>> {
  const [after] = decodeCursor(cursor, 1) ?? []
  let query = on(db)
    .selectFrom('notices.messages')
    .select(COLUMNS)
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (state) query = query.where('state', '=', state)
  if (typeof after === 'string' && isId(after)) query = query.where('id', '<', after)
  return pageOf((await query.execute()).map(outboxRowOf), limit, (row) => [row.id])
}

/** A person's decision about a letter nobody knows the end of. False when it is not, or no longer, such a letter. */
export async function recordDecision(
  db: Db,
  id: string,
  { resend, at, by }: { resend: boolean; at: Temporal.Instant; by: string | null },
): Promise<boolean> {
  const then = resend ? { state: 'queued', due_at: at } : { state: 'accepted', settled_at: at }
  const answer = await on(db)
    .updateTable('notices.messages')
    .set({ ...then, lease: null, leased_until: null, decided_at: at, decided_by: by })
    .where('id', '=', id)
    .where('state', '=', 'unknown')
    .executeTakeFirst()
  return answer.numUpdatedRows > 0n
}

const COLUMNS = [
  'id',
  'to_email',
  'template',
  'state',
  'attempts',
  'code',
  'reason',
  'created_at',
  'settled_at',
  'due_at',
] as const

type Row = Pick<Selectable<NoticesTables['notices.messages']>, (typeof COLUMNS)[number]>

const outboxRowOf = (row: Row): OutboxRow => ({
  id: row.id,
  email: row.to_email,
  template: row.template,
  state: row.state as MessageState,
  attempts: row.attempts,
  code: row.code,
  reason: row.reason,
  createdAt: row.created_at,
  settledAt: row.settled_at,
  dueAt: row.due_at,
})
