import type { JobDefinition } from '../../platform/jobs/index.ts'
import { rebuildIndex } from './indexing.ts'
import type { SearchPorts } from './ports.ts'

/** At night everything is read again: what began or ended with a day, and words for "did you mean". */
export const jobs = (ports: Pick<SearchPorts, 'sources'>): JobDefinition[] => [
  {
    name: 'search.rebuild',
    every: '20 2 * * *',
    run: async (context) => {
      await rebuildIndex(context, ports)
    },
  },
]
