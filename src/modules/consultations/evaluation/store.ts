import { type Db, sql } from '../../../platform/db/index.ts'
import { on } from '../store.ts'
import { type Count, type Evaluation, LEAST, STATEMENTS, type Statement } from './rules.ts'

const COLUMNS = ['process_id as processId', 'asked_at as askedAt', 'closes_at as closesAt'] as const

export async function evaluationOf(db: Db, processId: string): Promise<Evaluation | null> {
  const row = await on(db)
    .selectFrom('consultations.evaluations')
    .select(COLUMNS)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return row ?? null
}

/** Once for each consultation. @returns whether it is the first time */
export async function insertEvaluation(db: Db, evaluation: Evaluation & { askedBy: string | null }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('consultations.evaluations')
    .values({
      process_id: evaluation.processId,
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
    .insertInto('consultations.evaluation_counts')
    .values(
      counts.map(({ question, value, people }) => ({ process_id: processId, question, value, people: sign * people })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['process_id', 'question', 'value'])
        .doUpdateSet({ people: sql`consultations.evaluation_counts.people + excluded.people` }),
    )
    .execute()
}

export async function countsOfProcess(db: Db, processId: string): Promise<Count[]> {
  return on(db)
    .selectFrom('consultations.evaluation_counts')
    .select(['question', 'value', 'people'])
    .where('process_id', '=', processId)
    .execute()
}

export interface ProcessMean {
  processId: string
  statement: Statement
  mean: number
}

/** What every consultation of the portal came to, sentence by sentence, where enough people answered. */
export async function meansOfAll(db: Db): Promise<ProcessMean[]> {
  const rows = await on(db)
    .selectFrom('consultations.evaluation_counts')
    .select([
      'process_id as processId',
      'question as statement',
      sql<number>`(sum(value::int * people)::float8 / sum(people))`.as('mean'),
    ])
    .where('question', 'in', [...STATEMENTS])
    .groupBy(['process_id', 'question'])
    .having(sql<boolean>`sum(people) >= ${LEAST}`)
    .execute()
  return rows.map((row) => ({ ...row, statement: row.statement as Statement }))
}
