import type { Db } from '../../../platform/db/index.ts'
import type { SubjectKey } from '../rules.ts'
import { on } from '../store.ts'

/** A decision's one appeal: open to its holder until `appealedAt`, then waiting for an answer. */
export interface Appeal {
  id: string
  decisionId: string
  secretHash: string
  explanation: string | null
  appealedAt: Temporal.Instant | null
  answeredBy: string | null
  answeredAt: Temporal.Instant | null
  answer: string | null
  upheld: boolean | null
}

export async function insertAppeal(db: Db, appeal: Pick<Appeal, 'id' | 'decisionId' | 'secretHash'>) {
  await on(db)
    .insertInto('moderation.appeals')
    .values({ id: appeal.id, decision_id: appeal.decisionId, secret_hash: appeal.secretHash })
    .execute()
}

export async function appealOf(db: Db, decisionId: string): Promise<Appeal | null> {
  const row = await on(db)
    .selectFrom('moderation.appeals')
    .select(COLUMNS)
    .where('decision_id', '=', decisionId)
    .executeTakeFirst()
  return row ?? null
}

/** The appeal as it was written; false when it was written before. */
export async function recordAppeal(
  db: Db,
  id: string,
  appeal: { explanation: string; at: Temporal.Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('moderation.appeals')
    .set({ explanation: appeal.explanation, appealed_at: appeal.at })
    .where('id', '=', id)
    .where('appealed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface AppealAnswer {
  upheld: boolean
  answer: string
  by: string
  at: Temporal.Instant
}

/** False when it was answered before, or has not been made. */
export async function recordAnswer(db: Db, id: string, { upheld, answer, by, at }: AppealAnswer): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('moderation.appeals')
    .set({ upheld, answer, answered_by: by, answered_at: at })
    .where('id', '=', id)
    .where('appealed_at', 'is not', null)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whether an appeal about this thing waits for an answer. */
export async function appealWaits(db: Db, { kind, id }: SubjectKey): Promise<boolean> {
  const row = await on(db)
    .selectFrom('moderation.appeals')
    .innerJoin('moderation.decisions', 'moderation.decisions.id', 'moderation.appeals.decision_id')
    .select('moderation.appeals.id')
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .where('appealed_at', 'is not', null)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export const COLUMNS = [
  'moderation.appeals.id as id',
  'decision_id as decisionId',
  'secret_hash as secretHash',
  'explanation',
  'appealed_at as appealedAt',
  'answered_by as answeredBy',
  'answered_at as answeredAt',
  'answer',
  'upheld',
] as const
