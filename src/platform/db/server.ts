import { PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import { readingOf, toParameters } from './values.ts'

/** A pool on PostgreSQL whose sessions run in UTC. */
export function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: '-c timezone=UTC',
    application_name: 'wiec',
    types: { getTypeParser: readingOf as pg.CustomTypesConfig['getTypeParser'] },
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

const wrappers = new WeakMap<pg.PoolClient, object>()

// One wrapper per client: Kysely keys its connection objects by identity.
function wrapped(client: pg.PoolClient): object {
  const known = wrappers.get(client)
  if (known) return known
  const wrapper = {
    query: async (sql: string, values: readonly unknown[] = []) => {
      const result = await client.query(sql, toParameters(values))
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
