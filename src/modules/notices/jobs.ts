import type { JobDefinition } from '../../platform/jobs/index.ts'
import { prepareDigests } from './digests/actions.ts'
import { fanOut } from './followers/fan-out.ts'
import { sendDue } from './outbox/sending.ts'
import { FAN_OUT, SEND, wake } from './outbox/wake.ts'
import { PUSH } from './push/names.ts'
import { pushNotification } from './push/sending.ts'

/** Makes letters of what was gathered, when its day comes. */
const PREPARE_DIGESTS = 'notices.digests'

/** The first three also run every minute: a letter whose waking was lost, or that is to be tried again, leaves then. */
export const jobs: JobDefinition[] = [
  {
    name: SEND,
    every: '* * * * *',
    expireSeconds: 3600,
    async run(context) {
      if (await sendDue(context)) await wake(context, SEND)
    },
  },
  {
    name: PREPARE_DIGESTS,
    every: '* * * * *',
    expireSeconds: 3600,
    async run(context) {
      await prepareDigests(context)
    },
  },
  { name: PUSH, retries: 3, run: (context, { notificationId }) => pushNotification(context, notificationId) },
  { name: FAN_OUT, every: '* * * * *', expireSeconds: 3600, run: (context) => fanOut(context) },
]
