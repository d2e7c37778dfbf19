import { dateOf } from '../../../platform/clock.ts'
import { type Db, json, sql } from '../../../platform/db/index.ts'
import type { Answers } from '../model.ts'
import { on } from '../store.ts'

/** Until which day it is kept who answered, and what was written to the team alone. */
export async function updateRetention(db: Db, formId: string, endsOn: Temporal.PlainDate | null) {
  await on(db)
    .updateTable('forms.forms')
    .set({ respondents_end_on: endsOn, served_at: null })
    .where('id', '=', formId)
    .where('respondents_end_on', 'is distinct from', endsOn)
    .execute()
}

/** When a form's answers end, and when what was written to the team alone was removed. */
export async function retentionOf(db: Db, formId: string) {
  const row = await on(db)
    .selectFrom('forms.forms')
    .select(['respondents_end_on as endsOn', 'served_at as servedAt'])
    .where('id', '=', formId)
    .executeTakeFirst()
  return row ?? { endsOn: null, servedAt: null }
}

/** Forms whose day is over and whose answers were not read for it yet. */
export async function formsServed(db: Db, now: Temporal.Instant): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('forms.forms')
    .select('id')
    .where('respondents_end_on', '<', dateOf(now))
    .where('served_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export const recordServed = (db: Db, formId: string, at: Temporal.Instant) =>
  on(db).updateTable('forms.forms').set({ served_at: at }).where('id', '=', formId).execute()

/** Answers with the version they were given to, by random ids, some at once. */
export async function* servedBatches(db: Db, formId: string, size = 500) {
  for (let last: string | null = null; ; ) {
    let query = on(db)
      .selectFrom('forms.answers')
      .select(['id', 'version_id as versionId', 'answers'])
      .where('form_id', '=', formId)
      .orderBy('id')
      .limit(size)
    if (last) query = query.where('id', '>', last)
    const rows = await query.execute()
    if (rows.length > 0) yield rows.map((row) => ({ ...row, answers: row.answers as Answers }))
    if (rows.length < size) return
    last = rows.at(-1)?.id ?? null
  }
}

export const keepRest = (db: Db, id: string, answers: Answers) =>
  on(db)
    .updateTable('forms.answers')
    .set({ answers: json(answers) })
    .where('id', '=', id)
    .execute()

/** Ids of sheets of a form that came back. */
export async function sheetsEntered(db: Db, formId: string): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('forms.sheets')
    .select('id')
    .where('form_id', '=', formId)
    .where((sheet) =>
      sheet.or([
        sheet('settled_at', 'is not', null),
        sql<boolean>`exists (select from forms.sheet_entries e where e.sheet_id = forms.sheets.id)`,
      ]),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** What was typed from a form's sheets goes; the answers are kept, or the reason why there are none. */
export async function deleteEntries(db: Db, formId: string) {
  await on(db)
    .deleteFrom('forms.sheet_entries')
    .where('sheet_id', 'in', (query) =>
      query.selectFrom('forms.sheets').select('id').where('form_id', '=', formId).where('settled_at', 'is not', null),
    )
    .execute()
}

/** Of how many answers it is known who gave them. */
export async function countRespondents(db: Db, formId: string): Promise<number> {
  const { count } = await on(db)
    .selectFrom('forms.respondents as r')
    .innerJoin('forms.answers as a', 'a.id', 'r.answer_id')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('a.form_id', '=', formId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Forgets who answered where that has served its purpose. Returns how many. */
export async function deleteServedRespondents(db: Db, now: Temporal.Instant): Promise<number> {
  const ended = on(db)
    .selectFrom('forms.forms as f')
    .innerJoin('forms.answers as a', 'a.form_id', 'f.id')
    .select('a.id')
    .where('f.respondents_end_on', '<', dateOf(now))
  await on(db)
    .updateTable('forms.answers')
    .set({ edit_key_hash: null, once_key: null })
    .where('id', 'in', ended)
    .where((where) => where.or([where('edit_key_hash', 'is not', null), where('once_key', 'is not', null)]))
    .execute()
  const { numDeletedRows } = await on(db)
    .deleteFrom('forms.respondents')
    .where('answer_id', 'in', ended)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
