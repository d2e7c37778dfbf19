import type { PGlite } from '@electric-sql/pglite'
import { Kysely, type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import type { Context } from '../context.ts'
import { embeddedDialect } from './embedded.ts'
import { serverDialect } from './server.ts'

export { type RawBuilder, sql } from 'kysely'
export { isId, newId, newSecret } from '../ids.ts'

/** The database with no table in sight: each module adds its own with `db.withTables<ItsTables>()`. */
export type Db = Kysely<object>

export const dbOnServer = (pool: pg.Pool): Db => new Kysely<object>({ dialect: serverDialect(pool) })

export const dbEmbedded = (engine: PGlite): Db => new Kysely<object>({ dialect: embeddedDialect(engine) })

/** A value for a jsonb column. */
export const json = <T>(value: T): RawBuilder<T> => sql`${JSON.stringify(value)}::jsonb`

/**
 * Everything inside happens, or nothing does. Inside another transaction it simply joins it.
 * What the work wants told to others (`changed`) is told after the commit.
 */
export async function inTransaction<T>(context: Context, work: (context: Context) => Promise<T>): Promise<T> {
  if (context.db.isTransaction) return work(context)
  const afterCommit: NonNullable<Context['afterCommit']> = []
  const answer = await context.db
    .transaction()
    .execute((db) => work({ ...context, db: db as unknown as Db, afterCommit }))
  for (const tell of afterCommit) await tell()
  return answer
}

/** The constraint a statement broke, for turning "once" into an answer: `if (broke(error) === 'one_per_person')`. */
export function brokenConstraint(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  if (!['23505', '23503', '23514'].includes(String(error.code))) return null
  return 'constraint' in error ? String(error.constraint) : ''
}
