import type { JobDefinition } from '../../../platform/jobs/index.ts'
import type { SendingPorts } from './ports.ts'
import { SEND, wakeSending } from './wake.ts'
import { sendIssues } from './worker.ts'

/** Runs every minute: an issue whose moment has come, or a letter to be tried again, leaves then. */
export const sendingJobs = (ports: SendingPorts): JobDefinition[] => [
  {
    name: SEND,
    every: '* * * * *',
    expireSeconds: 3600,
    async run(context) {
      const { more, nextAt } = await sendIssues(context, ports)
      if (more || nextAt) await wakeSending(context, more ? null : nextAt)
    },
  },
]
