import { type Db, sql } from '../../platform/db/index.ts'
import { type Count, type Evaluation, LEAST } from './rules.ts'
import type { EvaluationsTables } from './tables.ts'

const on = (db: Db) => db.withTables<EvaluationsTables>()

const COLUMNS = ['process_id as processId', 'asked_at as askedAt', 'closes_at as closesAt'] as const

export async function evaluationOf(db: Db, processId: string): Promise<Evaluation | null> {
  const row = await on(db)
    .selectFrom('evaluations.evaluations')
    .select(COLUMNS)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return row ?? null
}

/** Once for each process. @returns whether it is the first time */
export async function insertEvaluation(
  db: Db,
  evaluation: Evaluation & { kind: string; askedBy: string | null },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('evaluations.evaluations')
    .values({
      process_id: evaluation.processId,
      kind: evaluation.kind,
      asked_at: evaluation.askedAt,
      asked_by: evaluation.askedBy,
      closes_at: evaluation.closesAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** @param sign -1 takes away what somebody took back */
export async function addCounts(db: Db, processId: string, counts: readonly Count[], sign: 1 | -1 = 1) {
  if (counts.length === 0) return
  await on(db)
    .insertInto('evaluations.counts')
    .values(
      counts.map(({ question, value, people }) => ({ process_id: processId, question, value, people: sign * people })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['process_id', 'question', 'value'])
        .doUpdateSet({ people: sql`evaluations.counts.people + excluded.people` }),
    )
    .execute()
}

export async function countsOfProcess(db: Db, processId: string): Promise<Count[]> {
  return on(db)
    .selectFrom('evaluations.counts')
    .select(['question', 'value', 'people'])
    .where('process_id', '=', processId)
    .execute()
}

export interface ProcessMean {
  processId: string
  statement: string
  mean: number
}

/** What every process of a kind came to, sentence by sentence, where enough people answered. */
export async function meansOfAll(
  db: Db,
  { kind, statements }: { kind: string; statements: readonly string[] },
): Promise<ProcessMean[]> {
  return on(db)
    .selectFrom('evaluations.counts as c')
    .innerJoin('evaluations.evaluations as e', 'e.process_id', 'c.process_id')
    .select([
      'c.process_id as processId',
      'c.question as statement',
      sql<number>`(sum(c.value::int * c.people)::float8 / sum(c.people))`.as('mean'),
    ])
    .where('e.kind', '=', kind)
    .where('c.question', 'in', [...statements])
    .groupBy(['c.process_id', 'c.question'])
    .having(sql<boolean>`sum(c.people) >= ${LEAST}`)
    .execute()
}

/** What a person of a team asked for. */
export async function askedBy(db: Db, personId: string) {
  const rows = await on(db)
    .selectFrom('evaluations.evaluations')
    .select(['process_id as processId', 'asked_at as askedAt'])
    .where('asked_by', '=', personId)
    .execute()
  return rows.map(({ askedAt, ...row }) => ({ ...row, askedAt: askedAt.toString() }))
}

export async function forgetAsking(db: Db, personId: string) {
  await on(db).updateTable('evaluations.evaluations').set({ asked_by: null }).where('asked_by', '=', personId).execute()
}
