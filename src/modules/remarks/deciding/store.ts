import { type Db, sql } from '../../../platform/db/index.ts'
import { decodeMomentCursor, type PageOf, pageOf } from '../../../platform/http/paging.ts'
import type { Channel, Outcome, WorkState } from '../rules.ts'
import { asRemark, on, REMARK_COLUMNS } from '../store.ts'
import { type ListedRemark, withDecisions } from './decisions-store.ts'

/** What the work list shows; filters are the columns of this list and nothing else. */
export interface WorkFilter {
  state?: WorkState | 'to-publish'
  outcome?: Outcome
  channel?: Channel
  groupId?: string
  assignedTo?: string
  late?: boolean
  /** For each word looked for, the keys of which one must be there. */
  words?: string[][]
}

/** Remarks of a process for its team, the oldest first, so that who wrote first is answered first. */
export async function listWork(
  db: Db,
  processId: string,
  filter: WorkFilter,
  page: { limit: number; after?: string },
): Promise<PageOf<ListedRemark>> {
  const after = decodeMomentCursor(page.after)
  let query = filtered(db, processId, filter).select(REMARK_COLUMNS)
  if (after) query = query.where(sql<boolean>`(received_at, remarks.remarks.id) > (${after.at}, ${after.id}::uuid)`)
  const rows = await query
    .orderBy('received_at')
    .orderBy('remarks.remarks.id')
    .limit(page.limit + 1)
    .execute()
  const { rows: shown, next } = pageOf(rows.map(asRemark), page.limit, (row) => [row.receivedAt.toString(), row.id])
  return { rows: await withDecisions(db, shown), next }
}

export async function countWork(db: Db, processId: string, filter: WorkFilter): Promise<number> {
  const { count } = await filtered(db, processId, filter)
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function filtered(db: Db, processId: string, filter: WorkFilter) {
  let query = on(db)
    .selectFrom('remarks.remarks')
    .leftJoin('remarks.decisions', 'remarks.decisions.id', 'remarks.remarks.decision_id')
    .where('remarks.remarks.process_id', '=', processId)
    .where('withdrawn_at', 'is', null)
  if (filter.state === 'to-settle') query = query.where('decision_id', 'is', null)
  else if (filter.state === 'to-publish') query = query.where('published_at', 'is', null).where('hidden_at', 'is', null)
  else if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.outcome) query = query.where('outcome', '=', filter.outcome)
  if (filter.channel) query = query.where('channel', '=', filter.channel)
  if (filter.groupId) query = query.where('remarks.remarks.group_id', '=', filter.groupId)
  if (filter.assignedTo) query = query.where('assigned_to', '=', filter.assignedTo)
  if (filter.late !== undefined) query = query.where('late', '=', filter.late)
  for (const keys of filter.words ?? []) query = query.where(sql<boolean>`search_keys && ${keys}::text[]`)
  return query
}

/** The remarks named, of this process only; ids of others, and those taken back, are left out. */
export async function ownRemarkIds(db: Db, processId: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await on(db)
    .selectFrom('remarks.remarks')
    .select('id')
    .where('process_id', '=', processId)
    .where('withdrawn_at', 'is', null)
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function assign(db: Db, remarkIds: string[], personId: string | null) {
  if (remarkIds.length > 0)
    await on(db).updateTable('remarks.remarks').set({ assigned_to: personId }).where('id', 'in', remarkIds).execute()
}

export interface WorkCounts {
  toSettle: number
  draft: number
  toVerify: number
  accepted: number
  toPublish: number
}

/** How many remarks wait in each state of the team's work. */
export async function workCountsOf(db: Db, processId: string): Promise<WorkCounts> {
  const rows = await on(db)
    .selectFrom('remarks.remarks')
    .leftJoin('remarks.decisions', 'remarks.decisions.id', 'remarks.remarks.decision_id')
    .select([
      'state',
      sql<number>`count(*)`.as('count'),
      sql<number>`count(*) filter (where published_at is null and hidden_at is null)`.as('unpublished'),
    ])
    .where('remarks.remarks.process_id', '=', processId)
    .where('withdrawn_at', 'is', null)
    .groupBy('state')
    .execute()
  const of = (state: string | null) => rows.find((row) => row.state === state)?.count ?? 0
  return {
    toSettle: of(null),
    draft: of('draft'),
    toVerify: of('to-verify'),
    accepted: of('accepted'),
    toPublish: rows.reduce((sum, row) => sum + row.unpublished, 0),
  }
}

/**
 * The same, held until the transaction ends, so that two people who decide one remark do it one after the other.
 */
export async function lockRemarks(db: Db, processId: string, ids: string[]): Promise<string[]> {
  const own = await ownRemarkIds(db, processId, ids)
  if (own.length > 0)
    await on(db).selectFrom('remarks.remarks').select('id').where('id', 'in', own).orderBy('id').forUpdate().execute()
  return own
}
