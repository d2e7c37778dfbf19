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
  const requests = await on(db)
    .selectFrom('planning.requests')
    .select(['title', 'what', 'why', 'signature', 'email', 'given_at as givenAt'])
    .where(sql<boolean>`lower(email) = ${email.toLowerCase()}`)
    .execute()
  const supports = await on(db)
    .selectFrom('planning.request_supports')
    .select(['request_id as requestId', 'email', 'given_at as givenAt'])
    .where(sql<boolean>`lower(email) = ${email.toLowerCase()}`)
    .execute()
  return {
    requests: requests.map(({ givenAt, ...one }) => ({ ...one, givenAt: givenAt.toString() })),
    supportedRequests: supports.map(({ givenAt, ...one }) => ({ ...one, givenAt: givenAt.toString() })),
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
  for (const column of ['shown_by', 'verified_by', 'answered_by'] as const)
    await tables
      .updateTable('planning.requests')
      .set({ [column]: null })
      .where(column, '=', personId)
      .execute()
  const theirs = sql<boolean>`lower(email) = ${email.toLowerCase()}`
  await tables.updateTable('planning.requests').set({ email: null, signature: '' }).where(theirs).execute()
  await tables
    .updateTable('planning.request_supports')
    .set({ email: null, name: '', address: '' })
    .where(theirs)
    .execute()
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

/**
 * Names and addresses of those who supported requests answered or refused before a moment, and requests whose author never
 * confirmed them. The number of people stays. @returns how many rows ended
 */
export async function endSupports(db: Db, before: Temporal.Instant): Promise<number> {
  const tables = on(db)
  const supports = await tables
    .updateTable('planning.request_supports')
    .set({ name: '', address: '', email: null })
    .where((where) =>
      where.exists(
        where
          .selectFrom('planning.requests')
          .select('planning.requests.id')
          .whereRef('planning.requests.id', '=', 'planning.request_supports.request_id')
          .where('answered_at', '<', before),
      ),
    )
    .where((where) => where.or([where('name', '!=', ''), where('address', '!=', ''), where('email', 'is not', null)]))
    .executeTakeFirst()
  const unconfirmed = await tables
    .deleteFrom('planning.requests')
    .where('confirmed_at', 'is', null)
    .where('given_at', '<', before)
    .executeTakeFirst()
  const authors = await tables
    .updateTable('planning.requests')
    .set({ email: null })
    .where('answered_at', '<', before)
    .where('email', 'is not', null)
    .executeTakeFirst()
  return Number(supports.numUpdatedRows + unconfirmed.numDeletedRows + authors.numUpdatedRows)
}
