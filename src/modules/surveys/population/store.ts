import { type Db, json } from '../../../platform/db/index.ts'
import type { PopulationRow } from '../results/population.ts'
import { on } from '../store.ts'

/** Who lives there by age and sex, with where and when it comes from. */
export interface Population {
  source: string
  asOf: Temporal.PlainDate
  rows: PopulationRow[]
  importedAt: Temporal.Instant
}

export async function populationOf(db: Db, surveyId: string): Promise<Population | null> {
  const row = await on(db)
    .selectFrom('surveys.populations')
    .select(['source', 'as_of as asOf', 'rows', 'imported_at as importedAt'])
    .where('survey_id', '=', surveyId)
    .executeTakeFirst()
  return row ? { ...row, rows: row.rows as PopulationRow[] } : null
}

/** A new table takes the place of the one before. */
export async function keepPopulation(
  db: Db,
  surveyId: string,
  { source, asOf, rows, importedAt }: Population,
  importedBy: string | null,
) {
  const columns = { source, as_of: asOf, rows: json(rows), imported_at: importedAt, imported_by: importedBy }
  await on(db)
    .insertInto('surveys.populations')
    .values({ survey_id: surveyId, ...columns })
    .onConflict((conflict) => conflict.column('survey_id').doUpdateSet(columns))
    .execute()
}

export async function removePopulation(db: Db, surveyId: string) {
  await on(db).deleteFrom('surveys.populations').where('survey_id', '=', surveyId).execute()
}
