import { dateOf, startOf } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import type { JobDefinition } from '../../platform/jobs/index.ts'
import { completionsToRemind, recordReminder } from './declarations/completions-store.ts'
import { tellReminded } from './declarations/letters.ts'
import { isOpen, REMINDER_DAYS } from './declarations/rules.ts'
import { declarationById, lockDeclaration } from './declarations/store.ts'

/** Each morning; a request is reminded of once, however often this runs. */
export const jobs: JobDefinition[] = [
  { name: 'membership.reminders', every: '15 8 * * *', run: (context) => remindOfCompletions(context) },
]

/** Writes once more to those who did not answer what the desk asked for in a week. */
export async function remindOfCompletions(context: Context) {
  const before = startOf(dateOf(context.now).subtract({ days: REMINDER_DAYS - 1 }))
  for (const { id, declarationId } of await completionsToRemind(context.db, before.subtract({ seconds: 1 }))) {
    await inTransaction(context, async (context) => {
      await lockDeclaration(context.db, declarationId)
      const declaration = await declarationById(context.db, declarationId)
      if (!declaration?.completion || !isOpen(declaration)) return
      if (await recordReminder(context.db, id, context.now))
        await tellReminded(context, declaration, declaration.completion)
    })
  }
}
