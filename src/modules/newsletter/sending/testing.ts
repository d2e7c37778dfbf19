import { openBus } from '../../../platform/bus.ts'
import { readConfig } from '../../../platform/config.ts'
import type { Context, House } from '../../../platform/context.ts'
import { openEmbedded } from '../../../platform/db/embedded.ts'
import { dbEmbedded, dbOnServer } from '../../../platform/db/index.ts'
import { openPool } from '../../../platform/db/server.ts'
import { silentLog } from '../../../platform/log.ts'
import { openMail } from '../../../platform/mail/index.ts'
import type { Texts } from '../../../platform/texts/index.ts'
import { sendIssues } from './worker.ts'

/**
 * A worker in a process of its own, for the test that kills it: sends what is due to the mail server of the settings, by a
 * clock that says what the test wants, so that a minute of tests holds the two days for which letters are tried again.
 */
const [engine, place = '', dataFolder = '', smtpUrl = '', startsAt = ''] = process.argv.slice(2)

const began = performance.now()
const clock = {
  now: () => Temporal.Instant.from(startsAt).add({ milliseconds: Math.round(performance.now() - began) }),
}
const config = readConfig({
  WIEC_DATA: dataFolder,
  WIEC_URL: 'https://wiec.example',
  WIEC_SECRET: 'only for tests, only for tests, only',
  SMTP_URL: smtpUrl,
  MAIL_FROM: 'Wiec <wiec@wiec.example>',
  MAIL_LIMITS: '100000/min',
  MAIL_BOUNCES: 'zwroty@wiec.example',
})
const db = engine === 'postgres' ? dbOnServer(openPool(place, 4)) : dbEmbedded(await openEmbedded(place))
const house = {
  db,
  config,
  clock,
  log: silentLog,
  mail: await openMail(config, clock),
  jobs: { send: async () => {}, start: async () => {}, stop: async () => {} },
  bus: await openBus(null),
  texts: { in: () => (key: string) => key } as unknown as Texts,
} as unknown as House

const context: Context = {
  db,
  house,
  actor: { kind: 'system', name: 'newsletter.send' },
  now: clock.now(),
  locale: 'pl',
  requestId: 'killed',
}
await sendIssues(context, { coordinators: async () => [] })
await house.mail.close()
await db.destroy()
process.exit(0)
