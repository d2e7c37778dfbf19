import { type Db, sql } from '../../platform/db/index.ts'
import { on } from './editions/store.ts'

/** Projects with this address, as author or co-author. */
export async function authorsBy(db: Db, email: string) {
  const { rows } = await sql<{
    title: string
    role: string
    name: string
    phone: string
    address: string
    guardian: string
    hearsTalk: boolean | null
  }>`
    select p.title, 'author' as role, a.name, a.phone, a.address, a.guardian, a.hears_talk as "hearsTalk" from budgets.authors a
    join budgets.projects p on p.id = a.project_id where lower(a.email) = lower(${email})
    union all
    select p.title, 'coauthor', c.name, '', '', '', null from budgets.coauthors c
    join budgets.projects p on p.id = c.project_id where lower(c.email) = lower(${email})`.execute(db)
  return rows
}

export async function deleteAuthorsBy(db: Db, email: string) {
  await sql`update budgets.project_answers set closed_answers = '{}' where project_id in (
    select project_id from budgets.authors where lower(email) = lower(${email}))`.execute(db)
  await on(db).deleteFrom('budgets.authors').where(sql<boolean>`lower(email) = lower(${email})`).execute()
  await on(db).deleteFrom('budgets.coauthors').where(sql<boolean>`lower(email) = lower(${email})`).execute()
}

/** What somebody on a team did with projects. */
export async function staffActs(db: Db, personId: string) {
  const decided = await on(db)
    .selectFrom('budgets.projects')
    .select(['number', 'title', 'decision'])
    .where((where) =>
      where.or([
        where('decided_by', '=', personId),
        where('approved_by', '=', personId),
        where('entered_by', '=', personId),
      ]),
    )
    .execute()
  const appeals = await on(db)
    .selectFrom('budgets.appeals')
    .select(['project_id as projectId', 'outcome'])
    .where('decided_by', '=', personId)
    .execute()
  return { decided, appeals }
}

export async function forgetStaff(db: Db, personId: string) {
  for (const statement of [
    sql`update budgets.projects set decided_by = null where decided_by = ${personId}`,
    sql`update budgets.projects set approved_by = null where approved_by = ${personId}`,
    sql`update budgets.projects set entered_by = null where entered_by = ${personId}`,
    sql`update budgets.projects set outside_by = null where outside_by = ${personId}`,
    sql`update budgets.cards set finished_by = null where finished_by = ${personId}`,
    sql`update budgets.routings set routed_by = null where routed_by = ${personId}`,
    sql`update budgets.summonses set sent_by = null where sent_by = ${personId}`,
    sql`update budgets.appeals set decided_by = null where decided_by = ${personId}`,
    sql`update budgets.publications set made_by = null where made_by = ${personId}`,
    sql`update budgets.results set published_by = null where published_by = ${personId}`,
    sql`update budgets.devices set added_by = null where added_by = ${personId}`,
    sql`update budgets.works set added_by = null where added_by = ${personId}`,
    sql`update budgets.joinings set proposed_by = null where proposed_by = ${personId}`,
    sql`update budgets.joining_voices set said_by = null where said_by = ${personId}`,
  ])
    await statement.execute(db)
}

/** Ends addresses of editions built long ago, and drafts nobody sent. @returns how many rows ended */
export async function endAuthors(
  db: Db,
  { builtBefore, draftedBefore }: { builtBefore: Temporal.PlainDate; draftedBefore: Temporal.Instant },
): Promise<number> {
  const over = sql`select p.id from budgets.projects p join budgets.editions e on e.process_id = p.process_id
    where nullif(e.calendar ->> 'buildingTo', '')::date < ${builtBefore}`
  const { rows } = await sql<{ count: number }>`
    with authors as (delete from budgets.authors where project_id in (${over}) returning 1),
      coauthors as (delete from budgets.coauthors where project_id in (${over}) returning 1),
      answers as (update budgets.project_answers set closed_answers = '{}'
        where closed_answers <> '{}' and project_id in (${over}) returning 1),
      shifts as (update budgets.shifts set people = '{}' where people <> '{}' and point_id in (
        select v.id from budgets.voting_points v join budgets.editions e on e.process_id = v.process_id
        where nullif(e.calendar ->> 'buildingTo', '')::date < ${builtBefore}) returning 1),
      drafts as (delete from budgets.projects where submitted_at is null and created_at < ${draftedBefore} returning 1)
    select (select count(*) from authors)::int + (select count(*) from coauthors)::int + (select count(*) from drafts)::int
        + (select count(*) from shifts)::int + (select count(*) from answers)::int as count`.execute(db)
  return rows[0]?.count ?? 0
}
