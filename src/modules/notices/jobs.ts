import type { JobDefinition } from '../../platform/jobs/index.ts'
import { fanOut } from './followers/fan-out.ts'
import { sendDue } from './outbox/sending.ts'
import { FAN_OUT, SEND, wake } from './outbox/wake.ts'

/** Both also run every minute: a letter whose waking was lost, or that is to be tried again, leaves then. */
export const jobs: JobDefinition[] = [
  {
    name: SEND,
    every: '* * * * *',
    expireSeconds: 3600,
    async run(context) {
      if (await sendDue(context)) await wake(context, SEND)
    },
  },
  { name: FAN_OUT, every: '* * * * *', expireSeconds: 3600, run: (context) => fanOut(context) },
]
