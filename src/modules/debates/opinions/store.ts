import { type Db, json } from '../../../platform/db/index.ts'
import type { DebatesTables } from '../tables.ts'
import type { Debate } from './rules.ts'

export const on = (db: Db) => db.withTables<DebatesTables>()

const COLUMNS = [
  'id',
  'process_id as processId',
  'question',
  'lead',
  'own_statements as ownStatements',
  'results',
  'created_at as createdAt',
  'opened_at as openedAt',
  'closed_at as closedAt',
] as const

const asDebate = (row: Omit<Debate, 'results'> & { results: string }): Debate => ({
  ...row,
  results: row.results as Debate['results'],
})

export async function debateOfProcess(db: Db, processId: string): Promise<Debate | null> {
  const row = await on(db)
    .selectFrom('debates.debates')
    .select(COLUMNS)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return row ? asDebate(row) : null
}

export async function debateById(db: Db, id: string): Promise<Debate | null> {
  const row = await on(db).selectFrom('debates.debates').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? asDebate(row) : null
}

/** @returns false when the process has one already */
export async function insertDebate(
  db: Db,
  debate: Omit<Debate, 'openedAt' | 'closedAt'>,
  createdBy: string | null,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('debates.debates')
    .values({
      id: debate.id,
      process_id: debate.processId,
      question: debate.question,
      lead: debate.lead,
      own_statements: debate.ownStatements,
      results: debate.results,
      created_at: debate.createdAt,
      created_by: createdBy,
    })
    .onConflict((conflict) => conflict.column('process_id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export type DebateSettings = Pick<Debate, 'question' | 'lead' | 'ownStatements' | 'results'>

export async function updateDebate(db: Db, id: string, { question, lead, ownStatements, results }: DebateSettings) {
  await on(db)
    .updateTable('debates.debates')
    .set({ question, lead, own_statements: ownStatements, results })
    .where('id', '=', id)
    .execute()
}

/** @returns false when it was open already */
export async function openDebateAt(db: Db, id: string, at: Temporal.Instant, by: string | null): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('debates.debates')
    .set({ opened_at: at, opened_by: by })
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function closeDebateAt(db: Db, id: string, at: Temporal.Instant | null) {
  await on(db).updateTable('debates.debates').set({ closed_at: at }).where('id', '=', id).execute()
}

export async function deleteDebate(db: Db, id: string) {
  await on(db).deleteFrom('debates.debates').where('id', '=', id).where('opened_at', 'is', null).execute()
}

export interface KeptMap<Result> {
  method: number
  seed: number
  logId: number
  computedAt: Temporal.Instant
  result: Result
}

/** The last map that could be computed, and why a later one could not. */
export async function latestMap<Result>(
  db: Db,
  debateId: string,
): Promise<{ good: KeptMap<Result> | null; failure: { at: Temporal.Instant; why: string } | null }> {
  const rows = on(db)
    .selectFrom('debates.maps')
    .where('debate_id', '=', debateId)
    .orderBy('computed_at', 'desc')
    .limit(1)
  const good = await rows
    .select(['method', 'seed', 'log_id as logId', 'computed_at as computedAt', 'result'])
    .where('result', 'is not', null)
    .executeTakeFirst()
  const failed = await rows.select(['computed_at as at', 'failure']).where('failure', 'is not', null).executeTakeFirst()
  const isNewer = failed && (!good || Temporal.Instant.compare(failed.at, good.computedAt) > 0)
  return {
    good: good ? { ...good, result: good.result as Result } : null,
    failure: isNewer ? { at: failed.at, why: failed.failure ?? '' } : null,
  }
}

/** Keeps a map; earlier ones of the same debate go, except the last good one when this one failed. */
export async function keepMap(
  db: Db,
  map: {
    id: string
    debateId: string
    method: number
    seed: number
    logId: number
    computedAt: Temporal.Instant
    result: unknown | null
    failure: string | null
  },
) {
  const earlier = on(db).deleteFrom('debates.maps').where('debate_id', '=', map.debateId)
  await (map.failure ? earlier.where('failure', 'is not', null) : earlier).execute()
  await on(db)
    .insertInto('debates.maps')
    .values({
      id: map.id,
      debate_id: map.debateId,
      method: map.method,
      seed: map.seed,
      log_id: map.logId,
      computed_at: map.computedAt,
      result: map.result === null ? null : json(map.result),
      failure: map.failure,
    })
    .execute()
}
