import { createHmac } from 'node:crypto'
import type { Context } from '../context.ts'
import { sql } from '../db/index.ts'
import { refuse } from '../errors.ts'

export interface Limit {
  /** What is limited: `remark`, `sign-in`. */
  what: string
  /** Whom: an address (see `sourceOf`) or a person's id. */
  whom: string
  /** How many in a window. */
  most: number
  /** Length of a window in seconds. */
  seconds: number
}

/**
 * Counts an attempt and refuses (429, `too-many`) above the limit. Counted in the database, so all nodes share it, and
 * outside the caller's transaction, so a refused attempt stays counted.
 */
export async function throttle(context: Context, limit: Limit) {
  if (!(await withinLimit(context, limit))) refuse('too-many', 429)
}

/**
 * Counts an attempt; false when there were too many in this window.
 * @throws Error inside a transaction: the count would wait for a transaction that waits for the count
 */
export async function withinLimit({ db, house, now }: Context, { what, whom, most, seconds }: Limit): Promise<boolean> {
  if (db.isTransaction) throw new Error(`Attempts (${what}) are counted before a transaction begins.`)
  const window = Temporal.Instant.fromEpochMilliseconds(
    Math.floor(now.epochMilliseconds / (seconds * 1000)) * seconds * 1000,
  )
  // The key does not tell whom: addresses are personal data.
  const key = `${what}:${createHmac('sha256', house.config.secret).update(whom).digest('base64url').slice(0, 22)}`
  const { rows } = await sql<{ count: number }>`
    insert into platform.throttles (key, window_starts_at, count) values (${key}, ${window}, 1)
    on conflict (key, window_starts_at) do update set count = throttles.count + 1
    returning count`.execute(house.db)
  return (rows[0]?.count ?? 0) <= most
}

/** Windows that are over say nothing any more. */
export async function forgetOldThrottles({ db, now }: Context) {
  await sql`delete from platform.throttles where window_starts_at < ${now.subtract({ hours: 48 })}`.execute(db)
}
