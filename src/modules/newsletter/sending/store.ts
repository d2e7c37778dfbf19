import { type Db, json, sql } from '../../../platform/db/index.ts'
import type { Rule } from '../audience/rules.ts'
import type { NewsletterTables } from '../tables.ts'
import { type Break, type Counts, LOOK_BACK, type Outcome, STATES, type Tried } from './rules.ts'

const on = (db: Db) => db.withTables<NewsletterTables>()

export interface Sending {
  issueId: string
  contentHash: string
  startedAt: Temporal.Instant
  reachedId: string | null
  audienceReadyAt: Temporal.Instant | null
  leftOut: Partial<Record<Rule, number>>
  resumedAt: Temporal.Instant | null
  brokenAt: Temporal.Instant | null
  brokenWhy: Break | null
}

/** Begins a sending once; again it changes nothing. */
export async function insertSending(db: Db, issueId: string, contentHash: string, at: Temporal.Instant) {
  await on(db)
    .insertInto('newsletter.sendings')
    .values({ issue_id: issueId, content_hash: contentHash, started_at: at })
    .onConflict((conflict) => conflict.column('issue_id').doNothing())
    .execute()
}

export const sendingOf = (db: Db, issueId: string) =>
  sendings(db)
    .where('issue_id', '=', issueId)
    .executeTakeFirst()
    .then((row) => (row ? sendingFrom(row) : null))

/** The same, held until the transaction ends. */
export const lockSending = (db: Db, issueId: string) =>
  sendings(db)
    .where('issue_id', '=', issueId)
    .forUpdate()
    .executeTakeFirst()
    .then((row) => (row ? sendingFrom(row) : null))

/** Sendings whose audience is not written down to the end, oldest first. */
export const sendingsWithoutAudience = (db: Db) =>
  sendings(db)
    .where('audience_ready_at', 'is', null)
    .orderBy('started_at')
    .execute()
    .then((rows) => rows.map(sendingFrom))

export interface NewDelivery {
  id: string
  subscriberId: string
  addressHash: string
  why: string
}

/** One row for each recipient; an address that has one already is passed over. */
export async function insertDeliveries(db: Db, issueId: string, deliveries: NewDelivery[], at: Temporal.Instant) {
  if (deliveries.length === 0) return
  await on(db)
    .insertInto('newsletter.deliveries')
    .values(
      deliveries.map(({ id, subscriberId, addressHash, why }) => ({
        id,
        issue_id: issueId,
        subscriber_id: subscriberId,
        address_hash: addressHash,
        why,
        due_at: at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['issue_id', 'address_hash']).doNothing())
    .execute()
}

export async function recordReached(
  db: Db,
  issueId: string,
  { reachedId, leftOut }: { reachedId: string; leftOut: Partial<Record<Rule, number>> },
) {
  await on(db)
    .updateTable('newsletter.sendings')
    .set({ reached_id: reachedId, left_out: json(leftOut) })
    .where('issue_id', '=', issueId)
    .execute()
}

/**
 * Lets the database look at what has just been written: until it does by itself, a minute later, it takes the table for
 * nearly empty and reads all of it for every few letters.
 */
export async function learnDeliveries(db: Db) {
  await sql`analyze newsletter.deliveries`.execute(db)
}

export async function recordAudienceReady(db: Db, issueId: string, at: Temporal.Instant) {
  await on(db)
    .updateTable('newsletter.sendings')
    .set({ audience_ready_at: at })
    .where('issue_id', '=', issueId)
    .where('audience_ready_at', 'is', null)
    .execute()
}

/** How many recipients stand where. */
export async function countsOf(db: Db, issueId: string): Promise<Counts> {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from newsletter.deliveries where issue_id = ${issueId} group by state`.execute(
    db,
  )
  const counts = new Map(rows.map((row) => [row.state, row.count]))
  return Object.fromEntries(STATES.map((state) => [state, counts.get(state) ?? 0])) as Counts
}

/** Sendings with their audience written down in which nobody waits and that nobody has closed yet. */
export async function sendingsOver(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select issue.id from newsletter.sendings sending
    join newsletter.issues issue on issue.id = sending.issue_id
    where issue.sent_at is null and issue.stopped_at is null and sending.audience_ready_at is not null
      and not exists (select 1 from newsletter.deliveries delivery
        where delivery.issue_id = issue.id and delivery.state in ('queued', 'sending', 'deferred'))`.execute(db)
  return rows.map(({ id }) => id)
}

/** The newest tries of a sending, newest first; since a person last let it go on. */
export async function newestTries(db: Db, issueId: string): Promise<Tried[]> {
  const { rows } = await sql<{ outcome: Outcome; at: Temporal.Instant }>`
    select outcome, tried_at as at from newsletter.deliveries
    where issue_id = ${issueId} and outcome is not null
      and tried_at > coalesce((select resumed_at from newsletter.sendings where issue_id = ${issueId}), '-infinity')
    order by tried_at desc limit ${LOOK_BACK}`.execute(db)
  return rows
}

export async function recordBreak(db: Db, issueId: string, why: Break, at: Temporal.Instant) {
  await on(db)
    .updateTable('newsletter.sendings')
    .set({ broken_at: at, broken_why: why })
    .where('issue_id', '=', issueId)
    .execute()
}

export async function recordResumed(db: Db, issueId: string, at: Temporal.Instant) {
  await on(db)
    .updateTable('newsletter.sendings')
    .set({ resumed_at: at, broken_at: null, broken_why: null })
    .where('issue_id', '=', issueId)
    .execute()
}

/** Whoever still waits gets nothing; what is on its way ends as it ends. @returns how many */
export async function skipWaiting(db: Db, issueId: string, at: Temporal.Instant): Promise<number> {
  const answer = await on(db)
    .updateTable('newsletter.deliveries')
    .set({ state: 'skipped', reason: 'stopped', settled_at: at })
    .where('issue_id', '=', issueId)
    .where('state', 'in', ['queued', 'deferred'])
    .executeTakeFirst()
  return Number(answer.numUpdatedRows)
}

/** Issues sent to an address, newest first, with what came of each. */
export async function issuesSentTo(db: Db, addressHash: string) {
  const { rows } = await sql<{ subject: string; sent: string; state: string; returned: string | null }>`
    select issue.subject, delivery.tried_at::text as sent, delivery.state, delivery.returned_as as returned
    from newsletter.deliveries delivery join newsletter.issues issue on issue.id = delivery.issue_id
    where delivery.address_hash = ${addressHash} order by delivery.id desc`.execute(db)
  return rows
}

/** The fact that a letter went stays; to whom is forgotten, also as a hash. */
export async function forgetRecipient(db: Db, addressHash: string) {
  await sql`
    update newsletter.deliveries set subscriber_id = null, address_hash = id::text, decided_by = null
    where address_hash = ${addressHash}`.execute(db)
}

/** Two years on nobody needs to know to whom an issue went. @returns how many rows */
export async function anonymiseDeliveries(db: Db, before: Temporal.Instant): Promise<number> {
  const { rows } = await sql`
    update newsletter.deliveries set subscriber_id = null, address_hash = id::text, decided_by = null, reason = null
    where settled_at < ${before} and address_hash <> id::text returning id`.execute(db)
  return rows.length
}

/** Who decided about an uncertain letter is forgotten with their account. */
export async function forgetDecider(db: Db, personId: string) {
  await sql`update newsletter.deliveries set decided_by = null where decided_by = ${personId}`.execute(db)
}

const SENDING = [
  'issue_id',
  'content_hash',
  'started_at',
  'reached_id',
  'audience_ready_at',
  'left_out',
  'resumed_at',
  'broken_at',
  'broken_why',
] as const

const sendings = (db: Db) => on(db).selectFrom('newsletter.sendings').select(SENDING)

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof sendings>['executeTakeFirst']>>>

const sendingFrom = (row: Row): Sending => ({
  issueId: row.issue_id,
  contentHash: row.content_hash,
  startedAt: row.started_at,
  reachedId: row.reached_id,
  audienceReadyAt: row.audience_ready_at,
  leftOut: row.left_out as Partial<Record<Rule, number>>,
  resumedAt: row.resumed_at,
  brokenAt: row.broken_at,
  brokenWhy: row.broken_why as Break | null,
})
