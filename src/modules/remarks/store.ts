import { type Db, sql } from '../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../platform/http/paging.ts'
import type { Channel, Decision, Outcome, Remark } from './rules.ts'
import type { RemarksTables } from './tables.ts'

export const on = (db: Db) => db.withTables<RemarksTables>()

export const REMARK_COLUMNS = [
  'remarks.remarks.id as id', 'remarks.remarks.process_id as processId', 'reference', 'channel', 'received_at as receivedAt', 'late', 'given_at as givenAt',
  'author_kind as authorKind', 'signature', 'author_name as authorName', 'organisation_name as organisationName', 'body', 'quotation', 'topic',
  'lon', 'lat', 'place_words as placeWords', 'published_at as publishedAt', 'hidden_at as hiddenAt', 'hidden_reason as hiddenReason',
  'withdrawn_at as withdrawnAt', 'edited_at as editedAt', 'statistics_given_at as statisticsGivenAt', 'import_id as importId',
  'remarks.remarks.group_id as groupId', 'decision_id as decisionId', 'settled_at as settledAt', 'assigned_to as assignedTo',
] as const

type RemarkRow = Omit<Remark, 'channel' | 'authorKind'> & { channel: string; authorKind: string }

export const asRemark = (row: RemarkRow): Remark => ({ ...row, channel: row.channel as Channel, authorKind: row.authorKind as Remark['authorKind'] })

/** References are numbered in the order of giving, per year of the clock: WIEC-2026-000412. */
export async function nextReferences(db: Db, now: Temporal.Instant, count = 1): Promise<string[]> {
  const year = now.toZonedDateTimeISO('Europe/Warsaw').year
  const { rows } = await sql<{ number: number }>`
    select nextval('remarks.reference_numbers') as number from generate_series(1, ${count}::int)`.execute(db)
  return rows.map(({ number }) => `WIEC-${year}-${String(number).padStart(6, '0')}`)
}

export interface NewRemark {
  id: string
  processId: string
  reference: string
  channel: Channel
  receivedAt: Temporal.Instant
  late: boolean
  givenAt: Temporal.Instant
  authorKind: Remark['authorKind']
  signature: string | null
  authorName: string | null
  organisationName: string | null
  body: string
  quotation: string | null
  topic: string | null
  lon: number | null
  lat: number | null
  placeWords: string | null
  editSecretHash: string | null
  submissionKey: string | null
  publishedAt: Temporal.Instant | null
  enteredBy: string | null
  importId: string | null
  importRow: number | null
  searchKeys: string[]
  sketch: Uint8Array | null
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
  search_keys: remark.searchKeys,
  sketch: remark.sketch,
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
  values: Pick<NewRemark, 'body' | 'quotation' | 'signature' | 'placeWords' | 'lon' | 'lat' | 'searchKeys' | 'sketch'> & { editedAt: Temporal.Instant; publishedAt: Temporal.Instant | null },
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
      sketch: values.sketch,
      edited_at: values.editedAt,
      published_at: values.publishedAt,
    })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** Withdrawn once: false when it already was. The text goes, the number and the fact stay. */
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

export interface Tally {
  all: number
  public: number
  settled: number
  publicSettled: number
}

/** Counts of submitted remarks, derived by the database from rows; a page never counts them itself. */
export async function tallyOf(db: Db, processId: string): Promise<Tally> {
  const row = await on(db)
    .selectFrom('remarks.tallies')
    .select(({ fn }) => [
      fn.sum<number | null>('all_count').as('all'),
      fn.sum<number | null>('public_count').as('public'),
      fn.sum<number | null>('settled_count').as('settled'),
      fn.sum<number | null>('public_settled_count').as('publicSettled'),
    ])
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return { all: row?.all ?? 0, public: row?.public ?? 0, settled: row?.settled ?? 0, publicSettled: row?.publicSettled ?? 0 }
}

/** The counts of several processes at once, for lists. */
export async function talliesOf(db: Db, processIds: string[]): Promise<Map<string, Tally>> {
  if (processIds.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('remarks.tallies')
    .select(({ fn }) => [
      'process_id as processId',
      fn.sum<number>('all_count').as('all'),
      fn.sum<number>('public_count').as('public'),
      fn.sum<number>('settled_count').as('settled'),
      fn.sum<number>('public_settled_count').as('publicSettled'),
    ])
    .where('process_id', 'in', processIds)
    .groupBy('process_id')
    .execute()
  return new Map(rows.map(({ processId, ...tally }) => [processId, tally]))
}

export interface PublicFilter {
  /** Only those whose decision is accepted. */
  settled?: boolean
  outcome?: Outcome
  channel?: Channel
  /** For each word looked for, the keys of which one must be there (`queryKeys`). */
  words?: string[][]
}

export interface ListedRemark extends Remark {
  decision: Decision | null
  groupSize: number
}

/** What the public reads, newest first, each with its decision when that is accepted. */
export async function listPublic(db: Db, processId: string, filter: PublicFilter, page: { limit: number; after?: string }): Promise<PageOf<ListedRemark>> {
  const after = decodeCursor(page.after, 2)
  let query = on(db).selectFrom('remarks.remarks').select(REMARK_COLUMNS).where('remarks.remarks.process_id', '=', processId).where('is_public', '=', true)
  if (filter.settled) query = query.where('settled_at', 'is not', null)
  if (filter.channel) query = query.where('channel', '=', filter.channel)
  for (const keys of filter.words ?? []) query = query.where(sql<boolean>`search_keys && ${keys}::text[]`)
  if (filter.outcome)
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('remarks.decisions')
          .select('remarks.decisions.id')
          .whereRef('remarks.decisions.id', '=', 'remarks.remarks.decision_id')
          .where('remarks.decisions.state', '=', 'accepted')
          .where('remarks.decisions.outcome', '=', filter.outcome as string),
      ),
    )
  if (after) query = query.where(sql<boolean>`(received_at, remarks.remarks.id) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`)
  const rows = await query.orderBy('received_at', 'desc').orderBy('remarks.remarks.id', 'desc').limit(page.limit + 1).execute()
  const { rows: shown, next } = pageOf(rows.map(asRemark), page.limit, (row) => [row.receivedAt.toString(), row.id])
  return { rows: await withDecisions(db, shown), next }
}

/** Adds what is said of each remark: the decision that holds and the size of its group. */
export async function withDecisions(db: Db, remarks: Remark[]): Promise<ListedRemark[]> {
  const decisions = await decisionsByIds(db, remarks.flatMap((remark) => remark.decisionId ?? []))
  const sizes = await groupSizes(db, remarks.flatMap((remark) => remark.groupId ?? []))
  return remarks.map((remark) => ({
    ...remark,
    decision: decisions.get(remark.decisionId ?? '') ?? null,
    groupSize: sizes.get(remark.groupId ?? '') ?? 0,
  }))
}

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

export const DECISION_COLUMNS = [
  'id', 'process_id as processId', 'remark_id as remarkId', 'group_id as groupId', 'outcome', 'reason', 'change', 'state',
  'decided_by as decidedBy', 'decided_at as decidedAt', 'accepted_by as acceptedBy', 'accepted_at as acceptedAt',
] as const

export async function decisionsByIds(db: Db, ids: string[]): Promise<Map<string, Decision>> {
  if (ids.length === 0) return new Map()
  const rows = await on(db).selectFrom('remarks.decisions').select(DECISION_COLUMNS).where('id', 'in', [...new Set(ids)]).execute()
  return new Map(rows.map((row) => [row.id, { ...row, outcome: row.outcome as Outcome, state: row.state as Decision['state'] }]))
}

/** Searches use the array index; a count there stops at `most`, so that a common word does not read the whole table. */
export async function countPublic(db: Db, processId: string, filter: PublicFilter, most = 10_000): Promise<number> {
  let query = on(db).selectFrom('remarks.remarks').select('remarks.remarks.id').where('remarks.remarks.process_id', '=', processId).where('is_public', '=', true).limit(most)
  if (filter.settled) query = query.where('settled_at', 'is not', null)
  if (filter.channel) query = query.where('channel', '=', filter.channel)
  for (const keys of filter.words ?? []) query = query.where(sql<boolean>`search_keys && ${keys}::text[]`)
  if (filter.outcome)
    query = query.innerJoin('remarks.decisions', 'remarks.decisions.id', 'remarks.remarks.decision_id').where('remarks.decisions.state', '=', 'accepted').where('remarks.decisions.outcome', '=', filter.outcome)
  const { count } = await db.selectFrom(query.as('found')).select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return count
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

export interface WorkCounts {
  toSettle: number
  draft: number
  toVerify: number
  accepted: number
  toPublish: number
}

/** How many remarks wait in each state of the team's work. */
export async function workCountsOf(db: Db, processId: string): Promise<WorkCounts> {
  const rows = await on(db)
    .selectFrom('remarks.remarks')
    .leftJoin('remarks.decisions', 'remarks.decisions.id', 'remarks.remarks.decision_id')
    .select(['state', sql<number>`count(*)`.as('count'), sql<number>`count(*) filter (where published_at is null and hidden_at is null)`.as('unpublished')])
    .where('remarks.remarks.process_id', '=', processId)
    .where('withdrawn_at', 'is', null)
    .groupBy('state')
    .execute()
  const of = (state: string | null) => rows.find((row) => row.state === state)?.count ?? 0
  return {
    toSettle: of(null),
    draft: of('draft'),
    toVerify: of('to-verify'),
    accepted: of('accepted'),
    toPublish: rows.reduce((sum, row) => sum + row.unpublished, 0),
  }
}

/** Counts over the whole portal. */
export async function countAllRemarks(db: Db): Promise<Pick<Tally, 'public' | 'publicSettled'>> {
  const row = await on(db)
    .selectFrom('remarks.tallies')
    .select(({ fn }) => [fn.sum<number | null>('public_count').as('public'), fn.sum<number | null>('public_settled_count').as('publicSettled')])
    .executeTakeFirst()
  return { public: row?.public ?? 0, publicSettled: row?.publicSettled ?? 0 }
}

export async function remarksByIds(db: Db, ids: string[]): Promise<Remark[]> {
  if (ids.length === 0) return []
  const rows = await on(db).selectFrom('remarks.remarks').select(REMARK_COLUMNS).where('id', 'in', ids).orderBy('id').execute()
  return rows.map(asRemark)
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
