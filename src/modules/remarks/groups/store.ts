import { type Db, isId, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/paging.ts'
import type { Remark } from '../rules.ts'
import type { Candidate } from '../similarity/index.ts'
import { asRemark, on, REMARK_COLUMNS } from '../store.ts'

export interface Group {
  id: string
  processId: string
  label: string
  madeBy: 'method' | 'person'
  decisionId: string | null
  confirmedAt: Temporal.Instant | null
  size: number
}

const GROUP = [
  'id',
  'process_id as processId',
  'label',
  'made_by as madeBy',
  'decision_id as decisionId',
  'confirmed_at as confirmedAt',
] as const

/** How many letters a group holds now; those taken back do not count. */
const size = sql<number>`(select count(*) from remarks.remarks r where r.group_id = groups.id and r.withdrawn_at is null)`

export async function groupById(db: Db, processId: string, id: string): Promise<Group | null> {
  const row = await on(db)
    .selectFrom('remarks.groups')
    .select([...GROUP, size.as('size')])
    .where('process_id', '=', processId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, madeBy: row.madeBy as Group['madeBy'] } : null
}

/** Groups of a process, the largest first. */
export async function listGroups(
  db: Db,
  processId: string,
  page: { limit: number; after?: string; unconfirmed?: boolean },
): Promise<PageOf<Group>> {
  const [least, id] = decodeCursor(page.after, 2) ?? []
  const after = Number.isSafeInteger(least) && isId(String(id)) ? { size: Number(least), id: String(id) } : null
  const sized = on(db)
    .selectFrom('remarks.groups')
    .select([...GROUP, size.as('size')])
    .where('process_id', '=', processId)
    .$if(page.unconfirmed === true, (query) => query.where('confirmed_at', 'is', null))
  let query = db.selectFrom(sized.as('sized')).selectAll().where('size', '>', 0)
  if (after) query = query.where(sql<boolean>`(size, id) < (${after.size}::bigint, ${after.id}::uuid)`)
  const rows = await query
    .orderBy('size', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  return pageOf(
    rows.map((row) => ({ ...row, madeBy: row.madeBy as Group['madeBy'] })),
    page.limit,
    (row) => [row.size, row.id],
  )
}

export async function countUnconfirmed(db: Db, processId: string): Promise<number> {
  const { count } = await on(db)
    .selectFrom('remarks.groups')
    .select(sql<number>`count(*)`.as('count'))
    .where('process_id', '=', processId)
    .where('confirmed_at', 'is', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('remarks.remarks')
          .select('id')
          .whereRef('remarks.remarks.group_id', '=', 'remarks.groups.id')
          .where('withdrawn_at', 'is', null),
      ),
    )
    .executeTakeFirstOrThrow()
  return count
}

export async function insertGroup(
  db: Db,
  group: { id: string; processId: string; label: string; madeBy: Group['madeBy']; createdAt: Temporal.Instant },
) {
  await on(db)
    .insertInto('remarks.groups')
    .values({
      id: group.id,
      process_id: group.processId,
      label: group.label,
      made_by: group.madeBy,
      created_at: group.createdAt,
    })
    .execute()
}

export async function insertGroups(
  db: Db,
  groups: { id: string; processId: string; label: string; createdAt: Temporal.Instant }[],
) {
  if (groups.length === 0) return
  await on(db)
    .insertInto('remarks.groups')
    .values(
      groups.map((group) => ({
        id: group.id,
        process_id: group.processId,
        label: group.label,
        made_by: 'method',
        created_at: group.createdAt,
      })),
    )
    .execute()
}

export async function recordConfirmation(db: Db, id: string, by: string | null, at: Temporal.Instant | null) {
  await on(db).updateTable('remarks.groups').set({ confirmed_at: at, confirmed_by: by }).where('id', '=', id).execute()
}

export async function setGroupDecision(db: Db, id: string, decisionId: string | null) {
  await on(db).updateTable('remarks.groups').set({ decision_id: decisionId }).where('id', '=', id).execute()
}

/**
 * Puts letters into a group, or takes them out with null. Those whose answer was a group's answer take that of the new
 * group; an answer of their own stays.
 */
export async function moveToGroup(db: Db, remarkIds: string[], groupId: string | null) {
  if (remarkIds.length === 0) return
  // An answer given to the group just now must not pass by those who join it just now.
  if (groupId) await lockGroup(db, groupId)
  await sql`
    update remarks.remarks r set
      group_id = ${groupId}::uuid,
      decision_id = case when own.id is not null then r.decision_id else g.decision_id end,
      settled_at = case when own.id is not null then r.settled_at else d.accepted_at end
    from remarks.remarks self
    left join remarks.decisions own on own.id = self.decision_id and own.remark_id is not null and own.superseded_at is null
    left join remarks.groups g on g.id = ${groupId}::uuid
    left join remarks.decisions d on d.id = g.decision_id
    where r.id = self.id and r.id = any(${remarkIds}::uuid[])`.execute(db)
}

/** A person wants these letters alone, or, with null, no longer. */
export async function recordApart(db: Db, remarkIds: string[], at: Temporal.Instant | null) {
  if (remarkIds.length > 0)
    await on(db).updateTable('remarks.remarks').set({ apart_at: at }).where('id', 'in', remarkIds).execute()
}

/** Holds a group until the transaction ends. */
export async function lockGroup(db: Db, id: string) {
  await on(db).selectFrom('remarks.groups').select('id').where('id', '=', id).forUpdate().execute()
}

/** Letters of one process look for their groups one after the other, so that two equal ones do not miss each other. */
export async function lockGrouping(db: Db, processId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`remarks.grouping ${processId}`}, 0))`.execute(db)
}

/** Forgets groups of a process that nobody is in. */
export async function deleteEmptyGroups(db: Db, processId: string) {
  await sql`
    delete from remarks.groups g
    where g.process_id = ${processId} and not exists (select from remarks.remarks r where r.group_id = g.id)`.execute(
    db,
  )
}

export async function membersOf(
  db: Db,
  groupId: string,
  page: { limit: number; after?: string },
): Promise<PageOf<Remark>> {
  const [id] = decodeCursor(page.after, 1) ?? []
  let query = on(db)
    .selectFrom('remarks.remarks')
    .select(REMARK_COLUMNS)
    .where('group_id', '=', groupId)
    .where('withdrawn_at', 'is', null)
  if (isId(String(id))) query = query.where('id', '>', String(id))
  const rows = await query
    .orderBy('id')
    .limit(page.limit + 1)
    .execute()
  return pageOf(rows.map(asRemark), page.limit, (row) => [row.id])
}

/** Texts of a group, for the text they share; evenly spread, at most `limit`. */
export async function textsOf(db: Db, groupId: string, limit = 40): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('remarks.remarks')
    .select('body')
    .where('group_id', '=', groupId)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.body)
}

/** Keeps what a later letter is found by. */
export async function keepBands(db: Db, processId: string, remarkId: string, bands: number[]) {
  await on(db).deleteFrom('remarks.bands').where('remark_id', '=', remarkId).execute()
  await insertBands(db, processId, [{ remarkId, bands }])
}

export async function insertBands(db: Db, processId: string, letters: { remarkId: string; bands: number[] }[]) {
  const rows = letters.flatMap(({ remarkId, bands }) => bands.map((band) => ({ band, remarkId })))
  if (rows.length === 0) return
  await sql`
    insert into remarks.bands (process_id, band, remark_id)
    select ${processId}::uuid, band, id from unnest(${rows.map(({ band }) => band)}::bigint[], ${rows.map(({ remarkId }) => remarkId)}::uuid[]) as given (band, id)
    on conflict do nothing`.execute(db)
}

/** Letters of the process that share a band with a new one, those sharing most first. */
export async function candidatesFor(
  db: Db,
  processId: string,
  remarkId: string,
  bands: number[],
  limit = 50,
): Promise<Candidate[]> {
  if (bands.length === 0) return []
  const { rows } = await sql<Candidate>`
    select r.id, r.group_id as "group", r.body as text
    from (
      select remark_id, count(*) as shared from remarks.bands
      where process_id = ${processId} and band = any(${bands}::bigint[]) and remark_id <> ${remarkId}
      group by remark_id order by shared desc, remark_id limit ${limit}
    ) near join remarks.remarks r on r.id = near.remark_id
    where r.withdrawn_at is null and r.apart_at is null
    order by near.shared desc, r.id`.execute(db)
  return rows
}

/** All letters of a process with their texts, but those a person wants alone, in batches by id, for grouping anew. */
export async function* allTexts(
  db: Db,
  processId: string,
  batch = 500,
): AsyncGenerator<{ id: string; groupId: string | null; body: string }[]> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await on(db)
      .selectFrom('remarks.remarks')
      .select(['id', 'group_id as groupId', 'body'])
      .where('process_id', '=', processId)
      .where('withdrawn_at', 'is', null)
      .where('apart_at', 'is', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .execute()
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = last.id
  }
}

/** How many letters each group holds; those taken back do not count. */
export async function groupSizes(db: Db, groupIds: string[]): Promise<Map<string, number>> {
  if (groupIds.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('remarks.remarks')
    .select(['group_id as groupId', ({ fn }) => fn.countAll<number>().as('size')])
    .where('group_id', 'in', [...new Set(groupIds)])
    .where('withdrawn_at', 'is', null)
    .groupBy('group_id')
    .execute()
  return new Map(rows.map((row) => [row.groupId ?? '', row.size]))
}
