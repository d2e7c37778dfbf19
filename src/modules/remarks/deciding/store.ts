import { type Db, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/paging.ts'
import type { Channel, Decision, Outcome, WorkState } from '../rules.ts'
import { asRemark, DECISION_COLUMNS, type ListedRemark, on, REMARK_COLUMNS, withDecisions } from '../store.ts'

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
  const after = decodeCursor(page.after, 2)
  let query = filtered(db, processId, filter).select(REMARK_COLUMNS)
  if (after)
    query = query.where(
      sql<boolean>`(received_at, remarks.remarks.id) > (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`,
    )
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

/** The remarks named, of this process only; ids of others are left out. */
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

export type NewDecision = Omit<Decision, 'acceptedBy' | 'acceptedAt'> & {
  acceptedBy: string | null
  acceptedAt: Temporal.Instant | null
}

/** Writes a decision in the place of the one that held; the old one stays as history. */
export async function replaceDecision(db: Db, decision: NewDecision) {
  const target = decision.remarkId
    ? (['remark_id', decision.remarkId] as const)
    : (['group_id', decision.groupId ?? ''] as const)
  await on(db)
    .updateTable('remarks.decisions')
    .set({ superseded_at: decision.decidedAt })
    .where(target[0], '=', target[1])
    .where('superseded_at', 'is', null)
    .execute()
  await on(db)
    .insertInto('remarks.decisions')
    .values({
      id: decision.id,
      process_id: decision.processId,
      remark_id: decision.remarkId,
      group_id: decision.groupId,
      outcome: decision.outcome,
      reason: decision.reason,
      change: decision.change,
      state: decision.state,
      decided_by: decision.decidedBy,
      decided_at: decision.decidedAt,
      accepted_by: decision.acceptedBy,
      accepted_at: decision.acceptedAt,
    })
    .execute()
}

/** Puts a decision on remarks; `settledAt` when it is accepted. */
export async function attachDecision(
  db: Db,
  target: { remarkIds: string[] } | { groupId: string },
  decisionId: string | null,
  settledAt: Temporal.Instant | null,
) {
  let query = on(db).updateTable('remarks.remarks').set({ decision_id: decisionId, settled_at: settledAt })
  query = 'groupId' in target ? query.where('group_id', '=', target.groupId) : query.where('id', 'in', target.remarkIds)
  await query.execute()
}

/** Accepts a decision that waits; false when somebody did it before. */
export async function recordAcceptance(db: Db, id: string, by: string | null, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('remarks.decisions')
    .set({ state: 'accepted', accepted_by: by, accepted_at: at })
    .where('id', '=', id)
    .where('state', '<>', 'accepted')
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await on(db).updateTable('remarks.remarks').set({ settled_at: at }).where('decision_id', '=', id).execute()
  return true
}

/** Ends the decision that holds for a remark or a group: it goes back to "to settle". */
export async function endDecision(db: Db, id: string, at: Temporal.Instant) {
  await on(db)
    .updateTable('remarks.decisions')
    .set({ superseded_at: at })
    .where('id', '=', id)
    .where('superseded_at', 'is', null)
    .execute()
  await on(db)
    .updateTable('remarks.remarks')
    .set({ decision_id: null, settled_at: null })
    .where('decision_id', '=', id)
    .execute()
}

/** All decisions ever made about a remark or its group, the newest first. */
export async function decisionHistory(
  db: Db,
  remarkId: string,
  groupId: string | null,
): Promise<(Decision & { supersededAt: Temporal.Instant | null })[]> {
  const rows = await on(db)
    .selectFrom('remarks.decisions')
    .select([...DECISION_COLUMNS, 'superseded_at as supersededAt'])
    .where((where) =>
      where.or([where('remark_id', '=', remarkId), ...(groupId ? [where('group_id', '=', groupId)] : [])]),
    )
    .orderBy('decided_at', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, outcome: row.outcome as Outcome, state: row.state as Decision['state'] }))
}

export async function assign(db: Db, remarkIds: string[], personId: string | null) {
  if (remarkIds.length > 0)
    await on(db).updateTable('remarks.remarks').set({ assigned_to: personId }).where('id', 'in', remarkIds).execute()
}
