import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { mailsSent } from '../metrics.ts'
import { openFolder } from './folder.ts'
import { fault } from './letter.ts'
import type { MailTransport } from './mail.ts'
import { returnPathOf } from './return-path.ts'

export type { FolderMail } from './folder.ts'
export { listMails, readMail } from './folder.ts'
export { grantMail, type MailLimit } from './limits.ts'
export type { Delivery, Mail, MailTransport } from './mail.ts'
export { readMailbox } from './mailbox.ts'
export { readReturnPath, returnPathOf } from './return-path.ts'

/** Where letters lie when no SMTP server is set. */
export const mailFolder = (config: Pick<Config, 'dataFolder'>) => join(config.dataFolder, 'mail')

/** The way letters leave by the settings: SMTP when SMTP_URL is set, else the folder `mail` of the data folder. */
export async function openMail(
  config: Pick<Config, 'dataFolder' | 'mail' | 'url' | 'secret'>,
  clock: Clock,
): Promise<MailTransport> {
  const transport = await openTransport(config, clock)
  return {
    ...transport,
    async send(mail) {
      const delivery = fault(mail) ?? (await transport.send(mail))
      mailsSent.add({ state: delivery.state })
      return delivery
    },
  }
}

// The library is loaded when it is known what is needed, to keep commands quick.
async function openTransport(config: Pick<Config, 'dataFolder' | 'mail' | 'url' | 'secret'>, clock: Clock) {
  const { dataFolder, mail, url } = config
  const { smtpUrl, from, dkim, connections } = mail
  const returnsTo = (messageId: string) => returnPathOf(config, messageId)
  if (smtpUrl) {
    const { openSmtp } = await import('./smtp.ts')
    return openSmtp({ smtpUrl, from, dkim, connections, ehlo: new URL(url).hostname, clock, returnsTo })
  }
  return openFolder(mailFolder({ dataFolder }), from, clock)
}
