import { ZONE } from '../../platform/clock.ts'
import { type Db, sql } from '../../platform/db/index.ts'
import type { Channel, Remark } from './rules.ts'
import type { RemarksTables } from './tables.ts'

export const on = (db: Db) => db.withTables<RemarksTables>()

export const REMARK_COLUMNS = [
  'remarks.remarks.id as id',
  'remarks.remarks.process_id as processId',
  'reference',
  'channel',
  'received_at as receivedAt',
  'late',
  'given_at as givenAt',
  'author_kind as authorKind',
  'signature',
  'author_name as authorName',
  'organisation_name as organisationName',
  'body',
  'quotation',
  'topic',
  'lon',
  'lat',
  'place_words as placeWords',
  'published_at as publishedAt',
  'hidden_at as hiddenAt',
  'hidden_reason as hiddenReason',
  'withdrawn_at as withdrawnAt',
  'edited_at as editedAt',
  'statistics_given_at as statisticsGivenAt',
  'import_id as importId',
  'remarks.remarks.group_id as groupId',
  'decision_id as decisionId',
  'settled_at as settledAt',
  'assigned_to as assignedTo',
] as const

type RemarkRow = Omit<Remark, 'channel' | 'authorKind'> & { channel: string; authorKind: string }

export const asRemark = (row: RemarkRow): Remark => ({
  ...row,
  channel: row.channel as Channel,
  authorKind: row.authorKind as Remark['authorKind'],
})

/** References are numbered in the order of giving, per year of the clock: WIEC-2026-000412. */
export async function nextReferences(db: Db, now: Temporal.Instant, count = 1): Promise<string[]> {
  const year = now.toZonedDateTimeISO(ZONE).year
  const { rows } = await sql<{ number: number }>`
    select nextval('remarks.reference_numbers') as number from generate_series(1, ${count}::int)`.execute(db)
  return rows.map(({ number }) => `WIEC-${year}-${String(number).padStart(6, '0')}`)
}

/** A remark as it is first written down; what happens to it later comes later. */
export type NewRemark = Pick<
  Remark,
  | 'id'
  | 'processId'
  | 'reference'
  | 'channel'
  | 'receivedAt'
  | 'late'
  | 'givenAt'
  | 'authorKind'
  | 'signature'
  | 'authorName'
  | 'organisationName'
  | 'body'
  | 'quotation'
  | 'topic'
  | 'lon'
  | 'lat'
  | 'placeWords'
  | 'publishedAt'
  | 'importId'
> & {
  editSecretHash: string | null
  submissionKey: string | null
  enteredBy: string | null
  importRow: number | null
  /** In the sender's own register; only imported letters have one. */
  registerNumber?: string | null
  searchKeys: string[]
}

const valuesOf = (remark: NewRemark) => ({
  id: remark.id,
  process_id: remark.processId,
  reference: remark.reference,
  channel: remark.channel,
  received_at: remark.receivedAt,
  late: remark.late,
  given_at: remark.givenAt,
  author_kind: remark.authorKind,
  signature: remark.signature,
  author_name: remark.authorName,
  organisation_name: remark.organisationName,
  body: remark.body,
  quotation: remark.quotation,
  topic: remark.topic,
  lon: remark.lon,
  lat: remark.lat,
  place_words: remark.placeWords,
  edit_secret_hash: remark.editSecretHash,
  submission_key: remark.submissionKey,
  published_at: remark.publishedAt,
  entered_by: remark.enteredBy,
  import_id: remark.importId,
  import_row: remark.importRow,
  register_number: remark.registerNumber ?? null,
  search_keys: remark.searchKeys,
})

/** Stores a remark, or nothing when the same form was sent before. */
export async function insertRemark(db: Db, remark: NewRemark): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('remarks.remarks')
    .values(valuesOf(remark))
    .onConflict((conflict) => conflict.columns(['process_id', 'submission_key']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Stores many at once, for imports. */
export async function insertRemarks(db: Db, remarks: NewRemark[]) {
  if (remarks.length > 0) await on(db).insertInto('remarks.remarks').values(remarks.map(valuesOf)).execute()
}

export async function remarkBySubmission(db: Db, processId: string, submissionKey: string): Promise<Remark | null> {
  const row = await on(db)
    .selectFrom('remarks.remarks')
    .select(REMARK_COLUMNS)
    .where('process_id', '=', processId)
    .where('submission_key', '=', submissionKey)
    .executeTakeFirst()
  return row ? asRemark(row) : null
}

export async function remarkByReference(db: Db, processId: string, reference: string): Promise<Remark | null> {
  const row = await on(db)
    .selectFrom('remarks.remarks')
    .select(REMARK_COLUMNS)
    .where('process_id', '=', processId)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row ? asRemark(row) : null
}

export async function remarkById(db: Db, id: string): Promise<Remark | null> {
  const row = await on(db).selectFrom('remarks.remarks').select(REMARK_COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? asRemark(row) : null
}

/** Whether this secret opens the remark for its author. */
export async function secretOpens(db: Db, remarkId: string, secretHash: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom('remarks.remarks')
    .select('id')
    .where('id', '=', remarkId)
    .where('edit_secret_hash', '=', secretHash)
    .executeTakeFirst()
  return row !== undefined
}

export async function updateText(
  db: Db,
  id: string,
  values: Pick<NewRemark, 'body' | 'quotation' | 'signature' | 'placeWords' | 'lon' | 'lat' | 'searchKeys'> & {
    editedAt: Temporal.Instant
    publishedAt: Temporal.Instant | null
  },
) {
  await on(db)
    .updateTable('remarks.remarks')
    .set({
      body: values.body,
      quotation: values.quotation,
      signature: values.signature,
      place_words: values.placeWords,
      lon: values.lon,
      lat: values.lat,
      search_keys: values.searchKeys,
      // Another text may be like other letters.
      apart_at: null,
      edited_at: values.editedAt,
      published_at: values.publishedAt,
    })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** Withdrawn once: false when it already was. It leaves its group; the number and the fact stay. */
export async function recordWithdrawal(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('remarks.remarks')
    .set({ withdrawn_at: at, group_id: null })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function recordPublication(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('remarks.remarks')
    .set({ published_at: at })
    .where('id', '=', id)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Hides with a reason, or shows again with null. */
export async function recordHiding(db: Db, id: string, hidden: { at: Temporal.Instant; reason: string } | null) {
  await on(db)
    .updateTable('remarks.remarks')
    .set({ hidden_at: hidden?.at ?? null, hidden_reason: hidden?.reason ?? null })
    .where('id', '=', id)
    .execute()
}

/** The remarks named, of this process only; those taken back are left out. */
export async function remarksByIds(db: Db, processId: string, ids: string[]): Promise<Remark[]> {
  if (ids.length === 0) return []
  const rows = await on(db)
    .selectFrom('remarks.remarks')
    .select(REMARK_COLUMNS)
    .where('process_id', '=', processId)
    .where('withdrawn_at', 'is', null)
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
  return rows.map(asRemark)
}

/** Which of the remarks named people may read; many may be named at once. */
export async function publicAmong(db: Db, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await on(db)
    .selectFrom('remarks.remarks')
    .select('id')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('is_public', '=', true)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function remarksByReferences(db: Db, processId: string, references: string[]): Promise<Remark[]> {
  if (references.length === 0) return []
  const rows = await on(db)
    .selectFrom('remarks.remarks')
    .select(REMARK_COLUMNS)
    .where('process_id', '=', processId)
    .where('reference', 'in', references)
    .where('withdrawn_at', 'is', null)
    .execute()
  return rows.map(asRemark)
}
