import { type Db, isId, sql } from '../../../platform/db/index.ts'
import { on } from '../editions/store.ts'

export interface Author {
  name: string
  email: string
  phone: string
  address: string
  isChild: boolean
  guardian: string
}

export async function authorOf(db: Db, projectId: string): Promise<Author | null> {
  const row = await on(db)
    .selectFrom('budgets.authors')
    .select(['name', 'email', 'phone', 'address', 'is_child as isChild', 'guardian'])
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  return row ?? null
}

export async function keepAuthor(db: Db, projectId: string, author: Author) {
  const values = {
    name: author.name,
    email: author.email,
    phone: author.phone,
    address: author.address,
    is_child: author.isChild,
    guardian: author.guardian,
  }
  await on(db)
    .insertInto('budgets.authors')
    .values({ project_id: projectId, ...values })
    .onConflict((conflict) => conflict.column('project_id').doUpdateSet(values))
    .execute()
}

/** Where to write to of what people say of a project; null when its author left no address, or wants no such letters. */
export async function whoHearsOfTalk(db: Db, projectId: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('budgets.authors')
    .select('email')
    .where('project_id', '=', projectId)
    .where('hears_talk', '=', true)
    .executeTakeFirst()
  return row?.email || null
}

/** Everybody who sent a project of an edition, or agreed to be its co-author, and left an address: once each. */
export async function addressesOf(db: Db, processId: string): Promise<{ email: string; projectId: string }[]> {
  const { rows } = await sql<{ email: string; projectId: string }>`
    select distinct on (lower(email)) email, project_id as "projectId" from (
      select a.email, a.project_id from budgets.authors a
      union all
      select c.email, c.project_id from budgets.coauthors c where c.accepted_at is not null) people
    join budgets.projects p on p.id = people.project_id
    where p.process_id = ${processId} and p.submitted_at is not null and email <> ''
    order by lower(email), p.number`.execute(db)
  return rows
}

export async function recordHearing(db: Db, projectId: string, hears: boolean) {
  await on(db).updateTable('budgets.authors').set({ hears_talk: hears }).where('project_id', '=', projectId).execute()
}

/** How many projects somebody with this address has sent to the edition. */
export async function countByAuthor(db: Db, processId: string, email: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from budgets.projects p join budgets.authors a on a.project_id = p.id
    where p.process_id = ${processId} and p.submitted_at is not null and p.withdrawn_at is null
      and lower(a.email) = lower(${email})`.execute(db)
  return rows[0]?.count ?? 0
}

export interface Coauthor {
  id: string
  projectId: string
  name: string
  email: string
  keyHash: string
  acceptedAt: Temporal.Instant | null
}

export async function coauthorsOf(db: Db, projectId: string): Promise<Coauthor[]> {
  return on(db)
    .selectFrom('budgets.coauthors')
    .select(['id', 'project_id as projectId', 'name', 'email', 'key_hash as keyHash', 'accepted_at as acceptedAt'])
    .where('project_id', '=', projectId)
    .orderBy('id')
    .execute()
}

export async function coauthorById(db: Db, id: string): Promise<Coauthor | null> {
  if (!isId(id)) return null
  const row = await on(db)
    .selectFrom('budgets.coauthors')
    .select(['id', 'project_id as projectId', 'name', 'email', 'key_hash as keyHash', 'accepted_at as acceptedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** @returns false when this address was invited before */
export async function insertCoauthor(
  db: Db,
  coauthor: Omit<Coauthor, 'acceptedAt'> & { invitedAt: Temporal.Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('budgets.coauthors')
    .values({
      id: coauthor.id,
      project_id: coauthor.projectId,
      name: coauthor.name,
      email: coauthor.email,
      key_hash: coauthor.keyHash,
      invited_at: coauthor.invitedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function acceptCoauthor(db: Db, id: string, at: Temporal.Instant) {
  await on(db)
    .updateTable('budgets.coauthors')
    .set({ accepted_at: at })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .execute()
}
