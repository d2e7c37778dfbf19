import { appendFileSync } from 'node:fs'
import { systemClock } from '../../../platform/clock.ts'
import { readConfig } from '../../../platform/config.ts'
import type { Context } from '../../../platform/context.ts'
import { openEmbedded } from '../../../platform/db/embedded.ts'
import { dbEmbedded, dbOnServer } from '../../../platform/db/index.ts'
import { openPool } from '../../../platform/db/server.ts'
import { silentLog } from '../../../platform/log.ts'
import { sendDue } from './sending.ts'

/**
 * A worker in a process of its own, for the test that kills one: as soon as the server has a letter, and before we
 * have written that down, the process ends as by kill -9.
 */
const [engine, place = '', dataFolder = '', delivered = ''] = process.argv.slice(2)

const db = engine === 'postgres' ? dbOnServer(openPool(place, 4)) : dbEmbedded(await openEmbedded(place))
const house = {
  db,
  config: readConfig({ WIEC_DATA: dataFolder, WIEC_URL: 'https://wiec.example' }),
  clock: systemClock,
  log: silentLog,
  mail: {
    kind: 'folder',
    async send({ messageId }) {
      appendFileSync(delivered, `${messageId}\n`)
      process.kill(process.pid, 'SIGKILL')
      return new Promise(() => {})
    },
    async close() {},
  },
} as Partial<Context['house']> as Context['house']

await sendDue({
  db,
  house,
  actor: { kind: 'system', name: 'notices.send' },
  now: systemClock.now(),
  locale: 'pl',
  requestId: 'killed',
})
