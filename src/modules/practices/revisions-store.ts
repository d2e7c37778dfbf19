import { type Db, json } from '../../platform/db/index.ts'
import { Content } from './content.ts'
import { on } from './store.ts'

export interface Revision {
  id: string
  practiceId: string
  number: number
  content: Content
  note: string
  savedAt: Temporal.Instant
  savedBy: string | null
  submittedAt: Temporal.Instant | null
  settledAt: Temporal.Instant | null
  settledBy: string | null
  outcome: 'accepted' | 'returned' | null
  reason: string
  checklist: string[]
}

const COLUMNS = [
  'id',
  'practice_id as practiceId',
  'number',
  'content',
  'note',
  'saved_at as savedAt',
  'saved_by as savedBy',
  'submitted_at as submittedAt',
  'settled_at as settledAt',
  'settled_by as settledBy',
  'outcome',
  'reason',
  'checklist',
] as const

const selected = (db: Db) => on(db).selectFrom('practices.revisions').select(COLUMNS)
type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>
const revisionOf = (row: Row): Revision => ({
  ...row,
  content: Content.parse(row.content),
  outcome: row.outcome as Revision['outcome'],
})

/** All revisions, the newest first. */
export async function revisionsOf(db: Db, practiceId: string): Promise<Revision[]> {
  const rows = await selected(db).where('practice_id', '=', practiceId).orderBy('number', 'desc').limit(200).execute()
  return rows.map(revisionOf)
}

/** The revision readers see: the last accepted one. */
export async function shownRevision(db: Db, practiceId: string): Promise<Revision | null> {
  const row = await selected(db)
    .where('practice_id', '=', practiceId)
    .where('outcome', '=', 'accepted')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? revisionOf(row) : null
}

export async function latestRevision(db: Db, practiceId: string): Promise<Revision | null> {
  const row = await selected(db)
    .where('practice_id', '=', practiceId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? revisionOf(row) : null
}

export async function insertRevision(
  db: Db,
  given: {
    id: string
    practiceId: string
    number: number
    content: Content
    note: string
    savedAt: Temporal.Instant
    savedBy: string | null
  },
) {
  await on(db)
    .insertInto('practices.revisions')
    .values({
      id: given.id,
      practice_id: given.practiceId,
      number: given.number,
      content: json(given.content),
      note: given.note,
      saved_at: given.savedAt,
      saved_by: given.savedBy,
    })
    .execute()
}

/** Writes over the revision being written. */
export async function updateRevision(
  db: Db,
  id: string,
  given: { content: Content; note: string; savedAt: Temporal.Instant; savedBy: string | null },
) {
  await on(db)
    .updateTable('practices.revisions')
    .set({ content: json(given.content), note: given.note, saved_at: given.savedAt, saved_by: given.savedBy })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .execute()
}

export async function recordSubmission(db: Db, id: string, at: Temporal.Instant | null) {
  await on(db)
    .updateTable('practices.revisions')
    .set({ submitted_at: at })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .execute()
}

export async function recordSettling(
  db: Db,
  id: string,
  given: {
    outcome: 'accepted' | 'returned'
    reason: string
    checklist: string[]
    at: Temporal.Instant
    by: string | null
  },
) {
  await on(db)
    .updateTable('practices.revisions')
    .set({
      outcome: given.outcome,
      reason: given.reason,
      checklist: given.checklist,
      settled_at: given.at,
      settled_by: given.by,
    })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .execute()
}

/** Their contents by practice, as readers see them; for files of many practices at once. */
export async function shownContents(db: Db, practiceIds: readonly string[]): Promise<Map<string, Content>> {
  if (practiceIds.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('practices.revisions')
    .select(['practice_id', 'content'])
    .where('practice_id', 'in', [...practiceIds])
    .where('outcome', '=', 'accepted')
    .distinctOn('practice_id')
    .orderBy('practice_id')
    .orderBy('number', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.practice_id, Content.parse(row.content)]))
}

export async function forgetWriter(db: Db, personId: string) {
  for (const column of ['saved_by', 'settled_by'] as const)
    await on(db)
      .updateTable('practices.revisions')
      .set({ [column]: null })
      .where(column, '=', personId)
      .execute()
}
