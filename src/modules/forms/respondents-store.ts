import type { Db } from '../../platform/db/index.ts'
import { on } from './store.ts'

/** Who answered, where the person was told that this is kept. */
export interface Respondent {
  personId: string | null
  name: string | null
  email: string | null
}

export async function insertRespondent(db: Db, answerId: string, { personId, name, email }: Respondent) {
  await on(db)
    .insertInto('forms.respondents')
    .values({ answer_id: answerId, person_id: personId, name, email })
    .execute()
}

/** Who gave these answers, for the team: only where people were told that the team knows (open and named). */
export async function respondentsOf(db: Db, answerIds: string[]): Promise<Map<string, Respondent>> {
  if (answerIds.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('forms.respondents as r')
    .innerJoin('forms.answers as a', 'a.id', 'r.answer_id')
    .select(['r.answer_id as answerId', 'r.person_id as personId', 'r.name', 'r.email'])
    .where('r.answer_id', 'in', answerIds)
    .where('a.anonymity', 'in', ['open', 'named'])
    .execute()
  return new Map(rows.map(({ answerId, ...respondent }) => [answerId, respondent]))
}

const ofPerson = (db: Db, person: { id: string; email: string }) =>
  on(db)
    .selectFrom('forms.respondents as r')
    .where((where) => where.or([where('r.person_id', '=', person.id), where('r.email', '=', person.email)]))

/** Everything one person answered with their account or address. */
export const answersBy = (db: Db, person: { id: string; email: string }) =>
  ofPerson(db, person)
    .innerJoin('forms.answers as a', 'a.id', 'r.answer_id')
    .select(['a.reference', 'a.answers', 'a.answered_on as answeredOn', 'r.name', 'r.email'])
    .orderBy('a.id')
    .execute()

/** Removes who they are from what they answered; the answers stay, without them. */
export async function forgetRespondent(db: Db, person: { id: string; email: string }) {
  const rows = await ofPerson(db, person).select('r.answer_id as id').execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return
  await on(db)
    .updateTable('forms.answers')
    .set({ edit_key_hash: null, once_key: null })
    .where('id', 'in', ids)
    .execute()
  await on(db).deleteFrom('forms.respondents').where('answer_id', 'in', ids).execute()
}

/** Which work on forms was this person's. */
export async function staffActs(db: Db, personId: string) {
  const made = await on(db).selectFrom('forms.forms').select('id').where('made_by', '=', personId).execute()
  const published = await on(db)
    .selectFrom('forms.versions')
    .select(['form_id as formId', 'number'])
    .where('published_by', '=', personId)
    .execute()
  const entered = await on(db).selectFrom('forms.answers').select('id').where('entered_by', '=', personId).execute()
  return { formsMade: made.map(({ id }) => id), versionsPublished: published, answersEntered: entered.length }
}

export async function forgetStaff(db: Db, personId: string) {
  await on(db).updateTable('forms.forms').set({ made_by: null }).where('made_by', '=', personId).execute()
  await on(db).updateTable('forms.forms').set({ edited_by: null }).where('edited_by', '=', personId).execute()
  await on(db).updateTable('forms.versions').set({ published_by: null }).where('published_by', '=', personId).execute()
  await on(db).updateTable('forms.answers').set({ entered_by: null }).where('entered_by', '=', personId).execute()
}
