import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite, PGliteOptions } from '@electric-sql/pglite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import { Exchange } from './exchange.ts'
import { readingOf, toParameters } from './values.ts'

const SETTINGS = [
  // The engine clears all its buffers when it opens, half a second for the 128 MB of its own choice; behind these lies
  // the system's cache of files (or memory), so a quarter serves as well.
  'shared_buffers=32MB',
  // A statement that is kept parsed is planned for the tables as they are now (decision 0310).
  'plan_cache_mode=force_custom_plan',
]

/**
 * Opens the embedded database in a folder, or in memory when `folder` is null (tests).
 * @param from an archive with the files it begins with, or a store in memory that has them
 */
export async function openEmbedded(
  folder: string | null,
  from: Pick<PGliteOptions, 'loadDataDir' | 'fs'> = {},
): Promise<PGlite> {
  // Loaded here, so that a portal on PostgreSQL never carries a second database.
  const { PGlite } = await import('@electric-sql/pglite')
  const startParams = [...PGlite.defaultStartParams, ...SETTINGS.flatMap((setting) => ['-c', setting])]
  const options = { startParams, ...from }
  return folder ? PGlite.create({ ...options, dataDir: folder }) : PGlite.create(options)
}

/**
 * Kysely on the embedded engine. Kysely's own dialect hands one connection object to everybody, so a statement from
 * another request lands inside an open transaction and is lost with it (decision 0003). Here each user of the
 * connection has an object of its own; the engine's exclusive transactions make the others wait.
 */
export function embeddedDialect(engine: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new EmbeddedDriver(engine),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

class EmbeddedDriver implements Driver {
  readonly #engine: PGlite
  constructor(engine: PGlite) {
    this.#engine = engine
  }
  async init() {}
  acquireConnection = async () => new EmbeddedConnection(this.#engine)
  beginTransaction = (connection: DatabaseConnection) => (connection as EmbeddedConnection).begin()
  commitTransaction = (connection: DatabaseConnection) => (connection as EmbeddedConnection).end('commit')
  rollbackTransaction = (connection: DatabaseConnection) => (connection as EmbeddedConnection).end('rollback')
  savepoint = (connection: DatabaseConnection, name: string) => run(connection, `savepoint "${name}"`)
  rollbackToSavepoint = (connection: DatabaseConnection, name: string) => run(connection, `rollback to "${name}"`)
  releaseSavepoint = (connection: DatabaseConnection, name: string) => run(connection, `release "${name}"`)
  async releaseConnection() {}
  async destroy() {
    if (!this.#engine.closed) await this.#engine.close()
  }
}

const run = async (connection: DatabaseConnection, sql: string) => {
  await connection.executeQuery(CompiledQuery.raw(sql))
}

class EmbeddedConnection implements DatabaseConnection {
  readonly #exchange: Exchange
  /** Ends the transaction that is open, one way or the other. */
  #finish: ((how: 'commit' | 'rollback') => void) | null = null
  #finished: Promise<void> | null = null

  constructor(engine: PGlite) {
    this.#exchange = Exchange.of(engine)
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = { text: query.sql, values: toParameters(query.parameters), reading: readingOf }
    const telling = this.#finish ? this.#exchange.run<R>(statement) : this.#exchange.query<R>(statement)
    const { rows, count } = await telling
    return { rows, numAffectedRows: BigInt(count) }
  }

  // biome-ignore lint/correctness/useYield: the engine has no cursor; lists are paged by key instead
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The embedded engine does not stream: page by key.')
  }

  /** Has the engine alone from here to `end`. */
  begin(): Promise<void> {
    return new Promise((begun, failed) => {
      this.#finished = this.#exchange.alone(async () => {
        await this.#say('begin')
        const ended = new Promise<'commit' | 'rollback'>((resolve) => {
          this.#finish = resolve
        })
        begun()
        await this.#say(await ended)
      })
      this.#finished.catch(failed)
    })
  }

  async end(how: 'commit' | 'rollback') {
    this.#finish?.(how)
    try {
      await this.#finished
    } finally {
      this.#finish = null
      this.#finished = null
    }
  }

  async #say(text: string) {
    await this.#exchange.run({ text, reading: readingOf })
  }
}

/** The data folder belongs to another running process. */
export class FolderInUse extends Error {
  readonly holder: number
  constructor(holder: number) {
    super(`data folder in use by process ${holder}`)
    this.holder = holder
  }
}

/**
 * Keeps a second process off an embedded data folder. A lock left by a process that is gone is taken over.
 * @returns a function that gives the folder back
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'wiec.lock')
  for (;;) {
    try {
      const handle = openSync(file, 'wx', 0o600)
      writeSync(handle, `${process.pid} ${startOfProcess(process.pid)}`)
      closeSync(handle)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const [pid, started] = readFileSync(file, 'utf8').split(' ')
      const holder = Number(pid)
      if (holder && holder !== process.pid && startOfProcess(holder) === started) throw new FolderInUse(holder)
      rmSync(file, { force: true })
    }
  }
}

// Process ids are used again (in a container nearly always), so the start time tells two holders apart.
function startOfProcess(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    try {
      process.kill(pid, 0)
      return 'alive'
    } catch {
      return 'gone'
    }
  }
}
