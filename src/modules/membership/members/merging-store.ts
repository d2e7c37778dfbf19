import { type Db, json } from '../../../platform/db/index.ts'
import type { MembershipTables } from '../tables.ts'
import type { Moved } from './merging.ts'

const on = (db: Db) => db.withTables<MembershipTables>()

/** Another record joined into this one would hang in the air. */
export async function hasMergedInto(db: Db, id: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom('membership.members')
    .select('id')
    .where('merged_into', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

export async function moveRepresentatives(db: Db, from: string, to: string): Promise<string[]> {
  const rows = await on(db)
    .updateTable('membership.representatives')
    .set({ member_id: to })
    .where('member_id', '=', from)
    .where('to_on', 'is', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function moveConsents(db: Db, from: string, to: string): Promise<string[]> {
  const rows = await on(db)
    .updateTable('membership.consents')
    .set({ member_id: to })
    .where('member_id', '=', from)
    .where('taken_back_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function takeAccounts(db: Db, id: string, { personId, organisationId }: Moved) {
  if (!personId && !organisationId) return
  await on(db)
    .updateTable('membership.members')
    .set({ ...(personId && { person_id: null }), ...(organisationId && { organisation_id: null }) })
    .where('id', '=', id)
    .execute()
}

export async function giveAccounts(db: Db, id: string, { personId, organisationId }: Moved) {
  if (!personId && !organisationId) return
  await on(db)
    .updateTable('membership.members')
    .set({ ...(personId && { person_id: personId }), ...(organisationId && { organisation_id: organisationId }) })
    .where('id', '=', id)
    .execute()
}

export async function recordMerging(
  db: Db,
  { id, into, moved }: { id: string; into: string; moved: Moved },
  merged: { at: Temporal.Instant; by: string | null },
) {
  await on(db)
    .updateTable('membership.members')
    .set({
      merged_into: into,
      merged_at: merged.at,
      merged_by: merged.by,
      merged_moved: json(moved),
      person_id: null,
      organisation_id: null,
    })
    .where('id', '=', id)
    .execute()
}

export async function movedWith(db: Db, id: string): Promise<Moved> {
  const row = await on(db)
    .selectFrom('membership.members')
    .select('merged_moved')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.merged_moved as Moved
}

export async function recordUnmerging(db: Db, id: string) {
  await on(db)
    .updateTable('membership.members')
    .set({ merged_into: null, merged_at: null, merged_by: null, merged_moved: null })
    .where('id', '=', id)
    .execute()
}

/** What came over with a joining and is still there goes back. */
export async function moveBack(db: Db, from: string, to: string, { representatives, consents }: Moved) {
  for (const [table, ids] of [
    ['membership.representatives', representatives],
    ['membership.consents', consents],
  ] as const)
    if (ids.length > 0)
      await on(db)
        .updateTable(table)
        .set({ member_id: to })
        .where('id', 'in', ids)
        .where('member_id', '=', from)
        .execute()
}
