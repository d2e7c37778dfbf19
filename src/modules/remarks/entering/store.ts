import { type Db, sql } from '../../../platform/db/index.ts'
import type { Remark } from '../rules.ts'
import { asRemark, type NewRemark, on, REMARK_COLUMNS } from '../store.ts'

/** What one person entered in a process, the newest first. */
export async function entriesOf(db: Db, processId: string, personId: string, limit: number): Promise<Remark[]> {
  const rows = await entered(db, processId, personId)
    .select(REMARK_COLUMNS)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(asRemark)
}

export async function countEntries(
  db: Db,
  processId: string,
  personId: string,
  since: Temporal.Instant,
): Promise<number> {
  const { count } = await entered(db, processId, personId)
    .where('given_at', '>=', since)
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export async function entryByReference(
  db: Db,
  processId: string,
  personId: string,
  reference: string,
): Promise<Remark | null> {
  const row = await entered(db, processId, personId)
    .select(REMARK_COLUMNS)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row ? asRemark(row) : null
}

const entered = (db: Db, processId: string, personId: string) =>
  on(db).selectFrom('remarks.remarks').where('process_id', '=', processId).where('entered_by', '=', personId)

export type EntryChanges = Pick<
  NewRemark,
  | 'body'
  | 'quotation'
  | 'placeWords'
  | 'channel'
  | 'receivedAt'
  | 'late'
  | 'authorKind'
  | 'authorName'
  | 'organisationName'
  | 'signature'
  | 'searchKeys'
>

/** Corrects an entry; false when it was settled or taken away meanwhile. */
export async function updateEntry(db: Db, id: string, entry: EntryChanges): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('remarks.remarks')
    .set({
      body: entry.body,
      quotation: entry.quotation,
      place_words: entry.placeWords,
      channel: entry.channel,
      received_at: entry.receivedAt,
      late: entry.late,
      author_kind: entry.authorKind,
      author_name: entry.authorName,
      organisation_name: entry.organisationName,
      signature: entry.signature,
      search_keys: entry.searchKeys,
    })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes an entry away with what was prepared for it; false when it was settled meanwhile. */
export async function deleteEntry(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await on(db)
    .deleteFrom('remarks.remarks')
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return false
  await on(db).deleteFrom('remarks.decisions').where('remark_id', '=', id).execute()
  return true
}

/** Forgets the address for news, and the key that was sent there. */
export async function forgetContact(db: Db, remarkId: string) {
  await on(db).deleteFrom('remarks.contacts').where('remark_id', '=', remarkId).execute()
  await on(db).updateTable('remarks.remarks').set({ edit_secret_hash: null }).where('id', '=', remarkId).execute()
}

export async function replaceSecret(db: Db, remarkId: string, secretHash: string) {
  await on(db).updateTable('remarks.remarks').set({ edit_secret_hash: secretHash }).where('id', '=', remarkId).execute()
}
