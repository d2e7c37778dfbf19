import { type Db, sql } from '../../../platform/db/index.ts'
import { on } from '../polls/store.ts'
import type { Entry } from './chain.ts'

export type KeptEntry = Entry & { hash: string }

const FIELDS = ['number', 'kind', 'commitment', 'replaces', 'hash'] as const

/** Entries after a number, in order. */
export async function entriesAfter(db: Db, pollId: string, after: number, limit: number): Promise<KeptEntry[]> {
  const rows = await on(db)
    .selectFrom('ballots.log_entries')
    .select(FIELDS)
    .where('poll_id', '=', pollId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows as KeptEntry[]
}

export async function entryByNumber(db: Db, pollId: string, number: number): Promise<KeptEntry | null> {
  const [entry] = await entriesAfter(db, pollId, number - 1, 1)
  return entry?.number === number ? entry : null
}

export interface LogEnd {
  entries: number
  head: string
  /** Ballots in the box: the turnout. */
  ballots: number
}

export async function logEndOf(db: Db, pollId: string): Promise<LogEnd | null> {
  const row = await on(db)
    .selectFrom('ballots.log_ends')
    .select(['entries', 'head', 'ballots'])
    .where('poll_id', '=', pollId)
    .executeTakeFirst()
  return row ?? null
}

/** Turnout of several polls at once. */
export async function turnoutsOf(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('ballots.log_ends')
    .select(['poll_id', 'ballots'])
    .where('poll_id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ poll_id, ballots }) => [poll_id, ballots]))
}

export interface Head {
  number: number
  head: string
  publishedAt: Temporal.Instant
}

/** Publishes where the log stands; once for each number of entries. */
export async function insertHead(db: Db, pollId: string, { number, head, publishedAt }: Head) {
  await on(db)
    .insertInto('ballots.heads')
    .values({ poll_id: pollId, number, head, published_at: publishedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Published heads, the newest first. */
export async function headsOf(db: Db, pollId: string, limit: number): Promise<Head[]> {
  const rows = await on(db)
    .selectFrom('ballots.heads')
    .select(['number', 'head', 'published_at'])
    .where('poll_id', '=', pollId)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ number, head, published_at }) => ({ number, head, publishedAt: published_at }))
}

export interface PublishedBallot {
  receipt: string
  nonce: string
  choice: string
  entry: number
}

/** Ballots in the order of their receipts, part by part. */
export async function ballotsAfter(db: Db, pollId: string, after: string, limit: number): Promise<PublishedBallot[]> {
  return on(db)
    .selectFrom('ballots.ballots')
    .select(['receipt', 'nonce', 'choice', 'entry'])
    .where('poll_id', '=', pollId)
    .where('receipt', '>', after)
    .orderBy('receipt')
    .limit(limit)
    .execute()
}

export async function ballotByReceipt(db: Db, pollId: string, receipt: string): Promise<PublishedBallot | null> {
  const row = await on(db)
    .selectFrom('ballots.ballots')
    .select(['receipt', 'nonce', 'choice', 'entry'])
    .where('poll_id', '=', pollId)
    .where('receipt', '=', receipt)
    .executeTakeFirst()
  return row ?? null
}

/** Equal choices together, for counting. */
export async function choicesOf(db: Db, pollId: string): Promise<{ choice: string; count: number }[]> {
  const rows = await on(db)
    .selectFrom('ballots.ballots')
    .select(({ fn }) => ['choice', fn.countAll<number>().as('count')])
    .where('poll_id', '=', pollId)
    .groupBy('choice')
    .orderBy('choice')
    .execute()
  return rows.map(({ choice, count }) => ({ choice, count: Number(count) }))
}

/** Ballots in the box by the way they came. */
export async function channelsOf(db: Db, pollId: string): Promise<{ channel: 'web' | 'paper'; count: number }[]> {
  const rows = await on(db)
    .selectFrom('ballots.ballots')
    .select(({ fn }) => ['channel', fn.countAll<number>().as('count')])
    .where('poll_id', '=', pollId)
    .groupBy('channel')
    .orderBy('channel', 'desc')
    .execute()
  return rows.map(({ channel, count }) => ({ channel: channel as 'web' | 'paper', count: Number(count) }))
}

/** Ballots of several polls that began on devices of points of voting, and paper cards that came from them and count. */
export async function placesOf(
  db: Db,
  ids: readonly string[],
): Promise<{ pollId: string; channel: 'web' | 'paper'; place: string; count: number }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ poll_id: string; channel: 'web' | 'paper'; place: string; count: number }>`
    select poll_id, 'web' as channel, place::text, count from ballots.place_counts where poll_id = any(${[...ids]}::uuid[])
    union all
    select b.poll_id, 'paper', b.place, count(*)::int from ballots.batches b join ballots.cards c on c.batch_id = b.id
    where b.poll_id = any(${[...ids]}::uuid[]) and c.outcome = 'counted' group by b.poll_id, b.place
    order by 1, 2, 3`.execute(db)
  return rows.map(({ poll_id, ...row }) => ({ pollId: poll_id, ...row }))
}

/** Ballots of several polls by age, where it is known. */
export async function agesOf(
  db: Db,
  ids: readonly string[],
): Promise<{ pollId: string; band: string; count: number }[]> {
  if (ids.length === 0) return []
  return on(db)
    .selectFrom('ballots.age_counts')
    .select(['poll_id as pollId', 'band', 'count'])
    .where('poll_id', 'in', [...ids])
    .execute()
}
