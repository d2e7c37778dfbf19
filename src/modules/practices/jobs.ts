import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import type { JobDefinition } from '../../platform/jobs/index.ts'
import type { People } from '../audit/index.ts'
import { practicesToAsk, recordFacts } from './store.ts'
import { tellAuthor } from './telling.ts'

const A_DAY = 100

/** Each morning; an author is asked once a year of each practice, however often this runs. */
export const jobs = (people: People): JobDefinition[] => [
  { name: 'practices.still-true', every: '35 8 * * *', run: (context) => askWhetherTrue(context, people) },
]

/** Asks the authors of practices that nobody confirmed for a year whether they still hold. */
export async function askWhetherTrue(context: Context, people: People) {
  const before = context.now.subtract({ hours: 365 * 24 })
  for (const practice of await practicesToAsk(context.db, before, A_DAY))
    await inTransaction(context, async (context) => {
      await recordFacts(context.db, practice.id, { askedAt: context.now })
      const once = `practice-still-true:${practice.id}:${context.now.toString().slice(0, 10)}`
      await tellAuthor(context, people, practice, { how: 'still-true', once })
    })
}
