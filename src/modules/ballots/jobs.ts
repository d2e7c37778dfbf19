import type { JobDefinition } from '../../platform/jobs/index.ts'
import { publishHeads, settlePolls } from './polls/actions.ts'

/** Heads each hour; closing and counting each minute. Whoever votes at the last second is in before either runs. */
export const jobs: JobDefinition[] = [
  { name: 'ballots.heads', every: '0 * * * *', run: (context) => publishHeads(context) },
  { name: 'ballots.closing', every: '* * * * *', run: (context) => settlePolls(context) },
]
