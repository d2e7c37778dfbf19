import { type Db, sql } from '../../platform/db/index.ts'
import { on } from './store.ts'

/** Remarks with which this address was left, however its letters are written. */
export async function contactsBy(db: Db, email: string) {
  return on(db)
    .selectFrom('remarks.contacts')
    .innerJoin('remarks.remarks', 'remarks.remarks.id', 'remarks.contacts.remark_id')
    .select(['reference', 'body', 'given_at as givenAt', 'left_at as leftAt', 'stopped_at as stoppedAt'])
    .where(isAddress(email))
    .orderBy('left_at')
    .execute()
}

export async function deleteContactsBy(db: Db, email: string) {
  // Whoever has the key could still open the remark as its author; the key went to this address.
  await sql`
    update remarks.remarks set edit_secret_hash = null
    where id in (select remark_id from remarks.contacts where ${isAddress(email)})`.execute(db)
  await on(db).deleteFrom('remarks.contacts').where(isAddress(email)).execute()
}

const isAddress = (email: string) => sql<boolean>`lower(email) = lower(${email})`

/** How often a person of a team did what; the acts themselves are the office's. */
export async function staffActs(db: Db, personId: string) {
  const { rows } = await sql<{ entered: number; decided: number; accepted: number; imported: number }>`
    select
      (select count(*) from remarks.remarks where entered_by = ${personId}) as entered,
      (select count(*) from remarks.decisions where decided_by = ${personId}) as decided,
      (select count(*) from remarks.decisions where accepted_by = ${personId}) as accepted,
      (select count(*) from remarks.imports where imported_by = ${personId}) as imported`.execute(db)
  return rows[0]
}

/** What the person did for a team stays, done by nobody. */
export async function forgetStaff(db: Db, personId: string) {
  for (const [table, column] of STAFF_COLUMNS)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${personId}`.execute(
      db,
    )
}

const STAFF_COLUMNS = [
  ['remarks.remarks', 'entered_by'],
  ['remarks.remarks', 'assigned_to'],
  ['remarks.decisions', 'decided_by'],
  ['remarks.decisions', 'accepted_by'],
  ['remarks.groups', 'confirmed_by'],
  ['remarks.imports', 'imported_by'],
  ['remarks.imports', 'undone_by'],
] as const

export async function processesWithContacts(db: Db): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('remarks.contacts')
    .innerJoin('remarks.remarks', 'remarks.remarks.id', 'remarks.contacts.remark_id')
    .select('process_id as processId')
    .distinct()
    .execute()
  return rows.map(({ processId }) => processId)
}

export async function deleteContactsOf(db: Db, processId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from remarks.contacts c using remarks.remarks r
    where r.id = c.remark_id and r.process_id = ${processId}`.execute(db)
  return Number(numAffectedRows ?? 0)
}
