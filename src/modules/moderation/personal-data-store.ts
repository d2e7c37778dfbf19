import { type Db, sql } from '../../platform/db/index.ts'
import { type Report, reportOf, selected } from './reports/store.ts'
import type { SubjectKey } from './rules.ts'
import { on } from './store.ts'

export async function reportsOfPerson(db: Db, email: string): Promise<Report[]> {
  const rows = await selected(db).where(sayingItIs(email)).orderBy('id').execute()
  return rows.map(reportOf)
}

export const decisionsOfPerson = (db: Db, personId: string) =>
  on(db)
    .selectFrom('moderation.decisions')
    .select(['action', 'ground', 'decided_at'])
    .where('decided_by', '=', personId)
    .orderBy('id')
    .execute()

/** Who reported goes, and the words they wrote, in which they may tell who they are; that something was reported stays. */
export async function eraseReporter(db: Db, email: string) {
  await on(db)
    .updateTable('moderation.reports')
    .set({ reporter_name: null, reporter_email: null, explanation: '' })
    .where(sayingItIs(email))
    .execute()
}

export async function forgetModerator(db: Db, personId: string) {
  await on(db)
    .updateTable('moderation.decisions')
    .set({ decided_by: null })
    .where('decided_by', '=', personId)
    .execute()
  await on(db)
    .updateTable('moderation.appeals')
    .set({ answered_by: null })
    .where('answered_by', '=', personId)
    .execute()
}

/** What was said about a thing whose author is being erased; that it was reported and decided stays, with grounds and days. */
export async function eraseWordsAbout(db: Db, { kind, id }: SubjectKey) {
  const about = sql<boolean>`subject_kind = ${kind} and subject_id = ${id}`
  await on(db).updateTable('moderation.reports').set({ explanation: '' }).where(about).execute()
  await on(db).updateTable('moderation.decisions').set({ reason: '' }).where(about).execute()
  await sql`update moderation.appeals set explanation = case when explanation is null then null else '' end,
    answer = case when answer is null then null else '' end
    where decision_id in (select id from moderation.decisions where ${about})`.execute(db)
}

/** @returns how many reports no longer name anybody */
export async function forgetContactsClosedBefore(db: Db, moment: Temporal.Instant): Promise<number> {
  const { numUpdatedRows } = await on(db)
    .updateTable('moderation.reports')
    .set({ reporter_name: null, reporter_email: null })
    .where('closed_at', '<', moment)
    .where((is) => is.or([is('reporter_name', 'is not', null), is('reporter_email', 'is not', null)]))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

// Addresses are kept as they were typed.
const sayingItIs = (email: string) => sql<boolean>`lower(reporter_email) = ${email.trim().toLowerCase()}`
