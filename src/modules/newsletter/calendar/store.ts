import type { Db } from '../../../platform/db/index.ts'
import type { NewsletterTables } from '../tables.ts'

/** Remembers that the reminder of this step left. False when it had left before. */
export async function recordReminder(
  db: Db,
  { dueOn, step, at }: { dueOn: Temporal.PlainDate; step: number; at: Temporal.Instant },
): Promise<boolean> {
  const answer = await db
    .withTables<NewsletterTables>()
    .insertInto('newsletter.reminders')
    .values({ due_on: dueOn, days_before: step, reminded_at: at })
    .onConflict((conflict) => conflict.columns(['due_on', 'days_before']).doNothing())
    .executeTakeFirst()
  return (answer.numInsertedOrUpdatedRows ?? 0n) > 0n
}
