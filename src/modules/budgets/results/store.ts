import { type Db, json, newId } from '../../../platform/db/index.ts'
import { on } from '../editions/store.ts'

/** Why a project is where it is on the list of its pool. */
export type ResultReason =
  | 'funded'
  | 'reserve'
  | 'from-leftovers'
  | 'below-threshold'
  | 'excluded'
  | 'too-dear'
  | 'withdrawn'
  | 'after-end'
  | 'chosen'
  | 'not-chosen'

export interface ResultRow {
  projectId: string
  /** Of the ballot. */
  number: number
  title: string
  place: number
  score: number
  votes: number
  costGrosze: number
  won: boolean
  reason: ResultReason
  /** What was missing to fund it, in grosze. */
  lacked: number
  /** Of the ballot: the project that shut this one out. */
  by: number | null
}

export interface PoolResult {
  poolId: string
  name: string
  amountGrosze: number
  residents: number
  threshold: number
  spentGrosze: number
  /** Of that, money other pools left; absent when none came. */
  receivedGrosze?: number
  /** People who voted in the pool, and ballots that count. */
  voters: number
  valid: number
  blank: number
  points: boolean
  rows: ResultRow[]
  ties: { numbers: number[]; decidedBy: string }[]
  draw: { seed: string; numbers: number[]; at: string } | null
  pollSlug: string | null
}

export interface ResultContent {
  pools: PoolResult[]
}

export interface PublishedResult {
  version: number
  content: ResultContent
  reason: string
  publishedAt: Temporal.Instant
}

/** Versions of a result, the newest first. */
export async function resultsOf(db: Db, processId: string): Promise<PublishedResult[]> {
  const rows = await on(db)
    .selectFrom('budgets.results')
    .select(['version', 'content', 'reason', 'published_at as publishedAt'])
    .where('process_id', '=', processId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, content: row.content as ResultContent }))
}

export async function latestResult(db: Db, processId: string): Promise<PublishedResult | null> {
  const row = await on(db)
    .selectFrom('budgets.results')
    .select(['version', 'content', 'reason', 'published_at as publishedAt'])
    .where('process_id', '=', processId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, content: row.content as ResultContent } : null
}

/** @returns false when this version was published before */
export async function insertResult(
  db: Db,
  processId: string,
  result: {
    version: number
    content: ResultContent
    reason: string
    publishedAt: Temporal.Instant
    publishedBy: string | null
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('budgets.results')
    .values({
      id: newId(),
      process_id: processId,
      version: result.version,
      content: json(result.content),
      reason: result.reason,
      published_at: result.publishedAt,
      published_by: result.publishedBy,
    } as never)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Which projects won, by their ids. */
export const wonOf = (result: PublishedResult | null): Map<string, boolean> =>
  new Map(
    result?.content.pools.flatMap(({ rows }) => rows.map(({ projectId, won }): [string, boolean] => [projectId, won])),
  )
