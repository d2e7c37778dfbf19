import type { PGlite } from '@electric-sql/pglite'
import { prepareValue } from 'pg/lib/utils.js'
import { serialize } from 'pg-protocol'
import {
  CommandCompleteMessage,
  DatabaseError,
  DataRowMessage,
  NotificationResponseMessage,
  parseComplete,
  RowDescriptionMessage,
} from 'pg-protocol/dist/messages.js'
import { Parser } from 'pg-protocol/dist/parser.js'

/** How the text of a column becomes a value, by the number of its type in PostgreSQL. */
export type Reading = (oid: number) => (text: string) => unknown

export interface Statement {
  text: string
  values?: readonly unknown[]
  reading: Reading
}

export interface Told<R> {
  rows: R[]
  /** Rows read or written; 0 for a statement that counts none. */
  count: number
}

/**
 * Statements to the embedded engine in PostgreSQL's protocol, each in one exchange where the engine's own `query` takes
 * six (decision 0300); those that come again are kept parsed (0310). Written and read by the parts of the driver that
 * talks to a server, so what a value becomes and what an error says is the same on both engines.
 */
export class Exchange {
  readonly #engine: PGlite
  readonly #listeners = new Map<string, Set<(payload: string) => void>>()
  readonly #prepared = new PreparedStatements()

  /** The one exchange of an engine. */
  static of(engine: PGlite): Exchange {
    const exchange = exchanges.get(engine) ?? new Exchange(engine)
    exchanges.set(engine, exchange)
    return exchange
  }

  private constructor(engine: PGlite) {
    this.#engine = engine
  }

  /** Work during which no statement of anybody else reaches the engine; others wait for its end. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    await this.#engine._checkReady()
    return this.#engine._runExclusiveTransaction(work)
  }

  /** One statement, after whatever others have begun. @throws DatabaseError with PostgreSQL's code */
  query<R>(statement: Statement): Promise<Told<R>> {
    return this.alone(() => this.run<R>(statement))
  }

  /** One statement of whoever has the engine alone. @throws DatabaseError with PostgreSQL's code */
  async run<R>({ text, values = [], reading }: Statement): Promise<Told<R>> {
    const { name, known, forgotten } = this.#prepared.nameOf(text)
    const asked = Buffer.concat([
      ...forgotten.map((name) => serialize.close({ type: 'S', name })),
      ...(known ? [] : [serialize.parse({ name, text })]),
      serialize.bind({ statement: name, values: [...values], valueMapper: prepareValue }),
      DESCRIBE,
      EXECUTE,
      SYNC,
    ])
    const answer: Buffer[] = []
    // What is heard lies in the engine's own memory and is gone with the next statement, so it is copied. Both stores of
    // its files write through, so there is nothing to bring to them afterwards.
    const onRawData = (bytes: Uint8Array) => void answer.push(Buffer.from(bytes))
    await this.#engine.execProtocolRawStream(asked, { syncToFs: false, onRawData })

    const rows: Record<string, unknown>[] = []
    let columns: { name: string; read: (text: string) => unknown }[] = []
    let count = 0
    let failed: Error | null = null
    const parser = new Parser()
    const hear = (message: unknown) => {
      if (message instanceof DataRowMessage) {
        const row: Record<string, unknown> = {}
        columns.forEach(({ name, read }, index) => {
          const value: string | null = message.fields[index]
          row[name] = value === null ? null : read(value)
        })
        rows.push(row)
      } else if (message instanceof RowDescriptionMessage)
        columns = message.fields.map(({ name, dataTypeID }) => ({ name, read: reading(dataTypeID) }))
      else if (message === parseComplete) this.#prepared.keep(text)
      else if (message instanceof CommandCompleteMessage) {
        count = Number(/\d+$/.exec(message.text)?.[0] ?? 0)
        this.#prepared.hear(message.text)
      } else if (message instanceof NotificationResponseMessage) this.#tell(message)
      else if (message instanceof DatabaseError) failed ??= message
    }
    for (const bytes of answer) parser.parse(bytes, hear)
    if (failed) throw failed
    return { rows: rows as R[], count }
  }

  /** Hears what is told on a channel by NOTIFY, whichever way that statement went. @returns what ends it */
  async listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>> {
    const listeners = this.#listeners.get(channel) ?? new Set()
    this.#listeners.set(channel, listeners.add(hear))
    const end = await this.#engine.listen(channel, hear)
    return async () => {
      listeners.delete(hear)
      await end()
    }
  }

  #tell({ channel, payload }: NotificationResponseMessage) {
    for (const hear of this.#listeners.get(channel) ?? []) queueMicrotask(() => hear(payload))
  }
}

/** How many statements the engine keeps read and checked; each takes some tens of kilobytes of its memory. */
const MOST_PREPARED = 200

/**
 * Names of statements that the engine keeps parsed: those that come a second time. They are planned for their values each
 * time (`plan_cache_mode`), so a plan made for an empty table serves nobody later.
 */
class PreparedStatements {
  /** By text, the least recently used first; null for one that was asked once. */
  readonly #names = new Map<string, { name: string; known: boolean } | null>()
  #forgotten: string[] = []
  #count = 0
  /** Whether tables have changed since the last commit. */
  #changed = false

  /** @returns the name to use, empty for none; whether the engine knows it; names the engine may forget */
  nameOf(text: string): { name: string; known: boolean; forgotten: string[] } {
    const before = this.#names.get(text)
    const entry = before === undefined ? null : (before ?? { name: `s${++this.#count}`, known: false })
    this.#names.delete(text)
    this.#names.set(text, entry)
    if (this.#names.size > MOST_PREPARED) {
      const [oldest = ''] = this.#names.keys()
      this.#close(oldest)
    }
    const forgotten = this.#forgotten
    this.#forgotten = []
    return { name: entry?.name ?? '', known: entry?.known ?? false, forgotten }
  }

  /** The engine has read the statement. */
  keep(text: string) {
    const entry = this.#names.get(text)
    if (entry) entry.known = true
  }

  /** When tables change, or such a change is taken back, what a statement gives may be of another shape. */
  hear(command: string) {
    const changes = /^(CREATE|ALTER|DROP|DO)\b/.test(command)
    if (changes || (this.#changed && command === 'ROLLBACK'))
      for (const text of [...this.#names.keys()]) this.#close(text)
    this.#changed = changes || (this.#changed && command !== 'COMMIT')
  }

  #close(text: string) {
    const entry = this.#names.get(text)
    if (entry?.known) this.#forgotten.push(entry.name)
    this.#names.delete(text)
  }
}

const exchanges = new WeakMap<PGlite, Exchange>()

const DESCRIBE = serialize.describe({ type: 'P' })
const EXECUTE = serialize.execute({})
const SYNC = serialize.sync()
