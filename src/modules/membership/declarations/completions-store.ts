import { type Db, newId } from '../../../platform/db/index.ts'
import type { MembershipTables } from '../tables.ts'

const on = (db: Db) => db.withTables<MembershipTables>()

/** @returns false when something is asked already */
export async function recordAsking(
  db: Db,
  declarationId: string,
  given: { asked: string; at: Temporal.Instant; by: string | null },
): Promise<boolean> {
  const row = await on(db)
    .insertInto('membership.completions')
    .values({
      id: newId(given.at.epochMilliseconds),
      declaration_id: declarationId,
      asked: given.asked,
      asked_at: given.at,
      asked_by: given.by,
    })
    .onConflict((conflict) => conflict.column('declaration_id').where('answered_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** What came back; the request is answered. */
export async function recordCompletion(db: Db, declarationId: string, answer: string, at: Temporal.Instant) {
  await on(db)
    .updateTable('membership.completions')
    .set({ answered_at: at, answer })
    .where('declaration_id', '=', declarationId)
    .where('answered_at', 'is', null)
    .execute()
}

/** A request of the desk and what came of it. */
export interface CompletionDone {
  id: string
  asked: string
  askedAt: Temporal.Instant
  remindedAt: Temporal.Instant | null
  answeredAt: Temporal.Instant | null
  answer: string
}

/** Every request to complete a declaration, the oldest first. */
export const completionsOf = (db: Db, declarationId: string): Promise<CompletionDone[]> =>
  on(db)
    .selectFrom('membership.completions')
    .select(['id', 'asked', 'asked_at as askedAt', 'reminded_at as remindedAt', 'answered_at as answeredAt', 'answer'])
    .where('declaration_id', '=', declarationId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()

/** Open requests asked before a moment that nobody was reminded of. */
export async function completionsToRemind(
  db: Db,
  askedBefore: Temporal.Instant,
): Promise<{ id: string; declarationId: string }[]> {
  return on(db)
    .selectFrom('membership.completions')
    .select(['id', 'declaration_id as declarationId'])
    .where('answered_at', 'is', null)
    .where('reminded_at', 'is', null)
    .where('asked_at', '<=', askedBefore)
    .orderBy('asked_at')
    .execute()
}

/** @returns false when it was reminded of, or answered, meanwhile */
export async function recordReminder(db: Db, completionId: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('membership.completions')
    .set({ reminded_at: at })
    .where('id', '=', completionId)
    .where('reminded_at', 'is', null)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
