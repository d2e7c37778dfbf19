import { type Db, isId, newId } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/paging.ts'
import type { BounceKind } from '../rules.ts'
import type { NoticesTables } from '../tables.ts'

const on = (db: Db) => db.withTables<NoticesTables>()

export interface Suppression {
  id: string
  addressHash: string
  cause: BounceKind
  since: Temporal.Instant
}

export async function isSuppressed(db: Db, addressHash: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom('notices.suppressions')
    .select('id')
    .where('address_hash', '=', addressHash)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertBounce(
  db: Db,
  bounce: { addressHash: string; kind: BounceKind; code: number | null; at: Temporal.Instant },
) {
  await on(db)
    .insertInto('notices.bounces')
    .values({
      id: newId(),
      address_hash: bounce.addressHash,
      kind: bounce.kind,
      code: bounce.code,
      happened_at: bounce.at,
    })
    .execute()
}

export async function countSoftBounces(db: Db, addressHash: string, since: Temporal.Instant): Promise<number> {
  const row = await on(db)
    .selectFrom('notices.bounces')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('address_hash', '=', addressHash)
    .where('kind', '=', 'soft')
    .where('happened_at', '>', since)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Suppressing twice changes nothing. */
export async function insertSuppression(
  db: Db,
  suppression: { addressHash: string; cause: BounceKind; at: Temporal.Instant },
) {
  await on(db)
    .insertInto('notices.suppressions')
    .values({ id: newId(), address_hash: suppression.addressHash, cause: suppression.cause, since: suppression.at })
    .onConflict((conflict) => conflict.column('address_hash').where('lifted_at', 'is', null).doNothing())
    .execute()
}

/** True when the address was on the list. Its bounces go too: they were answered by a person. */
export async function endSuppression(
  db: Db,
  addressHash: string,
  by: { at: Temporal.Instant; personId: string | null },
): Promise<boolean> {
  const ended = await on(db)
    .updateTable('notices.suppressions')
    .set({ lifted_at: by.at, lifted_by: by.personId })
    .where('address_hash', '=', addressHash)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  await on(db).deleteFrom('notices.bounces').where('address_hash', '=', addressHash).execute()
  return ended.numUpdatedRows > 0n
}

export async function listSuppressions(
  db: Db,
  cursor: string | undefined,
  limit: number,
): Promise<PageOf<Suppression>> {
  const [after] = decodeCursor(cursor, 1) ?? []
  let query = on(db)
    .selectFrom('notices.suppressions')
    .select(['id', 'address_hash', 'cause', 'since'])
    .where('lifted_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (typeof after === 'string' && isId(after)) query = query.where('id', '<', after)
  const rows = await query.execute()
  const shown = rows.map((row) => ({
    id: row.id,
    addressHash: row.address_hash,
    cause: row.cause as BounceKind,
    since: row.since,
  }))
  return pageOf(shown, limit, (row) => [row.id])
}

export async function deleteOldBounces(db: Db, before: Temporal.Instant): Promise<number> {
  const answer = await on(db).deleteFrom('notices.bounces').where('happened_at', '<', before).executeTakeFirst()
  return Number(answer.numDeletedRows)
}

/** Marks a letter that was sent as returned; its address, or null when there is none or it was marked before. */
export async function recordReturned(
  db: Db,
  { letterId, code }: { letterId: string; code: number | null },
): Promise<string | null> {
  const row = await on(db)
    .updateTable('notices.messages')
    .set({ reason: 'returned', code })
    .where('id', '=', letterId)
    .where('state', 'in', ['accepted', 'unknown'])
    .where((where) => where.or([where('reason', 'is', null), where('reason', '!=', 'returned')]))
    .returning('address_hash')
    .executeTakeFirst()
  return row?.address_hash ?? null
}

/** Which of these addresses, as keyed hashes, we hold letters back from. */
export async function heldBackAmong(db: Db, addressHashes: string[]): Promise<Set<string>> {
  if (addressHashes.length === 0) return new Set()
  const rows = await on(db)
    .selectFrom('notices.suppressions')
    .select('address_hash')
    .where('address_hash', 'in', addressHashes)
    .where('lifted_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.address_hash))
}
