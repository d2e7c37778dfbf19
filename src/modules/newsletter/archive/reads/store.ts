import { type Db, sql } from '../../../../platform/db/index.ts'
import type { NewsletterTables } from '../../tables.ts'
import type { DayReads } from './rules.ts'

const on = (db: Db) => db.withTables<NewsletterTables>()

/** One more opening on a day, or as many as are said: a number, without a person, an hour or an address. */
export async function recordReads(db: Db, issueId: string, day: Temporal.PlainDate, reads = 1) {
  await on(db)
    .insertInto('newsletter.archive_reads')
    .values({ issue_id: issueId, read_on: day, reads })
    .onConflict((conflict) =>
      conflict
        .columns(['issue_id', 'read_on'])
        .doUpdateSet({ reads: sql<number>`archive_reads.reads + excluded.reads` }),
    )
    .execute()
}

/** Openings of an issue in the archive by day, oldest first; days without one are not there. */
export async function readsOf(db: Db, issueId: string): Promise<DayReads[]> {
  const rows = await on(db)
    .selectFrom('newsletter.archive_reads')
    .select(['read_on', 'reads'])
    .where('issue_id', '=', issueId)
    .orderBy('read_on')
    .execute()
  return rows.map(({ read_on, reads }) => ({ day: read_on, reads }))
}
