import type { Db } from '../../../platform/db/index.ts'
import { groupSizes } from '../groups/store.ts'
import type { Decision, Outcome, Remark } from '../rules.ts'
import { on } from '../store.ts'

export interface ListedRemark extends Remark {
  decision: Decision | null
  groupSize: number
}

/** Adds what is said of each remark: the decision that holds and the size of its group. */
export async function withDecisions(db: Db, remarks: Remark[]): Promise<ListedRemark[]> {
  const decisions = await decisionsByIds(
    db,
    remarks.flatMap((remark) => remark.decisionId ?? []),
  )
  const sizes = await groupSizes(
    db,
    remarks.flatMap((remark) => remark.groupId ?? []),
  )
  return remarks.map((remark) => ({
    ...remark,
    decision: decisions.get(remark.decisionId ?? '') ?? null,
    groupSize: sizes.get(remark.groupId ?? '') ?? 0,
  }))
}

export const DECISION_COLUMNS = [
  'id',
  'process_id as processId',
  'remark_id as remarkId',
  'group_id as groupId',
  'outcome',
  'reason',
  'change',
  'state',
  'decided_by as decidedBy',
  'decided_at as decidedAt',
  'accepted_by as acceptedBy',
  'accepted_at as acceptedAt',
] as const

export async function decisionsByIds(db: Db, ids: string[]): Promise<Map<string, Decision>> {
  if (ids.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('remarks.decisions')
    .select(DECISION_COLUMNS)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(
    rows.map((row) => [row.id, { ...row, outcome: row.outcome as Outcome, state: row.state as Decision['state'] }]),
  )
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
