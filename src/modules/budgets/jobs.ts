import type { JobDefinition } from '../../platform/jobs/index.ts'
import { settleEditions, tellBegunStages } from './results/making.ts'
import { forgetChosenPools } from './voting/actions.ts'

/** Results at their minute; what has begun, to those who follow; each any number of times. */
export const jobs: JobDefinition[] = [
  {
    name: 'budgets.minutes',
    every: '* * * * *',
    run: async (context) => {
      await settleEditions(context)
      await tellBegunStages(context)
      await forgetChosenPools(context)
    },
  },
]
