import { type Db, isId } from '../../../platform/db/index.ts'
import type { NewsletterTables } from '../tables.ts'

const on = (db: Db) => db.withTables<NewsletterTables>()

export interface IssueComment {
  id: string
  body: string
  writtenAt: Temporal.Instant
  /** Null once the account is gone. */
  writtenBy: string | null
  settledAt: Temporal.Instant | null
}

export async function insertComment(
  db: Db,
  comment: {
    id: string
    submissionKey: string
    issueId: string
    body: string
    at: Temporal.Instant
    by: string | null
  },
) {
  await on(db)
    .insertInto('newsletter.issue_comments')
    .values({
      id: comment.id,
      submission_key: comment.submissionKey,
      issue_id: comment.issueId,
      body: comment.body,
      written_at: comment.at,
      written_by: comment.by,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .execute()
}

/** What was said of an issue, in the order it was said. */
export async function commentsOf(db: Db, issueId: string): Promise<IssueComment[]> {
  const rows = await on(db)
    .selectFrom('newsletter.issue_comments')
    .select(['id', 'body', 'written_at', 'written_by', 'settled_at'])
    .where('issue_id', '=', issueId)
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    body: row.body,
    writtenAt: row.written_at,
    writtenBy: row.written_by,
    settledAt: row.settled_at,
  }))
}

export async function settle(
  db: Db,
  issueId: string,
  id: string,
  { at, by }: { at: Temporal.Instant; by: string | null },
) {
  if (!isId(id)) return
  await on(db)
    .updateTable('newsletter.issue_comments')
    .set({ settled_at: at, settled_by: by })
    .where('id', '=', id)
    .where('issue_id', '=', issueId)
    .where('settled_at', 'is', null)
    .execute()
}
