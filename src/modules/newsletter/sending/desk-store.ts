import { type Db, isId, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/paging.ts'
import type { NewsletterTables } from '../tables.ts'
import type { DeliveryState } from './rules.ts'

const on = (db: Db) => db.withTables<NewsletterTables>()

/** A recipient as the page of a sending shows them. */
export interface RecipientRow {
  id: string
  /** Null when the subscription has ended. */
  email: string | null
  state: DeliveryState
  attempts: number
  code: number | null
  reason: string | null
  dueAt: Temporal.Instant
  triedAt: Temporal.Instant | null
  returnedAs: string | null
}

/** One page of recipients in a state. */
export async function recipientsPage(
  db: Db,
  {
    issueId,
    state,
    cursor,
    limit,
  }: { issueId: string; state: DeliveryState; cursor?: string | undefined; limit: number },
): Promise<PageOf<RecipientRow>> {
  const [after] = decodeCursor(cursor, 1) ?? []
  let query = on(db)
    .selectFrom('newsletter.deliveries as delivery')
    .leftJoin('newsletter.subscribers as subscriber', 'subscriber.id', 'delivery.subscriber_id')
    .select([
      'delivery.id',
      'subscriber.email',
      'delivery.state',
      'delivery.attempts',
      'delivery.code',
      'delivery.reason',
      'delivery.due_at as dueAt',
      'delivery.tried_at as triedAt',
      'delivery.returned_as as returnedAs',
    ])
    .where('delivery.issue_id', '=', issueId)
    .where('delivery.state', '=', state)
    .orderBy('delivery.id')
    .limit(limit + 1)
  if (typeof after === 'string' && isId(after)) query = query.where('delivery.id', '>', after)
  const rows = (await query.execute()).map((row) => ({ ...row, state: row.state as DeliveryState }))
  return pageOf(rows, limit, (row) => [row.id])
}

/** A person's decision about a letter nobody knows the end of. False when it is not, or no longer, such a letter. */
export async function recordDecision(
  db: Db,
  { issueId, id }: { issueId: string; id: string },
  { resend, at, by }: { resend: boolean; at: Temporal.Instant; by: string | null },
): Promise<boolean> {
  const then = resend ? { state: 'queued', due_at: at, first_tried_at: null } : { state: 'accepted', settled_at: at }
  const answer = await on(db)
    .updateTable('newsletter.deliveries')
    .set({ ...then, lease: null, leased_until: null, decided_at: at, decided_by: by })
    .where('id', '=', id)
    .where('issue_id', '=', issueId)
    .where('state', '=', 'unknown')
    .executeTakeFirst()
  return answer.numUpdatedRows > 0n
}

/** Letters that came back after they were accepted, by what they said, and people who unsubscribed from the issue. */
export interface Afterwards {
  returned: number
  complained: number
  unsubscribed: number
}

export async function afterwardsOf(db: Db, issueId: string): Promise<Afterwards> {
  const { rows } = await sql<Afterwards>`
    select (select count(*)::int from newsletter.deliveries
        where issue_id = ${issueId} and returned_as in ('hard', 'soft', 'refused')) as returned,
      (select count(*)::int from newsletter.deliveries
        where issue_id = ${issueId} and returned_as = 'complaint') as complained,
      (select count(*)::int from newsletter.subscribers where ended_from = ${issueId}) as unsubscribed`.execute(db)
  return rows[0] ?? { returned: 0, complained: 0, unsubscribed: 0 }
}
