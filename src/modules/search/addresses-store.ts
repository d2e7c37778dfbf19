import { type Db, sql } from '../../platform/db/index.ts'

export interface PublicAddress {
  path: string
  changedAt: Temporal.Instant
}

/** Addresses of what everybody may find, by kind and the newest first; parts of a page are not pages. */
export async function addressesAfter(
  db: Db,
  kind: string,
  after: { at: Temporal.Instant; id: string } | null,
  limit: number,
): Promise<(PublicAddress & { id: string; datedAt: Temporal.Instant })[]> {
  const { rows } = await sql<PublicAddress & { id: string; datedAt: Temporal.Instant }>`
    select thing_id as id, path, dated_at as "datedAt", dated_at as "changedAt" from search.documents
    where kind = ${kind} and audiences @> '{public}' and path not like '%#%'
      ${after ? sql`and (dated_at, thing_id) < (${after.at}, ${after.id}::uuid)` : sql``}
    order by dated_at desc, thing_id desc limit ${limit}`.execute(db)
  return rows
}

export async function kindsThere(db: Db): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    select distinct kind from search.documents order by kind`.execute(db)
  return rows.map(({ kind }) => kind)
}
