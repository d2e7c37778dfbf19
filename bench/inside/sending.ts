import { readFile } from 'node:fs/promises'
import { createTransport } from 'nodemailer'
import { frozenIssue } from '../../src/modules/newsletter/index.ts'
import { addresses, confirmedSubscribers, scheduledIssue } from '../../src/modules/newsletter/sending/examples.ts'
import { countsOf } from '../../src/modules/newsletter/sending/store.ts'
import { sendIssues } from '../../src/modules/newsletter/sending/worker.ts'
import { filledHouse } from './fill.ts'

export interface Sent {
  accepted: number
  seconds: number
}

/** Sends an issue to so many people: from the moment it leaves until nobody waits. */
export const sendIssue = (count: string): Promise<Sent> =>
  filledHouse(async (context) => {
    await confirmedSubscribers(context, addresses(Number(count)))
    const id = await scheduledIssue(context)
    const started = performance.now()
    while ((await sendIssues(context, { coordinators: async () => [] })).more);
    const seconds = (performance.now() - started) / 1000
    return { accepted: (await countsOf(context.db, id)).accepted, seconds }
  })

/** The same letters by the library alone: as many connections, the same signature, nothing else. */
export const sendBare = (count: string): Promise<Sent> =>
  filledHouse(async (context) => {
    const { config } = context.house
    const id = await scheduledIssue(context)
    await sendIssues(context, { coordinators: async () => [] })
    const frozen = await frozenIssue(context, id)
    const url = new URL(config.mail.smtpUrl ?? '')
    const pool = createTransport({
      pool: true,
      host: url.hostname,
      port: Number(url.port),
      ignoreTLS: true,
      maxConnections: config.mail.connections,
      maxMessages: 200,
      ...(config.mail.dkim
        ? {
            dkim: {
              domainName: config.mail.dkim.domain,
              keySelector: config.mail.dkim.selector,
              privateKey: await readFile(config.mail.dkim.keyFile, 'utf8'),
            },
          }
        : {}),
    })
    const left = addresses(Number(count))
    const started = performance.now()
    let accepted = 0
    const lane = async () => {
      for (let to = left.pop(); to; to = left.pop()) {
        await pool.sendMail({
          from: config.mail.from,
          to,
          subject: frozen?.subject ?? '',
          html: frozen?.html ?? '',
          text: frozen?.text ?? '',
          headers: {
            'List-Unsubscribe': '<https://wiec.example/newsletter/wypisz/abc>',
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        })
        accepted += 1
      }
    }
    await Promise.all(Array.from({ length: config.mail.connections * 2 }, lane))
    pool.close()
    return { accepted, seconds: (performance.now() - started) / 1000 }
  })
