import { type Db, sql } from '../../platform/db/index.ts'
import { isId } from '../../platform/ids.ts'
import { type Content, findable } from './content.ts'
import type { Cost, Organiser, Practice, Precision, Scale, Tool } from './rules.ts'
import type { PracticesTables } from './tables.ts'

export const on = (db: Db) => db.withTables<PracticesTables>()

export const COLUMNS = [
  'id',
  'slug',
  'title',
  'essence',
  'language',
  'tool',
  'theme',
  'organiser_type as organiserType',
  'organiser_name as organiserName',
  'scale',
  'year_from as yearFrom',
  'year_to as yearTo',
  'country',
  'unit_code as unitCode',
  'unit_codes as unitCodes',
  'place_words as placeWords',
  'precision',
  'public_lon as lon',
  'public_lat as lat',
  'participants',
  'cost_band as costBand',
  'process_id as processId',
  'organisation_id as organisationId',
  'is_demonstration as isDemonstration',
  'created_at as createdAt',
  'created_by as createdBy',
  'submitted_at as submittedAt',
  'published_at as publishedAt',
  'updated_at as updatedAt',
  'archived_at as archivedAt',
  'archived_reason as archivedReason',
  'hidden_at as hiddenAt',
  'confirmed_at as confirmedAt',
  'import_id as importId',
] as const

export const selected = (db: Db) => on(db).selectFrom('practices.practices').select(COLUMNS)

export type Row = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

export const practiceOf = ({ lon, lat, ...row }: Row): Practice => ({
  ...row,
  tool: row.tool as Tool,
  organiserType: row.organiserType as Organiser,
  scale: row.scale as Scale,
  precision: row.precision as Precision,
  costBand: row.costBand as Cost | null,
  point: lon === null || lat === null ? null : { lon, lat },
})

export async function practiceBySlug(db: Db, slug: string): Promise<Practice | null> {
  const row = await selected(db).where('slug', '=', slug).executeTakeFirst()
  return row ? practiceOf(row) : null
}

export async function practiceById(db: Db, id: string): Promise<Practice | null> {
  if (!isId(id)) return null
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? practiceOf(row) : null
}

/** Holds a practice until the transaction ends, and reads it as it is then. */
export async function lockPractice(db: Db, id: string): Promise<Practice | null> {
  await on(db).selectFrom('practices.practices').select('id').where('id', '=', id).forUpdate().execute()
  return practiceById(db, id)
}

export interface NewPractice {
  id: string
  slug: string
  content: Content
  processId: string | null
  organisationId: string | null
  isDemonstration: boolean
  createdAt: Temporal.Instant
  createdBy: string | null
}

/** @returns false when the address is taken */
export async function insertPractice(db: Db, practice: NewPractice): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('practices.practices')
    .values({
      ...findable(practice.content),
      id: practice.id,
      slug: practice.slug,
      process_id: practice.processId,
      organisation_id: practice.organisationId,
      is_demonstration: practice.isDemonstration,
      created_at: practice.createdAt,
      created_by: practice.createdBy,
      updated_at: practice.createdAt,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function updateFindable(db: Db, id: string, content: Content, now: Temporal.Instant) {
  await on(db)
    .updateTable('practices.practices')
    .set({ ...findable(content), updated_at: now })
    .where('id', '=', id)
    .execute()
}

export async function recordFacts(
  db: Db,
  id: string,
  facts: {
    submittedAt?: Temporal.Instant | null
    publishedAt?: Temporal.Instant
    publishedBy?: string | null
    archivedAt?: Temporal.Instant | null
    archivedReason?: string
    hiddenAt?: Temporal.Instant | null
    hiddenReason?: string | null
    confirmedAt?: Temporal.Instant
    askedAt?: Temporal.Instant
  },
) {
  await on(db)
    .updateTable('practices.practices')
    .set({
      submitted_at: facts.submittedAt,
      published_at: facts.publishedAt,
      published_by: facts.publishedBy,
      archived_at: facts.archivedAt,
      archived_reason: facts.archivedReason,
      hidden_at: facts.hiddenAt,
      hidden_reason: facts.hiddenReason,
      confirmed_at: facts.confirmedAt,
      asked_at: facts.askedAt,
    })
    .where('id', '=', id)
    .execute()
}

/** Why a practice was hidden; null while it is not. */
export async function hidingReasonOf(db: Db, id: string): Promise<string | null> {
  const row = await on(db)
    .selectFrom('practices.practices')
    .select('hidden_reason')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.hidden_reason ?? null
}

/** Practices this person wrote, or their teams own, those last changed first. */
export async function practicesOfPerson(db: Db, personId: string, organisationIds: readonly string[], limit = 100) {
  const rows = await selected(db)
    .where((where) =>
      where.or([
        where('created_by', '=', personId),
        ...(organisationIds.length > 0 ? [where('organisation_id', 'in', [...organisationIds])] : []),
      ]),
    )
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(practiceOf)
}

/** Practices whose author has not said for a year that they still hold, the longest silent first. */
export async function practicesToAsk(db: Db, before: Temporal.Instant, limit: number): Promise<Practice[]> {
  const rows = await selected(db)
    .where('is_public', '=', true)
    .where('created_by', 'is not', null)
    .where(sql<boolean>`coalesce(asked_at, confirmed_at, updated_at) < ${before}`)
    .where(sql<boolean>`coalesce(confirmed_at, updated_at) < ${before}`)
    .orderBy(sql`coalesce(asked_at, confirmed_at, updated_at)`)
    .limit(limit)
    .execute()
  return rows.map(practiceOf)
}

/** Candidates for the same practice entered twice: alike in name, or of one unit and tool in years that meet. */
export async function practicesAlike(
  db: Db,
  like: { id: string | null; nameKey: string; unitCode: string | null; tool: string; yearFrom: number; yearTo: number },
  limit = 200,
): Promise<(Practice & { nameKey: string })[]> {
  const rows = await selected(db)
    .select('name_key as nameKey')
    .where((where) =>
      where.or([
        where('name_key', '=', like.nameKey),
        ...(like.unitCode
          ? [
              where.and([
                where('unit_code', '=', like.unitCode),
                where('tool', '=', like.tool),
                where('year_from', '<=', like.yearTo),
                where('year_to', '>=', like.yearFrom),
              ]),
            ]
          : []),
      ]),
    )
    .where((where) => (like.id ? where('id', '!=', like.id) : where.lit(true)))
    .where('published_at', 'is not', null)
    .limit(limit)
    .execute()
  return rows.map(({ nameKey, ...row }) => ({ ...practiceOf(row), nameKey }))
}

/** Practices that tell of these processes, public ones only. */
export async function practicesOfProcess(db: Db, processId: string): Promise<Practice[]> {
  const rows = await selected(db).where('process_id', '=', processId).where('is_public', '=', true).limit(20).execute()
  return rows.map(practiceOf)
}

export async function forgetPerson(db: Db, personId: string) {
  for (const column of ['created_by', 'published_by'] as const)
    await on(db)
      .updateTable('practices.practices')
      .set({ [column]: null })
      .where(column, '=', personId)
      .execute()
}
