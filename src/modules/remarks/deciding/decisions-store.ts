import { type Db, sql } from '../../../platform/db/index.ts'
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

/**
 * Puts a decision on a remark, or on the letters of a group; those that have an answer of their own keep it.
 * @param settledAt when it was accepted; null while it waits
 */
export async function attachDecision(
  db: Db,
  target: { remarkId: string } | { groupId: string },
  decisionId: string,
  settledAt: Temporal.Instant | null,
) {
  const query = on(db).updateTable('remarks.remarks').set({ decision_id: decisionId, settled_at: settledAt })
  if ('remarkId' in target) {
    await query.where('id', '=', target.remarkId).execute()
    return
  }
  await query
    .where('group_id', '=', target.groupId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('remarks.decisions as own')
            .select('own.id')
            .whereRef('own.remark_id', '=', 'remarks.remarks.id')
            .where('own.superseded_at', 'is', null),
        ),
      ),
    )
    .execute()
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

/**
 * Ends a decision. A remark whose own answer ends gets the answer of its group again, if the group has one; otherwise it
 * is to settle.
 * @returns false when another decision had taken its place
 */
export async function endDecision(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('remarks.decisions')
    .set({ superseded_at: at })
    .where('id', '=', id)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await on(db).updateTable('remarks.groups').set({ decision_id: null }).where('decision_id', '=', id).execute()
  await sql`
    update remarks.remarks r set decision_id = d.id, settled_at = d.accepted_at
    from remarks.remarks self
    left join remarks.groups g on g.id = self.group_id
    left join remarks.decisions d on d.id = g.decision_id
    where r.id = self.id and r.decision_id = ${id}`.execute(db)
  return true
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
