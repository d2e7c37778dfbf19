import { PostgresDialect, type PostgresPool, sql } from 'kysely'
import pg from 'pg'
import { PARSERS, toParameters } from './values.ts'

/** A pool on PostgreSQL whose sessions run in UTC. */
export function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: '-c timezone=UTC',
    application_name: 'wiec',
    types: { getTypeParser: (oid, format) => PARSERS[oid] ?? pg.types.getTypeParser(oid, format as 'text') },
  })
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})
  return pool
}

/** Kysely on PostgreSQL, with the same values as on the embedded engine (see `values.ts`). */
export function serverDialect(pool: pg.Pool): PostgresDialect {
  const connect = async () => {
    const client = await pool.connect()
    return wrapped(client)
  }
  return new PostgresDialect({
    pool: { connect, end: () => pool.end(), options: pool.options } as unknown as PostgresPool,
  })
}

/**
 * A statement that begins with this is planned once on each connection and then only carried out (PostgreSQL, PREPARE):
 * for those that run hundreds of times a second and take longer to plan than to do. Its text must not vary, because each
 * text stays with the connection, and its columns are named, because their types may not change while it is kept.
 */
const PREPARED = '/* prepared */'

/** Begins such a statement. */
export const prepared = sql.raw(PREPARED)

const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  if (!text.trimStart().startsWith(PREPARED)) return undefined
  const name = names.get(text) ?? `prepared_${names.size}`
  names.set(text, name)
  return name
}

const wrappers = new WeakMap<pg.PoolClient, object>()

// One wrapper per client: Kysely keys its connection objects by identity.
function wrapped(client: pg.PoolClient): object {
  const known = wrappers.get(client)
  if (known) return known
  const wrapper = {
    query: async (text: string, values: readonly unknown[] = []) => {
      const result = await client.query({ name: nameOf(text), text, values: toParameters(values) })
      const { command, rowCount, rows } = result
      // Results of one connection hold one another for a while. Emptied, what was read goes as soon as nobody needs it:
      // reading a long table in batches would otherwise leave each batch behind until the next thorough collection.
      result.rows = []
      return { command, rowCount, rows }
    },
    release: (error?: Error) => client.release(error),
    get processID() {
      return (client as unknown as { processID?: number }).processID
    },
  }
  wrappers.set(client, wrapper)
  return wrapper
}
