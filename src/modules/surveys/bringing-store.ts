import type { Db } from '../../platform/db/index.ts'
import { on } from './store.ts'

/** Which open answers of these are remarks already, as `answer question`. */
export async function broughtOf(db: Db, answerIds: string[]): Promise<Set<string>> {
  if (answerIds.length === 0) return new Set()
  const rows = await on(db)
    .selectFrom('surveys.brought')
    .select(['answer_id', 'question_id'])
    .where('answer_id', 'in', answerIds)
    .execute()
  return new Set(rows.map(({ answer_id, question_id }) => `${answer_id} ${question_id}`))
}

/** The key is unique: of two who bring at once the second fails, and its remarks with it. */
export async function insertBrought(
  db: Db,
  surveyId: string,
  brought: { answerId: string; questionId: string; remarkId: string }[],
) {
  await on(db)
    .insertInto('surveys.brought')
    .values(
      brought.map(({ answerId, questionId, remarkId }) => ({
        answer_id: answerId,
        question_id: questionId,
        survey_id: surveyId,
        remark_id: remarkId,
      })),
    )
    .execute()
}

/** The survey a remark came from, and the answer; null for every other remark. */
export async function originOf(db: Db, remarkId: string): Promise<{ surveyId: string; answerId: string } | null> {
  const row = await on(db)
    .selectFrom('surveys.brought')
    .select(['survey_id as surveyId', 'answer_id as answerId'])
    .where('remark_id', '=', remarkId)
    .executeTakeFirst()
  return row ?? null
}

/** Remarks that answers of a survey became, by `answer question`. */
export async function remarksOf(db: Db, answerIds: string[]): Promise<Map<string, string>> {
  if (answerIds.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('surveys.brought')
    .select(['answer_id', 'question_id', 'remark_id'])
    .where('answer_id', 'in', answerIds)
    .execute()
  return new Map(rows.map(({ answer_id, question_id, remark_id }) => [`${answer_id} ${question_id}`, remark_id]))
}

/** How many remarks a survey brought. */
export async function countBrought(db: Db, surveyId: string): Promise<number> {
  const { count } = await on(db)
    .selectFrom('surveys.brought')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('survey_id', '=', surveyId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Says that all open answers of a closed survey are remarks now; taken back when it opens again. */
export async function recordBrought(db: Db, surveyId: string, at: Temporal.Instant) {
  await on(db).updateTable('surveys.surveys').set({ brought_at: at }).where('id', '=', surveyId).execute()
}
