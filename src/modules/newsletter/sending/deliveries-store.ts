import { type Db, sql } from '../../../platform/db/index.ts'
import type { DeliveryState, Outcome } from './rules.ts'

/** A letter one worker has taken and nobody else may send while `lease` holds. */
export interface TakenDelivery {
  id: string
  issueId: string
  /** Null, as the address, when the subscription has ended. */
  subscriberId: string | null
  addressHash: string
  email: string | null
  lease: string
  attempts: number
  firstTriedAt: Temporal.Instant
}

/** What came of one try, or why there was none. */
export interface Settled {
  id: string
  issueId: string
  lease: string
  state: Exclude<DeliveryState, 'queued' | 'sending'>
  code: number | null
  reason: string | null
  outcome: Outcome | null
  /** When to try again, for `deferred` alone. */
  dueAt: Temporal.Instant | null
}

/**
 * Takes the next letters that are due, of issues on their way whose audience is written down; workers side by side take
 * different ones (`skip locked`). Letters alone are read in their order, so that the index gives the first few and nobody
 * sorts all that wait; then each finds its own subscriber.
 */
export async function takeDue(
  db: Db,
  most: number,
  { now, until, lease }: { now: Temporal.Instant; until: Temporal.Instant; lease: string },
): Promise<TakenDelivery[]> {
  const { rows } = await sql<TakenDelivery>`
    with due as (
      select id, subscriber_id
      from newsletter.deliveries
      where state in ('queued', 'deferred') and due_at <= ${now}
        and issue_id = any(array(
          select issue.id from newsletter.issues issue
          join newsletter.sendings sending on sending.issue_id = issue.id
          where issue.paused_at is null and issue.stopped_at is null and sending.audience_ready_at is not null
        ))
      order by due_at, id
      limit ${most}
      for update skip locked
    )
    update newsletter.deliveries delivery
    set state = 'sending', lease = ${lease}, leased_until = ${until}, attempts = attempts + 1,
      first_tried_at = coalesce(first_tried_at, ${now}), tried_at = ${now}, outcome = null
    from due
    left join lateral (
      select id, email from newsletter.subscribers where id = due.subscriber_id and ended_at is null limit 1
    ) subscriber on true
    where delivery.id = due.id
    returning delivery.id, delivery.issue_id as "issueId", subscriber.id as "subscriberId",
      delivery.address_hash as "addressHash", subscriber.email, lease, attempts, first_tried_at as "firstTriedAt"`.execute(
    db,
  )
  return rows
}

/** Letters taken in the same transaction that are not to leave. */
export async function skip(db: Db, ids: string[], reason: 'unsubscribed' | 'suppressed', now: Temporal.Instant) {
  if (ids.length === 0) return
  await sql`
    update newsletter.deliveries set state = 'skipped', reason = ${reason}, settled_at = ${now}
    where id = any(${ids}::uuid[])`.execute(db)
}

/**
 * Writes down what came of letters, all at once. The worker that took a letter may still say how it went after its lease
 * ran out, until a person has decided. Ids are named apart, because the database thinks any list in JSON long and would
 * read the whole table. @returns ids of those that were still its own
 */
export async function settle(db: Db, settled: Settled[], now: Temporal.Instant): Promise<Set<string>> {
  if (settled.length === 0) return new Set()
  const lines = settled.map(({ id, lease, state, code, reason, outcome, dueAt }) => ({
    id,
    lease,
    state,
    code,
    reason,
    outcome,
    due_at: dueAt?.toString() ?? null,
  }))
  const { rows } = await sql<{ id: string }>`
    update newsletter.deliveries delivery
    set state = line.state, code = line.code, reason = line.reason, outcome = line.outcome, tried_at = ${now},
      due_at = coalesce(line.due_at, delivery.due_at),
      settled_at = case when line.state in ('accepted', 'failed', 'skipped') then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line(
      id uuid, lease uuid, state text, code int, reason text, outcome text, due_at timestamptz)
    where delivery.id = any(${lines.map(({ id }) => id)}::uuid[])
      and delivery.id = line.id and delivery.lease = line.lease and delivery.state in ('sending', 'unknown')
    returning delivery.id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Letters whose worker vanished: nobody knows whether the server took them, so nobody sends them again by itself. */
export async function markLost(db: Db, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql`
    update newsletter.deliveries set state = 'unknown', reason = 'worker-lost', outcome = null
    where state = 'sending' and leased_until < ${now}
    returning id`.execute(db)
  return rows.length
}

/** A letter that came back: marks it once. @returns the hash of its address, or null when there is none to mark */
export async function recordReturned(
  db: Db,
  { id, kind, code, at }: { id: string; kind: string; code: number | null; at: Temporal.Instant },
): Promise<string | null> {
  const { rows } = await sql<{ hash: string }>`
    update newsletter.deliveries set returned_at = ${at}, returned_as = ${kind}, code = ${code}
    where id = ${id} and state in ('accepted', 'unknown') and returned_at is null
    returning address_hash as hash`.execute(db)
  return rows[0]?.hash ?? null
}
