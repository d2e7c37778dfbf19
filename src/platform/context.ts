import type { Actor } from './actor.ts'
import type { Bus } from './bus.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db } from './db/index.ts'
import type { FileStore } from './files/index.ts'
import type { Jobs } from './jobs/index.ts'
import type { Log } from './log.ts'
import type { MailTransport } from './mail/index.ts'
import type { Locale, Texts } from './texts/index.ts'

/** Everything one act depends on: who, when, in which language, on which connection. */
export interface Context {
  /** The pool, or the transaction that `inTransaction` opened. */
  db: Db
  actor: Actor
  now: Temporal.Instant
  locale: Locale
  requestId: string
  house: House
  /** Told after the transaction commits; see `bus.ts`. Outside a transaction they are told at once. */
  afterCommit?: (() => void | Promise<void>)[]
}

/** What lives as long as the process. */
export interface House {
  config: Config
  db: Db
  files: FileStore
  jobs: Jobs
  bus: Bus
  log: Log
  clock: Clock
  mail: MailTransport
  texts: Texts
}

/** A context for work that no person asked for just now: a job, a command, a seed. */
export function systemContext(house: House, name: string, now = house.clock.now()): Context {
  return {
    db: house.db,
    actor: { kind: 'system', name },
    now,
    locale: 'pl',
    requestId: `system:${name}`,
    house,
  }
}
