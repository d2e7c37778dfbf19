import type { Db } from '../../platform/db/index.ts'
import type { Anonymity } from '../forms/index.ts'
import type { KeptMonths, ResultsShown, Survey } from './rules.ts'
import type { SurveysTables } from './tables.ts'

export const on = (db: Db) => db.withTables<SurveysTables>()

const COLUMNS = [
  'id',
  'process_id as processId',
  'stage_id as stageId',
  'slug',
  'anonymity',
  'once_per_person as oncePerPerson',
  'editable',
  'results',
  'least',
  'grid_km as gridKm',
  'open_data as openData',
  'population_words as populationWords',
  'kept_months as keptMonths',
  'remark_questions as remarkQuestions',
  'created_at as createdAt',
  'opened_at as openedAt',
  'closed_at as closedAt',
] as const

type Row = Omit<Survey, 'anonymity' | 'results' | 'keptMonths'> & {
  anonymity: string
  results: string
  keptMonths: number
}

const asSurvey = (row: Row): Survey => ({
  ...row,
  anonymity: row.anonymity as Anonymity,
  results: row.results as ResultsShown,
  keptMonths: row.keptMonths as KeptMonths,
})

/** Surveys of a process, the oldest first. A process has a handful, so they come at once. */
export async function surveysOf(db: Db, processId: string): Promise<Survey[]> {
  const rows = await on(db)
    .selectFrom('surveys.surveys')
    .select(COLUMNS)
    .where('process_id', '=', processId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(asSurvey)
}

/** Surveys of many processes, the newest first, as many as fit on one page. */
export async function surveysOfProcesses(db: Db, processIds: string[], limit: number): Promise<Survey[]> {
  if (processIds.length === 0) return []
  const rows = await on(db)
    .selectFrom('surveys.surveys')
    .select(COLUMNS)
    .where('process_id', 'in', processIds)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(asSurvey)
}

export async function surveyById(db: Db, id: string): Promise<Survey | null> {
  const row = await on(db).selectFrom('surveys.surveys').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? asSurvey(row) : null
}

// What is no address of ours is not asked for: PostgreSQL refuses some characters.
const SLUG = /^[a-z0-9-]{1,100}$/

export async function surveyBySlug(db: Db, processId: string, slug: string): Promise<Survey | null> {
  if (!SLUG.test(slug)) return null
  const row = await on(db)
    .selectFrom('surveys.surveys')
    .select(COLUMNS)
    .where('process_id', '=', processId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row ? asSurvey(row) : null
}

/** Surveys whose open answers may not all be remarks yet, by id, after the one given. */
export async function surveysToBring(db: Db, after: string | null, limit: number): Promise<Survey[]> {
  let query = on(db)
    .selectFrom('surveys.surveys')
    .select(COLUMNS)
    .where('opened_at', 'is not', null)
    .where('brought_at', 'is', null)
  if (after) query = query.where('id', '>', after)
  return (await query.orderBy('id').limit(limit).execute()).map(asSurvey)
}

/** Surveys that were opened, by id, after the one given. */
export async function openedSurveys(db: Db, after: string | null, limit: number): Promise<Survey[]> {
  let query = on(db).selectFrom('surveys.surveys').select(COLUMNS).where('opened_at', 'is not', null)
  if (after) query = query.where('id', '>', after)
  return (await query.orderBy('id').limit(limit).execute()).map(asSurvey)
}

/** False when the process has a survey at this address. */
export async function insertSurvey(
  db: Db,
  survey: Pick<Survey, 'id' | 'processId' | 'stageId' | 'slug' | 'createdAt'> & { createdBy: string | null },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('surveys.surveys')
    .values({
      id: survey.id,
      process_id: survey.processId,
      stage_id: survey.stageId,
      slug: survey.slug,
      created_at: survey.createdAt,
      created_by: survey.createdBy,
    })
    .onConflict((conflict) => conflict.columns(['process_id', 'slug']).doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows) > 0
}

export type SettingsChange = Pick<
  Survey,
  | 'stageId'
  | 'anonymity'
  | 'oncePerPerson'
  | 'editable'
  | 'results'
  | 'least'
  | 'gridKm'
  | 'openData'
  | 'populationWords'
  | 'remarkQuestions'
>

export async function updateSettings(db: Db, id: string, change: SettingsChange) {
  await on(db)
    .updateTable('surveys.surveys')
    .set({
      stage_id: change.stageId,
      anonymity: change.anonymity,
      once_per_person: change.oncePerPerson,
      editable: change.editable,
      results: change.results,
      least: change.least,
      grid_km: change.gridKm,
      open_data: change.openData,
      population_words: change.populationWords,
      remark_questions: change.remarkQuestions,
    })
    .where('id', '=', id)
    .execute()
}

export const updateKeptMonths = (db: Db, id: string, months: KeptMonths) =>
  on(db).updateTable('surveys.surveys').set({ kept_months: months }).where('id', '=', id).execute()

/** Written once; false when it was opened before. */
export async function recordOpening(db: Db, id: string, at: Temporal.Instant, by: string | null): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('surveys.surveys')
    .set({ opened_at: at, opened_by: by })
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @param at null takes the closing back */
export async function recordClosing(db: Db, id: string, at: Temporal.Instant | null): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('surveys.surveys')
    .set({ closed_at: at, brought_at: null })
    .where('id', '=', id)
    .where('opened_at', 'is not', null)
    .where('closed_at', at ? 'is' : 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Removes what nobody has answered; false when it was opened. */
export async function removeDraft(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('surveys.surveys')
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Whoever changes a survey next waits here; new answers do not. */
export const lockSurvey = (db: Db, id: string) =>
  on(db).selectFrom('surveys.surveys').select('id').where('id', '=', id).forNoKeyUpdate().execute()

/** New answers wait too: each notes its change under a foreign key, which shares the row with nobody who has it whole. */
export const closeToAnswers = (db: Db, id: string) =>
  on(db).selectFrom('surveys.surveys').select('id').where('id', '=', id).forUpdate().execute()
