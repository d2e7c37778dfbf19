import { type Db, json } from '../../platform/db/index.ts'
import type { Locale } from '../../platform/texts/index.ts'
import type { Anonymity, Answers } from './model.ts'
import type { Answered, Channel } from './rules.ts'
import { on } from './store.ts'

const ANSWER_COLUMNS = [
  'id',
  'form_id as formId',
  'version_id as versionId',
  'reference',
  'answers',
  'channel',
  'locale',
  'anonymity',
  'answered_on as answeredOn',
  'answered_at as answeredAt',
  'edited_at as editedAt',
  'late',
  'quota_flags as quotaFlags',
  'entered_by as enteredBy',
  'withdrawn_at as withdrawnAt',
] as const

type AnswerRow = Omit<Answered, 'answers' | 'channel' | 'locale' | 'anonymity'> & {
  answers: unknown
  channel: string
  locale: string
  anonymity: string
}

const asAnswered = (row: AnswerRow): Answered => ({
  ...row,
  answers: row.answers as Answers,
  channel: row.channel as Channel,
  locale: row.locale as Locale,
  anonymity: row.anonymity as Anonymity,
})

export type NewAnswered = Answered & {
  submissionKey: string
  editKeyHash: string | null
  onceKey: string | null
}

/** Keeps answers, or nothing when the same form was sent before or this person has answered already. */
export async function insertAnswers(db: Db, answered: NewAnswered): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('forms.answers')
    .values({
      id: answered.id,
      form_id: answered.formId,
      version_id: answered.versionId,
      submission_key: answered.submissionKey,
      reference: answered.reference,
      answers: json(answered.answers),
      channel: answered.channel,
      locale: answered.locale,
      anonymity: answered.anonymity,
      answered_on: answered.answeredOn,
      answered_at: answered.answeredAt,
      edit_key_hash: answered.editKeyHash,
      once_key: answered.onceKey,
      late: answered.late,
      quota_flags: answered.quotaFlags,
      entered_by: answered.enteredBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Keeps many at once, each known to be new. */
export async function insertManyAnswers(db: Db, answers: readonly NewAnswered[]) {
  await on(db)
    .insertInto('forms.answers')
    .values(
      answers.map((answered) => ({
        id: answered.id,
        form_id: answered.formId,
        version_id: answered.versionId,
        submission_key: answered.submissionKey,
        reference: answered.reference,
        answers: json(answered.answers),
        channel: answered.channel,
        locale: answered.locale,
        anonymity: answered.anonymity,
        answered_on: answered.answeredOn,
        answered_at: answered.answeredAt,
      })),
    )
    .execute()
}

export async function answeredBySubmission(db: Db, formId: string, submissionKey: string): Promise<Answered | null> {
  const row = await on(db)
    .selectFrom('forms.answers')
    .select(ANSWER_COLUMNS)
    .where('form_id', '=', formId)
    .where('submission_key', '=', submissionKey)
    .executeTakeFirst()
  return row ? asAnswered(row) : null
}

/** What one person answered, where the form takes one answer of each. */
export async function answeredOnce(db: Db, formId: string, onceKey: string): Promise<Answered | null> {
  const row = await on(db)
    .selectFrom('forms.answers')
    .select(ANSWER_COLUMNS)
    .where('form_id', '=', formId)
    .where('once_key', '=', onceKey)
    .executeTakeFirst()
  return row ? asAnswered(row) : null
}

export async function answeredByReference(db: Db, formId: string, reference: string): Promise<Answered | null> {
  const row = await on(db)
    .selectFrom('forms.answers')
    .select(ANSWER_COLUMNS)
    .where('form_id', '=', formId)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row ? asAnswered(row) : null
}

export async function answeredById(db: Db, id: string): Promise<Answered | null> {
  const row = await on(db).selectFrom('forms.answers').select(ANSWER_COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? asAnswered(row) : null
}

/** Whether this key opens the answers for whoever gave them. */
export async function editKeyOpens(db: Db, id: string, keyHash: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom('forms.answers')
    .select('id')
    .where('id', '=', id)
    .where('edit_key_hash', '=', keyHash)
    .executeTakeFirst()
  return row !== undefined
}

/** Locks one answer against another change at the same moment. */
export const lockAnswered = (db: Db, id: string) =>
  on(db).selectFrom('forms.answers').select('id').where('id', '=', id).forUpdate().execute()

export async function updateAnswers(
  db: Db,
  id: string,
  { answers, quotaFlags, at }: { answers: Answers; quotaFlags: string[]; at: Temporal.Instant },
) {
  await on(db)
    .updateTable('forms.answers')
    .set({ answers: json(answers), quota_flags: quotaFlags, edited_at: at })
    .where('id', '=', id)
    .execute()
}

/** Taken back once: what was said goes, that somebody had said something stays. False when it already was. */
export async function recordWithdrawal(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('forms.answers')
    .set({ withdrawn_at: at, answers: json({}), quota_flags: [], once_key: null })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  await on(db).deleteFrom('forms.respondents').where('answer_id', '=', id).execute()
  return numUpdatedRows > 0n
}

/** Empties answers whose content its owner keeps elsewhere; that somebody answered, and that the same form came, stays known. */
export async function clearAnswers(db: Db, id: string) {
  await on(db)
    .updateTable('forms.answers')
    .set({ answers: json({}) })
    .where('id', '=', id)
    .execute()
  await on(db).deleteFrom('forms.respondents').where('answer_id', '=', id).execute()
}

/** What reading all answers of a form needs of each. */
export type StreamedAnswer = Pick<
  Answered,
  'id' | 'reference' | 'answers' | 'channel' | 'anonymity' | 'answeredOn' | 'answeredAt' | 'late'
>

const STREAMED_COLUMNS = [
  'id',
  'reference',
  'answers',
  'channel',
  'anonymity',
  'answered_on as answeredOn',
  'answered_at as answeredAt',
  'late',
] as const

/**
 * Every answer that was not taken back, in the order of their random ids, so that the order says nothing. Read in
 * batches: memory does not grow with the number of answers.
 */
export async function* answersStream(
  db: Db,
  formId: string,
  { batch = 500 }: { batch?: number } = {},
): AsyncIterable<StreamedAnswer> {
  for await (const rows of answersInBatches(db, formId, batch)) yield* rows
}

/** The same, some at once. */
export async function* answersInBatches(db: Db, formId: string, size: number): AsyncGenerator<StreamedAnswer[]> {
  for (let last: string | null = null; ; ) {
    const rows = await presentAnswers(db, formId, { limit: size, after: last }).select(STREAMED_COLUMNS).execute()
    if (rows.length > 0) yield rows.map(asStreamed)
    if (rows.length < size) return
    last = rows.at(-1)?.id ?? null
  }
}

type StreamedRow = Omit<StreamedAnswer, 'answers' | 'channel' | 'anonymity'> &
  Pick<AnswerRow, 'answers' | 'channel' | 'anonymity'>

const asStreamed = (row: StreamedRow): StreamedAnswer => ({
  ...row,
  answers: row.answers as Answers,
  channel: row.channel as Channel,
  anonymity: row.anonymity as Anonymity,
})

/** One page of the same, after an id, with all that is kept of each. */
export async function answersPage(
  db: Db,
  formId: string,
  { limit, after }: { limit: number; after: string | null },
): Promise<Answered[]> {
  const rows = await presentAnswers(db, formId, { limit, after }).select(ANSWER_COLUMNS).execute()
  return rows.map(asAnswered)
}

const presentAnswers = (db: Db, formId: string, { limit, after }: { limit: number; after: string | null }) =>
  on(db)
    .selectFrom('forms.answers')
    .where('form_id', '=', formId)
    .where('withdrawn_at', 'is', null)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
