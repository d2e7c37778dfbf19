import { changed } from '../../platform/bus.ts'
import { found } from '../../platform/errors.ts'
import type { JobDefinition } from '../../platform/jobs/index.ts'
import type { WorkDefinition } from '../../platform/works/index.ts'
import { processById, tagOf } from '../processes/index.ts'
import { canonJobs } from './canon/actions.ts'
import type { ConsultationPorts } from './ports.ts'
import { announceReports, MAKE_REPORT, PUBLISH_REPORTS } from './reports/actions.ts'
import { makeReport } from './reports/making.ts'
import { consultationOf } from './store.ts'
import { tellingJobs } from './telling.ts'

/** What is done apart from requests. Publishing also looks every minute, so that a lost waking only makes it late. */
export const jobs = (ports: Pick<ConsultationPorts, 'canon'>): JobDefinition[] => [
  { name: PUBLISH_REPORTS, every: '* * * * *', run: announceReports },
  ...tellingJobs,
  ...canonJobs(ports),
]

/** What takes long and shows how far it is. */
export const works = ({ activities }: Pick<ConsultationPorts, 'activities'>): WorkDefinition[] => [
  {
    kind: MAKE_REPORT,
    async run(context, work, report) {
      const { processId } = work.input as { processId: string }
      const process = found(await processById(context.db, processId))
      const consultation = await consultationOf(context.db, processId)
      const made = await makeReport(context, { process, consultation }, { activities, madeBy: work.startedBy, report })
      await changed(context, tagOf(process))
      return made
    },
  },
]
