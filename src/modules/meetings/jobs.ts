import type { JobDefinition } from '../../platform/jobs/index.ts'
import { remind, settleOffers } from './registration/actions.ts'
import { REMINDER_DAYS } from './registration/rules.ts'
import { meetingsBeginning, meetingsWithEndedOffers } from './registration/store.ts'

export const jobs: JobDefinition[] = [
  {
    name: 'meetings.offers',
    every: '*/5 * * * *',
    async run(context) {
      for (const id of await meetingsWithEndedOffers(context.db, context.now)) await settleOffers(context, id)
    },
  },
  {
    name: 'meetings.reminders',
    every: '20 * * * *',
    async run(context) {
      const furthest = context.now.add({ hours: Math.max(...REMINDER_DAYS) * 24 })
      for (const id of await meetingsBeginning(context.db, context.now, furthest)) await remind(context, id)
    },
  },
]
