import { type Db, sql } from '../db/index.ts'

/** At most `most` letters in any window of so many seconds. */
export interface MailLimit {
  most: number
  seconds: number
}

const UNITS: Record<string, number> = { s: 1, min: 60, h: 3600, d: 86_400 }

/** Reads "300/min, 5000/h"; null when it cannot be read. A limit of nothing would send nothing ever, so it is refused. */
export function readMailLimits(text: string): MailLimit[] | null {
  const limits = text.split(',').map((part) => {
    const [, most, unit = ''] = /^\s*(\d{1,9})\s*\/\s*(s|min|h|d)\s*$/.exec(part) ?? []
    return { most: Number(most ?? 0), seconds: UNITS[unit] ?? 0 }
  })
  return limits.every(({ most, seconds }) => most > 0 && seconds > 0) ? limits : null
}

export interface Grant {
  /** How many may leave now. */
  granted: number
  /** When there will be room again; null while there is. */
  nextAt: Temporal.Instant | null
}

/**
 * Asks how many letters of this sender may leave now, and writes down that they leave. What left is kept in the database,
 * so that a restart forgets nothing and workers share one account: in no window of any length of the limits do more leave
 * than its limit (a counter that starts anew every minute would let two full minutes meet).
 * @param db the pool, or a transaction: then what is granted is counted when it commits, and others wait until then
 */
export async function grantMail(db: Db, ask: Ask): Promise<Grant> {
  if (db.isTransaction) return grantIn(db, ask)
  return db.transaction().execute((transaction) => grantIn(transaction as unknown as Db, ask))
}

export interface Ask {
  sender: string
  limits: readonly MailLimit[]
  now: Temporal.Instant
  /** How many are ready. */
  want: number
  /**
   * Until when what is granted may leave; at once when absent. It is counted as if it left at that last moment, so that a
   * worker may take leave for many at once and no window holds too many.
   */
  until?: Temporal.Instant
}

async function grantIn(db: Db, { sender, limits, now, want, until = now }: Ask): Promise<Grant> {
  // One account is read and written by one worker at a time; the row is what they wait for.
  await sql`
    insert into platform.mail_senders (sender) values (${sender})
    on conflict (sender) do update set sender = excluded.sender`.execute(db)

  let granted = want
  let full: MailLimit | null = null
  for (const limit of limits) {
    const since = now.subtract({ seconds: limit.seconds })
    const { rows } = await sql<{ used: number }>`
      select coalesce(sum(count), 0)::int as used from platform.mail_grants
      where sender = ${sender} and granted_at > ${since}`.execute(db)
    const free = Math.max(0, limit.most - (rows[0]?.used ?? 0))
    if (free < granted) [granted, full] = [free, limit]
  }
  if (granted > 0) await writeDown(db, { sender, limits, now, granted, until })
  return { granted, nextAt: full && granted === 0 ? await roomAt(db, sender, full) : null }
}

// Clocks are set back: what has left the window by the clock of one ask may be in it by the clock of the next.
const SET_BACK = 60

// One row holds a hundredth of the shortest window. It takes the later moment, so it only ever counts longer.
async function writeDown(
  db: Db,
  ask: Pick<Ask, 'sender' | 'limits' | 'now'> & { granted: number; until: Temporal.Instant },
) {
  const { sender, limits, now, granted, until } = ask
  const shortest = Math.min(...limits.map(({ seconds }) => seconds))
  const longest = Math.max(...limits.map(({ seconds }) => seconds))
  const near = now.subtract({ milliseconds: shortest * 10 })
  const { rows } = await sql`
    update platform.mail_grants set count = count + ${granted}, granted_at = greatest(granted_at, ${until})
    where id = (select id from platform.mail_grants where sender = ${sender} order by granted_at desc limit 1)
      and started_at > ${near}
    returning id`.execute(db)
  if (rows.length > 0) return
  await sql`
    insert into platform.mail_grants (sender, started_at, granted_at, count)
    values (${sender}, ${now}, ${until}, ${granted})`.execute(db)
  await sql`
    delete from platform.mail_grants
    where sender = ${sender} and granted_at <= ${now.subtract({ seconds: longest + SET_BACK })}`.execute(db)
}

/** When the oldest letters that fill the window leave it. */
async function roomAt(db: Db, sender: string, { most, seconds }: MailLimit): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ granted_at: Temporal.Instant }>`
    select granted_at from (
      select granted_at, sum(count) over (order by granted_at desc, id desc) as later
      from platform.mail_grants where sender = ${sender}
    ) as account
    where later >= ${most} order by granted_at desc limit 1`.execute(db)
  return rows[0]?.granted_at.add({ seconds }) ?? null
}
