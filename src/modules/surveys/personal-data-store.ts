import type { Db } from '../../platform/db/index.ts'
import { on } from './store.ts'

/** Which work on surveys was this person's. */
export async function staffActs(db: Db, personId: string) {
  const ids = async (column: 'created_by' | 'opened_by') => {
    const rows = await on(db).selectFrom('surveys.surveys').select('id').where(column, '=', personId).execute()
    return rows.map(({ id }) => id)
  }
  const imported = await on(db)
    .selectFrom('surveys.populations')
    .select('survey_id')
    .where('imported_by', '=', personId)
    .execute()
  return {
    surveysMade: await ids('created_by'),
    surveysOpened: await ids('opened_by'),
    populationsImported: imported.map(({ survey_id }) => survey_id),
  }
}

export async function forgetStaff(db: Db, personId: string) {
  await on(db).updateTable('surveys.surveys').set({ created_by: null }).where('created_by', '=', personId).execute()
  await on(db).updateTable('surveys.surveys').set({ opened_by: null }).where('opened_by', '=', personId).execute()
  await on(db)
    .updateTable('surveys.populations')
    .set({ imported_by: null })
    .where('imported_by', '=', personId)
    .execute()
}
