import { type Db, sql } from '../../platform/db/index.ts'
import { decodeMomentCursor, type PageOf, pageOf } from '../../platform/http/paging.ts'
import type { Process } from './rules.ts'
import type { ProcessesTables } from './tables.ts'

const on = (db: Db) => db.withTables<ProcessesTables>()

export const COLUMNS = [
  'id',
  'kind',
  'slug',
  'organisation_id as organisationId',
  'unit_code as unitCode',
  'area_words as areaWords',
  'title',
  'summary',
  'plain_language as plainLanguage',
  'description',
  'purpose',
  'topic',
  'legal_basis as legalBasis',
  'contact_name as contactName',
  'contact_email as contactEmail',
  'contact_phone as contactPhone',
  'accessibility',
  'displayed_date as displayedDate',
  'opens_at as opensAt',
  'closes_at as closesAt',
  'report_due_on as reportDueOn',
  'created_at as createdAt',
  'announced_at as announcedAt',
  'reported_at as reportedAt',
  'effects_at as effectsAt',
  'cancelled_at as cancelledAt',
  'cancelled_reason as cancelledReason',
  'archived_at as archivedAt',
] as const

export async function processBySlug(db: Db, slug: string): Promise<Process | null> {
  const row = await on(db).selectFrom('processes.processes').select(COLUMNS).where('slug', '=', slug).executeTakeFirst()
  return row ?? null
}

export async function processById(db: Db, id: string): Promise<Process | null> {
  const row = await on(db).selectFrom('processes.processes').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export type NewProcess = Pick<
  Process,
  'id' | 'kind' | 'slug' | 'organisationId' | 'unitCode' | 'title' | 'summary' | 'topic' | 'createdAt'
> & {
  createdBy: string | null
  searchKeys: string[]
}

/** @returns false when another process has the slug */
export async function insertProcess(db: Db, process: NewProcess): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('processes.processes')
    .values({
      id: process.id,
      kind: process.kind,
      slug: process.slug,
      organisation_id: process.organisationId,
      unit_code: process.unitCode,
      title: process.title,
      summary: process.summary,
      topic: process.topic,
      created_at: process.createdAt,
      created_by: process.createdBy,
      search_keys: process.searchKeys,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** What an editor may change; a field left out stays. */
export type ProcessChanges = Partial<
  Pick<
    Process,
    | 'unitCode'
    | 'areaWords'
    | 'title'
    | 'summary'
    | 'plainLanguage'
    | 'description'
    | 'purpose'
    | 'topic'
    | 'legalBasis'
    | 'contactName'
    | 'contactEmail'
    | 'contactPhone'
    | 'accessibility'
    | 'displayedDate'
    | 'opensAt'
    | 'closesAt'
    | 'reportDueOn'
  >
> & { searchKeys?: string[] }

export async function updateProcess(db: Db, id: string, changes: ProcessChanges) {
  const values = {
    unit_code: changes.unitCode,
    area_words: changes.areaWords,
    title: changes.title,
    summary: changes.summary,
    plain_language: changes.plainLanguage,
    description: changes.description,
    purpose: changes.purpose,
    topic: changes.topic,
    legal_basis: changes.legalBasis,
    contact_name: changes.contactName,
    contact_email: changes.contactEmail,
    contact_phone: changes.contactPhone,
    accessibility: changes.accessibility,
    displayed_date: changes.displayedDate,
    opens_at: changes.opensAt,
    closes_at: changes.closesAt,
    report_due_on: changes.reportDueOn,
    search_keys: changes.searchKeys,
  }
  if (Object.values(values).every((value) => value === undefined)) return
  await on(db).updateTable('processes.processes').set(values).where('id', '=', id).execute()
}

/** The facts of a process's life. Each is written once; a second writing changes nothing and says so. */
export type ProcessFact = 'announced_at' | 'reported_at' | 'effects_at' | 'archived_at'

export async function recordFact(db: Db, id: string, fact: ProcessFact, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('processes.processes')
    .set({ [fact]: at })
    .where('id', '=', id)
    .where(fact, 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The rule set a process was announced under, as plain data of the module that wrote it; null when none was frozen. */
export async function frozenRulesOf(db: Db, id: string): Promise<unknown> {
  const row = await on(db)
    .selectFrom('processes.processes')
    .select('frozen_rules as rules')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.rules ?? null
}

/** Freezes the rule set, once: a later change of law does not change a running process. */
export async function freezeRules(db: Db, id: string, rules: object) {
  await on(db)
    .updateTable('processes.processes')
    .set({ frozen_rules: JSON.stringify(rules) })
    .where('id', '=', id)
    .where('frozen_rules', 'is', null)
    .execute()
}

/** Takes back a fact that still lies ahead; what has happened stays. */
export async function clearFactAhead(db: Db, id: string, fact: ProcessFact, now: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('processes.processes')
    .set({ [fact]: null })
    .where('id', '=', id)
    .where(fact, '>', now)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function recordCancellation(db: Db, id: string, at: Temporal.Instant, reason: string): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('processes.processes')
    .set({ cancelled_at: at, cancelled_reason: reason })
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** `reported` is a part of `past`. What was cancelled is in none of them, and only in a list of everything. */
export type ListedPhase = 'open' | 'ahead' | 'past' | 'reported'

export interface ProcessFilter {
  kind?: string
  phase?: ListedPhase
  /** TERYT codes of 2, 4 or 7 digits; a shorter one takes in all units below it. */
  unitCodes?: string[]
  /** Codes of units that these lie in: what is run for a whole powiat or voivodeship concerns every gmina of it. */
  aroundCodes?: string[]
  organisationId?: string
  topic?: string
  /** For each word looked for, the keys of which one must be there (`queryKeys`). */
  words?: string[][]
}

/** Announced processes, those closing soonest first while they run, the newest first otherwise. */
export async function listProcesses(
  db: Db,
  filter: ProcessFilter,
  now: Temporal.Instant,
  page: { limit: number; after?: string },
): Promise<PageOf<Process>> {
  const running = filter.phase === 'open' || filter.phase === 'ahead'
  const order = filter.phase === 'ahead' ? ('opens_at' as const) : ('closes_at' as const)
  const direction = running ? 'asc' : 'desc'
  const after = decodeMomentCursor(page.after)
  let query = filtered(db, filter, now).select(COLUMNS)
  if (after) {
    const sign = sql.raw(running ? '>' : '<')
    query = query.where(sql<boolean>`(${sql.ref(order)}, id) ${sign} (${after.at}, ${after.id}::uuid)`)
  }
  const rows = await query
    .orderBy(order, direction)
    .orderBy('id', direction)
    .limit(page.limit + 1)
    .execute()
  return pageOf(rows, page.limit, (row) => [
    (order === 'opens_at' ? row.opensAt : row.closesAt)?.toString() ?? '',
    row.id,
  ])
}

export async function countProcesses(db: Db, filter: ProcessFilter, now: Temporal.Instant): Promise<number> {
  const { count } = await filtered(db, filter, now)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** How many run in each unit, for the map. */
export async function countByUnit(
  db: Db,
  filter: ProcessFilter,
  now: Temporal.Instant,
): Promise<{ unitCode: string; count: number }[]> {
  return filtered(db, filter, now)
    .select(['unit_code as unitCode', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('unit_code')
    .orderBy('unit_code')
    .execute()
}

function filtered(db: Db, filter: ProcessFilter, now: Temporal.Instant) {
  let query = on(db).selectFrom('processes.processes').where('announced_at', 'is not', null)
  if (filter.phase) query = query.where('cancelled_at', 'is', null)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.organisationId) query = query.where('organisation_id', '=', filter.organisationId)
  if (filter.topic) query = query.where('topic', '=', filter.topic)
  if (filter.unitCodes)
    query = query.where((where) =>
      where.or(
        (filter.unitCodes ?? [])
          .map((code) => (code.length === 7 ? where('unit_code', '=', code) : where('unit_code', 'like', `${code}%`)))
          .concat(filter.aroundCodes?.length ? [where('unit_code', 'in', filter.aroundCodes)] : []),
      ),
    )
  for (const keys of filter.words ?? []) query = query.where(sql<boolean>`search_keys && ${keys}::text[]`)
  // As `phaseOf` has it: the closing second is a part of the term.
  const closed = now.subtract({ seconds: 1 })
  if (filter.phase === 'open') query = query.where('opens_at', '<=', now).where('closes_at', '>', closed)
  if (filter.phase === 'ahead') query = query.where('opens_at', '>', now)
  if (filter.phase === 'past') query = query.where('closes_at', '<=', closed)
  if (filter.phase === 'reported') query = query.where('reported_at', '<=', now)
  return query
}

/** All processes of a team, drafts first, for its workspace. */
export async function processesOfOrganisations(db: Db, organisationIds: string[], limit = 100): Promise<Process[]> {
  if (organisationIds.length === 0) return []
  return on(db)
    .selectFrom('processes.processes')
    .select(COLUMNS)
    .where('organisation_id', 'in', organisationIds)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
}
