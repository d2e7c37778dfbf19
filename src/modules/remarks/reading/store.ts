import { type Db, sql } from '../../../platform/db/index.ts'
import { decodeMomentCursor, type PageOf, pageOf } from '../../../platform/http/paging.ts'
import { type ListedRemark, withDecisions } from '../deciding/decisions-store.ts'
import type { Channel, Outcome, Remark } from '../rules.ts'
import { asRemark, on, REMARK_COLUMNS } from '../store.ts'

export interface PublicFilter {
  /** Only those whose decision is accepted. */
  settled?: boolean
  outcome?: Outcome
  channel?: Channel
  /** For each word looked for, the keys of which one must be there (`queryKeys`). */
  words?: string[][]
}

/** What the public reads, newest first, each with its decision. */
export async function listPublic(
  db: Db,
  processId: string,
  filter: PublicFilter,
  page: { limit: number; after?: string },
): Promise<PageOf<ListedRemark>> {
  const after = decodeMomentCursor(page.after)
  let query = filtered(db, processId, filter).select(REMARK_COLUMNS)
  if (after) query = query.where(sql<boolean>`(received_at, remarks.remarks.id) < (${after.at}, ${after.id}::uuid)`)
  const rows = await query
    .orderBy('received_at', 'desc')
    .orderBy('remarks.remarks.id', 'desc')
    .limit(page.limit + 1)
    .execute()
  const { rows: shown, next } = pageOf(rows.map(asRemark), page.limit, (row) => [row.receivedAt.toString(), row.id])
  return { rows: await withDecisions(db, shown), next }
}

/** Where public remarks are about, for a map of all of them; no more than a picture can tell apart. */
export async function publicPlacesOf(
  db: Db,
  processId: string,
  most = 20_000,
): Promise<{ lon: number; lat: number }[]> {
  const rows = await filtered(db, processId, {})
    .select(['lon', 'lat'])
    .where('lon', 'is not', null)
    .orderBy('remarks.remarks.id')
    .limit(most)
    .execute()
  return rows.flatMap(({ lon, lat }) => (lon === null || lat === null ? [] : [{ lon, lat }]))
}

/** How many were found; the count stops at `most`, so that a common word does not read the whole table. */
export async function countPublic(db: Db, processId: string, filter: PublicFilter, most = 10_000): Promise<number> {
  const found = filtered(db, processId, filter).select('remarks.remarks.id').limit(most)
  const { count } = await db
    .selectFrom(found.as('found'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function filtered(db: Db, processId: string, filter: PublicFilter) {
  const { outcome } = filter
  let query = on(db)
    .selectFrom('remarks.remarks')
    .where('remarks.remarks.process_id', '=', processId)
    .where('is_public', '=', true)
  if (filter.settled) query = query.where('settled_at', 'is not', null)
  if (filter.channel) query = query.where('channel', '=', filter.channel)
  for (const keys of filter.words ?? []) query = query.where(sql<boolean>`search_keys && ${keys}::text[]`)
  if (outcome)
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('remarks.decisions')
          .select('remarks.decisions.id')
          .whereRef('remarks.decisions.id', '=', 'remarks.remarks.decision_id')
          .where('remarks.decisions.state', '=', 'accepted')
          .where('remarks.decisions.outcome', '=', outcome),
      ),
    )
  return query
}

/** Others of a group that everybody may read, the oldest first. */
export async function publicInGroup(db: Db, groupId: string, exceptId: string, limit: number): Promise<Remark[]> {
  const rows = await on(db)
    .selectFrom('remarks.remarks')
    .select(REMARK_COLUMNS)
    .where('group_id', '=', groupId)
    .where('is_public', '=', true)
    .where('id', '<>', exceptId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(asRemark)
}
