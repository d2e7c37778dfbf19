import { type Db, sql } from '../../../platform/db/index.ts'
import type { MembershipTables } from '../tables.ts'

const on = (db: Db) => db.withTables<MembershipTables>()

export interface PassedLetter {
  id: string
  submissionKey: string
  memberId: string
  senderHash: string
  senderId: string | null
  sentAt: Temporal.Instant
  reportHash: string
}

/** @returns false when the same form was sent before */
export async function insertLetter(db: Db, letter: PassedLetter): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('membership.letters')
    .values({
      id: letter.id,
      submission_key: letter.submissionKey,
      member_id: letter.memberId,
      sender_hash: letter.senderHash,
      sender_id: letter.senderId,
      sent_at: letter.sentAt,
      report_hash: letter.reportHash,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** How many letters left since a moment: of this sender, and to this member. */
export async function countLetters(db: Db, of: { senderHash: string; memberId: string }, since: Temporal.Instant) {
  const { rows } = await sql<{ sent: number; received: number }>`
    select count(*) filter (where sender_hash = ${of.senderHash}) as sent,
      count(*) filter (where member_id = ${of.memberId}) as received
    from membership.letters
    where (sender_hash = ${of.senderHash} or member_id = ${of.memberId}) and sent_at > ${since}`.execute(db)
  return { sent: Number(rows[0]?.sent ?? 0), received: Number(rows[0]?.received ?? 0) }
}

/**
 * Whether this member has reported the sender, how many members have, and whether the desk stopped the sender. A report that
 * the desk dismissed counts for nobody else: whom a member does not want to hear from is theirs to say.
 */
export async function reportsAgainst(db: Db, senderHash: string, memberId: string) {
  const { rows } = await sql<{ here: boolean; members: number; stopped: boolean }>`
    select coalesce(bool_or(member_id = ${memberId}), false) as here,
      count(distinct member_id) filter (where verdict is distinct from 'dismissed') as members,
      coalesce(bool_or(verdict = 'stopped'), false) as stopped
    from membership.letters where sender_hash = ${senderHash} and reported_at is not null`.execute(db)
  const [row] = rows
  return { here: row?.here ?? false, members: Number(row?.members ?? 0), stopped: row?.stopped ?? false }
}

/** One letter at a time to a member and of a sender, so that limits hold whoever hurries. */
export const lockWriting = (db: Db, senderHash: string, memberId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(key, 4)) from (values (${senderHash}), (${memberId})) as keys (key)
    order by key`.execute(db)

export async function letterByReportHash(db: Db, reportHash: string) {
  const row = await on(db)
    .selectFrom('membership.letters')
    .select(['id', 'member_id', 'sent_at', 'reported_at'])
    .where('report_hash', '=', reportHash)
    .executeTakeFirst()
  return row ? { id: row.id, memberId: row.member_id, sentAt: row.sent_at, reportedAt: row.reported_at } : null
}

export async function recordReport(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('membership.letters')
    .set({ reported_at: at })
    .where('id', '=', id)
    .where('reported_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function lettersOfSender(db: Db, senderId: string) {
  return on(db)
    .selectFrom('membership.letters')
    .select(['member_id', 'sent_at', 'reported_at'])
    .where('sender_id', '=', senderId)
    .orderBy('id')
    .execute()
}

/** What the desk noted about a letter may name its sender. */
export const forgetSender = (db: Db, senderId: string) =>
  on(db)
    .updateTable('membership.letters')
    .set({ sender_id: null, verdict_note: '' })
    .where('sender_id', '=', senderId)
    .execute()

/** @returns how many ended */
export async function removeLettersBefore(
  db: Db,
  moments: { sent: Temporal.Instant; reported: Temporal.Instant },
): Promise<number> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('membership.letters')
    .where((where) =>
      where.or([
        where.and([where('reported_at', 'is', null), where('sent_at', '<', moments.sent)]),
        where('reported_at', '<', moments.reported),
      ]),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
