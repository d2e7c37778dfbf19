import { type Db, sql } from '../../platform/db/index.ts'
import type { NewsletterTables } from './tables.ts'

const on = (db: Db) => db.withTables<NewsletterTables>()

/** What a person said of issues, as plain data. */
export async function commentsBy(db: Db, personId: string) {
  const rows = await on(db)
    .selectFrom('newsletter.issue_comments')
    .select(['issue_id', 'body', 'written_at'])
    .where('written_by', '=', personId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ issue: row.issue_id, text: row.body, writtenAt: row.written_at.toString() }))
}

/** Issues and comments stay, without who wrote them; a subscription of the account under another address goes. */
export async function forgetPerson(db: Db, personId: string) {
  await on(db).deleteFrom('newsletter.subscribers').where('person_id', '=', personId).execute()
  await sql`
    update newsletter.issues set
      created_by = nullif(created_by, ${personId}), review_asked_by = nullif(review_asked_by, ${personId}),
      reviewed_by = nullif(reviewed_by, ${personId}), scheduled_by = nullif(scheduled_by, ${personId})
    where ${personId} in (created_by, review_asked_by, reviewed_by, scheduled_by)`.execute(db)
  await sql`
    update newsletter.issue_comments set
      written_by = nullif(written_by, ${personId}), settled_by = nullif(settled_by, ${personId})
    where ${personId} in (written_by, settled_by)`.execute(db)
  await sql`
    update newsletter.imports set
      read_by = nullif(read_by, ${personId}), confirmed_by = nullif(confirmed_by, ${personId}),
      undone_by = nullif(undone_by, ${personId})
    where ${personId} in (read_by, confirmed_by, undone_by)`.execute(db)
}

/** Lists that were read and never confirmed. */
export async function deleteStaleRows(db: Db, before: Temporal.Instant): Promise<number> {
  const answer = await on(db)
    .deleteFrom('newsletter.imports')
    .where('confirmed_at', 'is', null)
    .where('read_at', '<', before)
    .executeTakeFirst()
  return Number(answer.numDeletedRows)
}
