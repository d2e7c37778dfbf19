import { type Db, sql } from '../../../platform/db/index.ts'
import { decodeMomentCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import { isId } from '../../../platform/ids.ts'
import type { MembershipTables } from '../tables.ts'

export const VERDICTS = ['stopped', 'dismissed'] as const
export type Verdict = (typeof VERDICTS)[number]

/** A letter that its recipient called an abuse. Its words are not kept; what is known is who, when and how often. */
export interface ReportedLetter {
  id: string
  memberId: string
  memberName: string
  /** Account of the sender; null for a stranger, and after erasure. */
  senderId: string | null
  /** Tells one unsigned sender from another, in few letters. */
  senderMark: string
  sentAt: Temporal.Instant
  reportedAt: Temporal.Instant
  /** Letters of the same sender that are still known, and how many members reported any of them. */
  lettersOfSender: number
  membersReporting: number
  verdict: Verdict | null
  note: string
  judgedAt: Temporal.Instant | null
  judgedBy: string | null
}

/** One page of reported letters, the newest report first. */
export async function reportedLetters(
  db: Db,
  { waiting }: { waiting: boolean },
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<ReportedLetter>> {
  const key = decodeMomentCursor(after)
  const { rows } = await sql<Row>`
    ${SELECTED} and ${waiting ? sql`l.verdict is null` : sql`l.verdict is not null`}
      and ${key ? sql`(l.reported_at, l.id) < (${key.at}, ${key.id}::uuid)` : sql`true`}
    order by l.reported_at desc, l.id desc limit ${limit + 1}`.execute(db)
  return pageOf(rows.map(letterOf), limit, ({ reportedAt, id }) => [reportedAt.toString(), id])
}

export async function reportedLetter(db: Db, id: string): Promise<ReportedLetter | null> {
  if (!isId(id)) return null
  const { rows } = await sql<Row>`${SELECTED} and l.id = ${id}`.execute(db)
  return rows[0] ? letterOf(rows[0]) : null
}

/** How many reports wait for a word of the desk. */
export async function countReported(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from membership.letters where reported_at is not null and verdict is null`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** The last word counts: a sender who was stopped may be let in again. */
export async function recordVerdict(
  db: Db,
  id: string,
  given: { verdict: Verdict; note: string; at: Temporal.Instant; by: string | null },
) {
  await db
    .withTables<MembershipTables>()
    .updateTable('membership.letters')
    .set({ verdict: given.verdict, verdict_note: given.note, judged_at: given.at, judged_by: given.by })
    .where('id', '=', id)
    .where('reported_at', 'is not', null)
    .execute()
}

const SELECTED = sql`
  select l.id, l.member_id, m.name as member_name, l.sender_id, left(l.sender_hash, 6) as mark, l.sent_at, l.reported_at,
    l.verdict, l.verdict_note, l.judged_at, l.judged_by,
    (select count(*) from membership.letters o where o.sender_hash = l.sender_hash) as letters,
    (select count(distinct o.member_id) from membership.letters o
      where o.sender_hash = l.sender_hash and o.reported_at is not null) as members
  from membership.letters l join membership.members m on m.id = l.member_id
  where l.reported_at is not null`

interface Row {
  id: string
  member_id: string
  member_name: string
  sender_id: string | null
  mark: string
  sent_at: Temporal.Instant
  reported_at: Temporal.Instant
  letters: number
  members: number
  verdict: Verdict | null
  verdict_note: string
  judged_at: Temporal.Instant | null
  judged_by: string | null
}

const letterOf = (row: Row): ReportedLetter => ({
  id: row.id,
  memberId: row.member_id,
  memberName: row.member_name,
  senderId: row.sender_id,
  senderMark: row.mark,
  sentAt: row.sent_at,
  reportedAt: row.reported_at,
  lettersOfSender: Number(row.letters),
  membersReporting: Number(row.members),
  verdict: row.verdict,
  note: row.verdict_note,
  judgedAt: row.judged_at,
  judgedBy: row.judged_by,
})
