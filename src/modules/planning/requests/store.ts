import { type Db, sql } from '../../../platform/db/index.ts'
import { on } from '../plans/store.ts'
import type { Request, RequestRules } from './rules.ts'

const COLUMNS = [
  'id',
  'organisation_id as organisationId',
  'title',
  'what',
  'why',
  'place',
  'signature',
  'email',
  'given_at as givenAt',
  'confirmed_at as confirmedAt',
  'needed',
  'answer_days as answerDays',
  'supported_by as supportedBy',
  'shown_at as shownAt',
  'refused_reason as refusedReason',
  'reached_at as reachedAt',
  'verified_at as verifiedAt',
  'verified_count as verifiedCount',
  'verified_note as verifiedNote',
  'answered_at as answeredAt',
  'granted',
  'answer',
  'process_id as processId',
] as const

type Row = Omit<Request, 'supportedBy'> & { supportedBy: string }
const asRequest = (row: Row): Request => ({ ...row, supportedBy: row.supportedBy as Request['supportedBy'] })

const selected = (db: Db) => on(db).selectFrom('planning.requests').select(COLUMNS)

/** Organisations whose rules let residents ask, with those rules. */
export async function askable(db: Db): Promise<Map<string, RequestRules>> {
  const rows = await on(db)
    .selectFrom('planning.local_rules')
    .select(['organisation_id as id', 'request_people as people', 'request_days as days', 'request_by as by'])
    .where('request_people', 'is not', null)
    .where('request_days', 'is not', null)
    .execute()
  return new Map(
    rows.map(({ id, people, days, by }) => [
      id,
      { people: people ?? 0, days: days ?? 0, by: by as RequestRules['by'] },
    ]),
  )
}

export async function requestById(db: Db, id: string): Promise<Request | null> {
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? asRequest(row) : null
}

/** What everybody reads, the newest first. */
export async function shownRequests(db: Db, limit: number): Promise<Request[]> {
  const rows = await selected(db)
    .where('shown_at', 'is not', null)
    .orderBy('shown_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(asRequest)
}

/** What came to an office and was confirmed by its author, the newest first. */
export async function requestsTo(db: Db, organisationIds: string[], limit: number): Promise<Request[]> {
  if (organisationIds.length === 0) return []
  const rows = await selected(db)
    .where('organisation_id', 'in', organisationIds)
    .where('confirmed_at', 'is not', null)
    .orderBy('given_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(asRequest)
}

export type NewRequest = Pick<
  Request,
  | 'id'
  | 'organisationId'
  | 'title'
  | 'what'
  | 'why'
  | 'place'
  | 'signature'
  | 'email'
  | 'needed'
  | 'answerDays'
  | 'supportedBy'
>

export async function insertRequest(db: Db, request: NewRequest, givenAt: Temporal.Instant) {
  await on(db)
    .insertInto('planning.requests')
    .values({
      id: request.id,
      organisation_id: request.organisationId,
      title: request.title,
      what: request.what,
      why: request.why,
      place: request.place,
      signature: request.signature,
      email: request.email,
      needed: request.needed,
      answer_days: request.answerDays,
      supported_by: request.supportedBy,
      given_at: givenAt,
    })
    .execute()
}

interface Facts {
  confirmed_at?: Temporal.Instant
  shown_at?: Temporal.Instant
  shown_by?: string | null
  refused_reason?: string
  reached_at?: Temporal.Instant
  verified_at?: Temporal.Instant
  verified_by?: string | null
  verified_count?: number
  verified_note?: string
  answered_at?: Temporal.Instant
  answered_by?: string | null
  granted?: boolean
  answer?: string
  process_id?: string | null
}

/** Writes down what happened, unless the named fact is there already. @returns whether it was the first time */
export async function recordFacts(
  db: Db,
  id: string,
  facts: Facts,
  unless: 'confirmed_at' | 'shown_at' | 'reached_at' | 'verified_at' | 'answered_at',
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('planning.requests')
    .set(facts)
    .where('id', '=', id)
    .where(unless, 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Locks a request, so that the one who makes the number full is found. */
export const lockRequest = (db: Db, id: string) =>
  on(db).selectFrom('planning.requests').select('id').where('id', '=', id).forUpdate().execute()

/** How many support each, confirmed and not struck out. */
export async function countSupports(db: Db, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await on(db)
    .selectFrom('planning.request_supports')
    .select(['request_id as id', sql<number>`count(*)::int`.as('count')])
    .where('request_id', 'in', ids)
    .where('confirmed_at', 'is not', null)
    .where('struck_at', 'is', null)
    .groupBy('request_id')
    .execute()
  return new Map(rows.map(({ id, count }) => [id, count]))
}

export interface Support {
  id: string
  requestId: string
  name: string
  address: string
  email: string | null
  confirmedAt: Temporal.Instant | null
  struckAt: Temporal.Instant | null
}

const SUPPORT = [
  'id',
  'request_id as requestId',
  'name',
  'address',
  'email',
  'confirmed_at as confirmedAt',
  'struck_at as struckAt',
] as const

/** @returns the support that is there, whether it is new or the same person's from before */
export async function insertSupport(
  db: Db,
  support: Omit<Support, 'struckAt'> & { supporter: string; givenAt: Temporal.Instant },
): Promise<Support> {
  await on(db)
    .insertInto('planning.request_supports')
    .values({
      id: support.id,
      request_id: support.requestId,
      supporter: support.supporter,
      name: support.name,
      address: support.address,
      email: support.email,
      given_at: support.givenAt,
      confirmed_at: support.confirmedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return on(db)
    .selectFrom('planning.request_supports')
    .select(SUPPORT)
    .where('request_id', '=', support.requestId)
    .where('supporter', '=', support.supporter)
    .executeTakeFirstOrThrow()
}

export async function supportById(db: Db, id: string): Promise<Support | null> {
  const row = await on(db)
    .selectFrom('planning.request_supports')
    .select(SUPPORT)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function confirmSupport(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('planning.request_supports')
    .set({ confirmed_at: at })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** For the office's check, in the order in which they came. */
export const supportsOf = (db: Db, requestId: string): Promise<Support[]> =>
  on(db)
    .selectFrom('planning.request_supports')
    .select(SUPPORT)
    .where('request_id', '=', requestId)
    .where('confirmed_at', 'is not', null)
    .orderBy('given_at')
    .orderBy('id')
    .execute()

export async function setStruck(db: Db, requestId: string, ids: string[], at: Temporal.Instant) {
  await on(db)
    .updateTable('planning.request_supports')
    .set({ struck_at: null })
    .where('request_id', '=', requestId)
    .execute()
  if (ids.length === 0) return
  await on(db)
    .updateTable('planning.request_supports')
    .set({ struck_at: at })
    .where('request_id', '=', requestId)
    .where('id', 'in', ids)
    .execute()
}

/** Rules of one office; null when its resolution says nothing of requests. */
export async function requestRulesOf(db: Db, organisationId: string): Promise<RequestRules | null> {
  return (await askable(db)).get(organisationId) ?? null
}
