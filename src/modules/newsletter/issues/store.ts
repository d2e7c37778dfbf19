import type { Selectable } from 'kysely'
import { type Db, isId, json, sql } from '../../../platform/db/index.ts'
import type { Topic } from '../rules.ts'
import type { NewsletterTables } from '../tables.ts'
import { type Block, Blocks } from './blocks.ts'
import type { Issue, IssueWords } from './rules.ts'

const on = (db: Db) => db.withTables<NewsletterTables>()

/** Keeps a new draft; the same form sent again is the same issue. @returns its id */
export async function insertIssue(
  db: Db,
  issue: { id: string; submissionKey: string; at: Temporal.Instant; by: string | null },
): Promise<string> {
  await on(db)
    .insertInto('newsletter.issues')
    .values({
      id: issue.id,
      submission_key: issue.submissionKey,
      created_at: issue.at,
      created_by: issue.by,
      edited_at: issue.at,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .execute()
  const row = await on(db)
    .selectFrom('newsletter.issues')
    .select('id')
    .where('submission_key', '=', issue.submissionKey)
    .executeTakeFirstOrThrow()
  return row.id
}

export async function issueById(db: Db, id: string): Promise<Issue | null> {
  if (!isId(id)) return null
  const row = await on(db).selectFrom('newsletter.issues').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? issueOf(row) : null
}

/** The same, held until the transaction ends, so that two acts on one issue come one after another. */
export async function lockIssue(db: Db, id: string): Promise<Issue | null> {
  const row = await on(db)
    .selectFrom('newsletter.issues')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? issueOf(row) : null
}

export async function updateWords(db: Db, id: string, words: IssueWords, at: Temporal.Instant) {
  await on(db)
    .updateTable('newsletter.issues')
    .set((row) => ({
      subject: words.subject,
      preheader: words.preheader,
      plain_summary: words.plainSummary,
      topics: words.topics,
      unit_codes: words.unitCodes,
      urgent: words.urgent,
      due_on: words.dueOn,
      edited_at: at,
      version: sql<number>`${row.ref('version')} + 1`,
    }))
    .where('id', '=', id)
    .where('frozen_at', 'is', null)
    .execute()
}

/** Writes the blocks if nobody changed the issue since `version`. */
export async function updateBlocks(
  db: Db,
  { id, version }: Pick<Issue, 'id' | 'version'>,
  blocks: Block[],
  at: Temporal.Instant,
): Promise<boolean> {
  const answer = await on(db)
    .updateTable('newsletter.issues')
    .set({ blocks: json(blocks), edited_at: at, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('frozen_at', 'is', null)
    .executeTakeFirst()
  return answer.numUpdatedRows > 0n
}

export async function deleteDraft(db: Db, id: string): Promise<boolean> {
  const answer = await on(db)
    .deleteFrom('newsletter.issues')
    .where('id', '=', id)
    .where('frozen_at', 'is', null)
    .where('scheduled_at', 'is', null)
    .executeTakeFirst()
  return answer.numDeletedRows > 0n
}

/** Facts of an issue that is not frozen: reading by a second person, the moment it is to leave. */
export async function recordFacts(
  db: Db,
  id: string,
  facts: Partial<{
    review_asked_at: Temporal.Instant | null
    review_asked_by: string | null
    reviewed_at: Temporal.Instant | null
    reviewed_by: string | null
    scheduled_at: Temporal.Instant | null
    scheduled_by: string | null
  }>,
) {
  await on(db).updateTable('newsletter.issues').set(facts).where('id', '=', id).where('frozen_at', 'is', null).execute()
}

/** Facts of an issue on its way. */
export async function recordSendingFacts(
  db: Db,
  id: string,
  facts: Partial<{
    paused_at: Temporal.Instant | null
    stopped_at: Temporal.Instant
    sent_at: Temporal.Instant
  }>,
) {
  await on(db)
    .updateTable('newsletter.issues')
    .set(facts)
    .where('id', '=', id)
    .where('frozen_at', 'is not', null)
    .execute()
}

/** Issues whose moment has come and that nobody has begun to send. */
export async function scheduledDue(db: Db, now: Temporal.Instant): Promise<Issue[]> {
  const rows = await on(db)
    .selectFrom('newsletter.issues')
    .select(COLUMNS)
    .where('scheduled_at', '<=', now)
    .where('frozen_at', 'is', null)
    .orderBy('scheduled_at')
    .execute()
  return rows.map(issueOf)
}

/** Issues in preparation, the nearest due first. */
export async function openIssues(db: Db): Promise<Issue[]> {
  const rows = await on(db)
    .selectFrom('newsletter.issues')
    .select(COLUMNS)
    .where('frozen_at', 'is', null)
    .orderBy(sql`due_on nulls last`)
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(issueOf)
}

export const COLUMNS = [
  'id',
  'year',
  'number',
  'subject',
  'preheader',
  'plain_summary',
  'blocks',
  'topics',
  'unit_codes',
  'urgent',
  'due_on',
  'version',
  'created_at',
  'created_by',
  'edited_at',
  'review_asked_at',
  'review_asked_by',
  'reviewed_at',
  'reviewed_by',
  'scheduled_at',
  'frozen_at',
  'content_hash',
  'paused_at',
  'stopped_at',
  'sent_at',
] as const

type Row = Pick<Selectable<NewsletterTables['newsletter.issues']>, (typeof COLUMNS)[number]>

export const issueOf = (row: Row): Issue => ({
  id: row.id,
  year: row.year,
  number: row.number,
  subject: row.subject,
  preheader: row.preheader,
  plainSummary: row.plain_summary,
  blocks: Blocks.parse(row.blocks),
  topics: row.topics as Topic[],
  unitCodes: row.unit_codes,
  urgent: row.urgent,
  dueOn: row.due_on,
  version: row.version,
  createdAt: row.created_at,
  createdBy: row.created_by,
  editedAt: row.edited_at,
  reviewAskedAt: row.review_asked_at,
  reviewAskedBy: row.review_asked_by,
  reviewedAt: row.reviewed_at,
  reviewedBy: row.reviewed_by,
  scheduledAt: row.scheduled_at,
  frozenAt: row.frozen_at,
  contentHash: row.content_hash,
  pausedAt: row.paused_at,
  stoppedAt: row.stopped_at,
  sentAt: row.sent_at,
})
