import type { JobDefinition } from '../../platform/jobs/index.ts'
import { remind } from './calendar/actions.ts'
import { bringConsenting } from './importing/members.ts'
import type { NewsletterPorts } from './ports.ts'
import { sendingJobs } from './sending/jobs.ts'

/** Every minute: sending. Every morning: the reminder of the editorial calendar, and those who agreed in a declaration or took it back. */
export const jobs = (ports: Pick<NewsletterPorts, 'coordinators' | 'consenting'>): JobDefinition[] => [
  { name: 'newsletter.remind', every: '10 7 * * *', run: (context) => remind(context, ports) },
  { name: 'newsletter.members', every: '25 * * * *', run: (context) => bringConsenting(context, ports) },
  ...sendingJobs(ports),
]
