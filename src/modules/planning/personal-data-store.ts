import { type Db, sql } from '../../platform/db/index.ts'
import { on } from './plans/store.ts'

/** Plans and texts of a member of a team, and invitations to their address, as plain data. */
export async function plannerActs(db: Db, personId: string, email: string) {
  const plans = await on(db)
    .selectFrom('planning.plans')
    .select(['id', 'created_at as createdAt'])
    .where('created_by', '=', personId)
    .execute()
  const invitations = await on(db)
    .selectFrom('planning.invited')
    .select(['name', 'email', 'note', 'invited_on as invitedOn', 'answered_on as answeredOn', 'answer'])
    .where(sql<boolean>`lower(email) = ${email.toLowerCase()}`)
    .execute()
  return {
    plans: plans.map(({ id, createdAt }) => ({ id, createdAt: createdAt.toString() })),
    invitations: invitations.map((one) => ({
      ...one,
      invitedOn: one.invitedOn?.toString() ?? null,
      answeredOn: one.answeredOn?.toString() ?? null,
    })),
  }
}

/** What was done for a team stays, done by nobody; invitations to the address go with what was noted of them. */
export async function forgetPlanner(db: Db, personId: string, email: string) {
  const tables = on(db)
  await tables.updateTable('planning.plans').set({ created_by: null }).where('created_by', '=', personId).execute()
  await tables
    .updateTable('planning.local_rules')
    .set({ changed_by: null })
    .where('changed_by', '=', personId)
    .execute()
  await tables.updateTable('planning.reasons').set({ given_by: null }).where('given_by', '=', personId).execute()
  await tables.updateTable('planning.texts').set({ changed_by: null }).where('changed_by', '=', personId).execute()
  await tables.updateTable('planning.templates').set({ saved_by: null }).where('saved_by', '=', personId).execute()
  await tables.updateTable('planning.intentions').set({ added_by: null }).where('added_by', '=', personId).execute()
  await tables.updateTable('planning.invited').set({ added_by: null }).where('added_by', '=', personId).execute()
  await tables.deleteFrom('planning.invited').where(sql<boolean>`lower(email) = ${email.toLowerCase()}`).execute()
}

/** Addresses and notes of those invited before a day, or added before it and never invited. @returns how many ended */
export async function endInvited(db: Db, day: Temporal.PlainDate): Promise<number> {
  const { numUpdatedRows } = await on(db)
    .updateTable('planning.invited')
    .set({ email: null, note: '', answer: '' })
    .where(sql<boolean>`coalesce(answered_on, invited_on, added_at::date) < ${day}`)
    .where((where) => where.or([where('email', 'is not', null), where('note', '!=', ''), where('answer', '!=', '')]))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
