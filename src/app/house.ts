import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { bringProduct } from '../modules/knowledge/index.ts'
import { keepLetterWords } from '../modules/notices/index.ts'
import { type Bus, type Carrier, openBus } from '../platform/bus.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { type House, systemContext } from '../platform/context.ts'
import { lockFolder, openEmbedded } from '../platform/db/embedded.ts'
import { type Db, dbEmbedded, dbOnServer } from '../platform/db/index.ts'
import { migrate } from '../platform/db/migrate.ts'
import { layPrepared } from '../platform/db/prepared.ts'
import { openPool } from '../platform/db/server.ts'
import { openFiles } from '../platform/files/index.ts'
import { type JobDefinition, type Jobs, openJobs } from '../platform/jobs/index.ts'
import { type Log, openLog } from '../platform/log.ts'
import { openMail } from '../platform/mail/index.ts'
import { texts } from './texts.ts'

/** A migrated embedded database with the register of units, made when the program is built. */
export const PREPARED = 'dist/prepared'

export interface OpenDatabase {
  db: Db
  engine: PGlite | null
  close(): Promise<void>
}

/** Opens the database the settings name: PostgreSQL, or the embedded one in the data folder, which is locked for us. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl) {
    const db = dbOnServer(openPool(config.databaseUrl, config.databasePool))
    return { db, engine: null, close: () => db.destroy() }
  }
  const unlock = lockFolder(config.dataFolder)
  const folder = join(config.dataFolder, 'db')
  await layPrepared(PREPARED, folder)
  const engine = await openEmbedded(folder)
  const db = dbEmbedded(engine)
  return {
    db,
    engine,
    close: async () => {
      await db.destroy()
      unlock()
    },
  }
}

export interface OpenHouse extends House {
  database: OpenDatabase
  close(): Promise<void>
}

export interface HouseOptions {
  definitions: JobDefinition[]
  worker: boolean
  log?: Log
  clock?: Clock
}

/** Everything that lives as long as the process, over a migrated database. */
export async function openHouse(config: Config, options: HouseOptions): Promise<OpenHouse> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 })
  const log = options.log ?? openLog()
  const database = await openDatabase(config)
  await migrate(database.db, 'migrations')
  const jobs = await openQueue(config, database, options, log)
  const files = await openFiles(config)
  const mail = await openMail(config, options.clock ?? systemClock)
  const bus = await openBus(config.databaseUrl ? notifying(config.databaseUrl, log) : null)

  const house: OpenHouse = {
    config,
    db: database.db,
    database,
    files,
    jobs,
    bus,
    log,
    clock: options.clock ?? systemClock,
    mail,
    texts,
    close: () => closeAll([jobs.stop, bus.close, () => mail.close(), database.close]),
  }
  await keepLetterWords(house)
  await bringProduct(systemContext(house, 'shipped-knowledge'))
  return house
}

const openQueue = (
  config: Config,
  { engine }: OpenDatabase,
  { definitions, worker }: HouseOptions,
  log: Log,
): Promise<Jobs> =>
  openJobs({ database: engine ? { engine } : { url: config.databaseUrl ?? '' }, definitions, log, worker })

async function closeAll(steps: (() => Promise<unknown>)[]) {
  for (const step of steps) await step()
}

const CHANNEL = 'wiec_changed'

/** Words between nodes by LISTEN/NOTIFY, on a connection of its own that comes back after a break. */
function notifying(url: string, log: Log): Carrier {
  return async (receive) => {
    const sender = openPool(url, 1)
    let closed = false
    let client: pg.Client | null = null
    const connect = async () => {
      const own = new pg.Client({ connectionString: url, application_name: 'wiec-bus' })
      own.on('notification', (message) => receive(message.payload ?? ''))
      own.on('error', () => {})
      own.on('end', () => {
        if (closed) return
        log.warn('bus-broken')
        setTimeout(() => connect().catch((error) => log.error('bus-lost', { error })), 1000)
      })
      await own.connect()
      await own.query(`listen ${CHANNEL}`)
      client = own
    }
    await connect()
    return {
      send: async (payload) => {
        await sender.query('select pg_notify($1, $2)', [CHANNEL, payload])
      },
      close: async () => {
        closed = true
        await client?.end()
        await sender.end()
      },
    }
  }
}

export type { Bus }
