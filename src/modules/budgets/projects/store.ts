import { type Db, isId, sql } from '../../../platform/db/index.ts'
import { on } from '../editions/store.ts'
import type { Project } from './rules.ts'

const COLUMNS = [
  'id',
  'process_id as processId',
  'pool_id as poolId',
  'number',
  'channel',
  'key_hash as keyHash',
  'title',
  'summary',
  'description',
  'reason',
  'beneficiaries',
  'access',
  'category',
  'place_words as placeWords',
  'land_title as landTitle',
  'lon',
  'lat',
  'outside_reason as outsideReason',
  'outside_by as outsideBy',
  'schedule',
  'yearly_grosze as yearlyGrosze',
  'signature',
  'supporters',
  'cost_grosze as costGrosze',
  'created_at as createdAt',
  'submitted_at as submittedAt',
  'edited_at as editedAt',
  'withdrawn_at as withdrawnAt',
  'unit_words as unitWords',
  'decision',
  'decision_reason as decisionReason',
  'decided_at as decidedAt',
  'decided_by as decidedBy',
  'approved_at as approvedAt',
  'approved_by as approvedBy',
  'verified_grosze as verifiedGrosze',
  'agreement',
  'conflict_group as conflictGroup',
  'plain_summary as plainSummary',
  'joined_into as joinedInto',
  'ballot_number as ballotNumber',
  'archived_votes as archivedVotes',
  'archived_score as archivedScore',
  'archived_selected as archivedSelected',
  'archived_id as archivedId',
] as const

export const all = (db: Db) => on(db).selectFrom('budgets.projects').select(COLUMNS)

export async function projectById(db: Db, processId: string, id: string): Promise<Project | null> {
  if (!isId(id)) return null
  const row = await all(db).where('process_id', '=', processId).where('id', '=', id).executeTakeFirst()
  return (row as Project | undefined) ?? null
}

export async function projectByNumber(db: Db, processId: string, number: number): Promise<Project | null> {
  const row = await all(db).where('process_id', '=', processId).where('number', '=', number).executeTakeFirst()
  return (row as Project | undefined) ?? null
}

export interface ProjectFilter {
  poolId?: string | undefined
  category?: string | undefined
  words?: string[][] | undefined
  /** Only these. */
  numbers?: number[] | undefined
  /** Only those on the ballot. */
  listed?: boolean | undefined
}

/** Submitted projects of an edition by number, one page of them. */
export async function projectsPage(
  db: Db,
  processId: string,
  filter: ProjectFilter,
  { after, limit }: { after?: number | undefined; limit: number },
): Promise<{ rows: Project[]; next: number | null }> {
  let query = filtered(db, processId, filter)
    .orderBy('number')
    .limit(limit + 1)
  if (after) query = query.where('number', '>', after)
  const rows = (await query.execute()) as Project[]
  return {
    rows: rows.slice(0, limit),
    next: rows.length > limit ? (rows[limit - 1]?.number ?? null) : null,
  }
}

export async function countProjects(db: Db, processId: string, filter: ProjectFilter = {}): Promise<number> {
  const { count } = await filtered(db, processId, filter)
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function filtered(db: Db, processId: string, { poolId, category, words, numbers, listed }: ProjectFilter) {
  let query = all(db).where('process_id', '=', processId).where('submitted_at', 'is not', null)
  if (poolId && isId(poolId)) query = query.where('pool_id', '=', poolId)
  if (category) query = query.where('category', '=', category)
  if (numbers) query = query.where('number', 'in', numbers)
  if (listed) query = query.where('ballot_number', 'is not', null)
  for (const keys of words ?? []) query = query.where(sql<boolean>`search_keys && ${keys}::text[]`)
  return query
}

/** Everything submitted to an edition, for lists that show it whole: at most a few hundred (decision of the size of editions). */
export async function projectsOf(db: Db, processId: string): Promise<Project[]> {
  return (await all(db)
    .where('process_id', '=', processId)
    .where('submitted_at', 'is not', null)
    .orderBy('number')
    .execute()) as Project[]
}

/** Those of the ballot, in the order of their drawn numbers. */
export async function listedProjects(db: Db, processId: string): Promise<Project[]> {
  return (await all(db)
    .where('process_id', '=', processId)
    .where('ballot_number', 'is not', null)
    .orderBy('ballot_number')
    .execute()) as Project[]
}

export interface NewProject {
  id: string
  processId: string
  channel: Project['channel']
  keyHash: string | null
  createdAt: Temporal.Instant
  enteredBy?: string | null
}

/** @returns false when the form that made it was sent before */
export async function insertProject(db: Db, project: NewProject): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('budgets.projects')
    .values({
      id: project.id,
      process_id: project.processId,
      channel: project.channel,
      key_hash: project.keyHash,
      created_at: project.createdAt,
      entered_by: project.enteredBy ?? null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

const NAMES: Record<string, string> = {
  poolId: 'pool_id',
  placeWords: 'place_words',
  landTitle: 'land_title',
  yearlyGrosze: 'yearly_grosze',
  costGrosze: 'cost_grosze',
  editedAt: 'edited_at',
  submittedAt: 'submitted_at',
  withdrawnAt: 'withdrawn_at',
  unitWords: 'unit_words',
  decisionReason: 'decision_reason',
  decidedAt: 'decided_at',
  decidedBy: 'decided_by',
  approvedAt: 'approved_at',
  approvedBy: 'approved_by',
  verifiedGrosze: 'verified_grosze',
  conflictGroup: 'conflict_group',
  plainSummary: 'plain_summary',
  joinedInto: 'joined_into',
  ballotNumber: 'ballot_number',
  searchKeys: 'search_keys',
  outsideReason: 'outside_reason',
  outsideBy: 'outside_by',
  archivedVotes: 'archived_votes',
  archivedScore: 'archived_score',
  archivedSelected: 'archived_selected',
  archivedId: 'archived_id',
}

export type ProjectChanges = Partial<Omit<Project, 'id' | 'processId' | 'channel' | 'keyHash' | 'createdAt'>> & {
  searchKeys?: string[]
}

/** Columns from a fixed map; a field left out stays. */
export async function updateProject(db: Db, id: string, changes: ProjectChanges) {
  const values = Object.fromEntries(
    Object.entries(changes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [NAMES[key] ?? key, value]),
  )
  if (Object.keys(values).length === 0) return
  await on(db)
    .updateTable('budgets.projects')
    .set(values as never)
    .where('id', '=', id)
    .execute()
}

/** Gives the next number of the edition; the caller holds the edition. */
export async function nextNumber(db: Db, processId: string): Promise<number> {
  await on(db).selectFrom('budgets.editions').select('year').where('process_id', '=', processId).forUpdate().execute()
  const row = await on(db)
    .selectFrom('budgets.projects')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return (Number(row?.last ?? 0) || 0) + 1
}

/** Submitted projects with some of these keys, those with most of them first. */
export async function alike(db: Db, project: Project, keys: string[], limit: number): Promise<Project[]> {
  if (keys.length === 0) return []
  const rows = await all(db)
    .where('process_id', '=', project.processId)
    .where('submitted_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .where('id', '!=', project.id)
    .where(sql<boolean>`search_keys && ${keys}::text[]`)
    .orderBy(sql`(select count(*) from unnest(search_keys) k where k = any(${keys}::text[]))`, 'desc')
    .limit(limit)
    .execute()
  return rows as Project[]
}

/** Submitted projects with a point in this box. */
export async function inBox(
  db: Db,
  processId: string,
  { west, south, east, north }: { west: number; south: number; east: number; north: number },
): Promise<Project[]> {
  const rows = await all(db)
    .where('process_id', '=', processId)
    .where('submitted_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .where('lon', '>=', west)
    .where('lon', '<=', east)
    .where('lat', '>=', south)
    .where('lat', '<=', north)
    .limit(20)
    .execute()
  return rows as Project[]
}

/** What the office has keyed in from paper, drafts first. */
export async function paperDrafts(db: Db, processId: string): Promise<Project[]> {
  return (await all(db)
    .where('process_id', '=', processId)
    .where('channel', '=', 'paper')
    .orderBy(sql`submitted_at is not null`)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute()) as Project[]
}

/** The edition something of a project belongs to, and whether the project is public. */
export async function whereIs(
  db: Db,
  of: { projectId: string } | { workId: string },
): Promise<{ processId: string; submitted: boolean } | null> {
  const id = 'projectId' in of ? of.projectId : of.workId
  if (!isId(id)) return null
  let query = on(db).selectFrom('budgets.projects as p').select(['p.process_id', 'p.submitted_at'])
  query =
    'projectId' in of
      ? query.where('p.id', '=', id)
      : query.where('p.id', '=', (where) => where.selectFrom('budgets.works').select('project_id').where('id', '=', id))
  const row = await query.executeTakeFirst()
  return row ? { processId: row.process_id, submitted: row.submitted_at !== null } : null
}
