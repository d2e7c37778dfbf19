import { receiveReturnedIssue } from '../modules/newsletter/index.ts'
import * as notices from '../modules/notices/index.ts'
import type { Context } from '../platform/context.ts'
import type { JobDefinition } from '../platform/jobs/index.ts'
import { readMailbox } from '../platform/mail/index.ts'

/** A message that came back to us: it may be about a letter of the outbox or of an issue of the newsletter. */
export const receiveReturned = (context: Context, message: Uint8Array) =>
  notices.receiveReturned(context, message, [receiveReturnedIssue])

/** Looks into the mailbox of returned letters, when the settings name one. */
export const readReturned: JobDefinition = {
  name: 'app.returned',
  every: '*/5 * * * *',
  async run(context) {
    const { bouncesImapUrl } = context.house.config.mail
    if (!bouncesImapUrl) return
    const { understood, found } = await readMailbox(
      bouncesImapUrl,
      async (message) => (await receiveReturned({ ...context, now: context.house.clock.now() }, message)) !== null,
    )
    if (found > 0) context.house.log.info('returned-read', { understood, found })
  },
}
