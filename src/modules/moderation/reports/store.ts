import { type Db, isId } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import type { SubjectKey } from '../rules.ts'
import { on } from '../store.ts'

export interface Report {
  id: string
  reference: string
  subject: SubjectKey
  organisationId: string | null
  url: string
  ground: string
  explanation: string
  /** Null for those who may stay unnamed, and once the contact has served its purpose. */
  reporterName: string | null
  reporterEmail: string | null
  reportedAt: Temporal.Instant
  closedAt: Temporal.Instant | null
}

/** False when the same form was sent before. */
export async function insertReport(db: Db, report: Omit<Report, 'closedAt'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await on(db)
    .insertInto('moderation.reports')
    .values({
      id: report.id,
      reference: report.reference,
      subject_kind: report.subject.kind,
      subject_id: report.subject.id,
      organisation_id: report.organisationId,
      url: report.url,
      ground: report.ground,
      explanation: report.explanation,
      reporter_name: report.reporterName,
      reporter_email: report.reporterEmail,
      good_faith: true,
      reported_at: report.reportedAt,
      closed_at: null,
    })
    .onConflict((conflict) => conflict.column('reference').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function reportByReference(db: Db, reference: string): Promise<Report | null> {
  const row = await selected(db).where('reference', '=', reference).executeTakeFirst()
  return row ? reportOf(row) : null
}

export async function reportById(db: Db, id: string): Promise<Report | null> {
  const row = await selected(db).where('id', '=', id).executeTakeFirst()
  return row ? reportOf(row) : null
}

/** Reports nobody has answered yet, the oldest first: of one organisation, or of all. */
export async function listOpenReports(
  db: Db,
  organisationId: string | undefined,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<PageOf<Report>> {
  let query = selected(db)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .limit(limit + 1)
  if (organisationId) query = query.where('organisation_id', '=', organisationId)
  const [key] = decodeCursor(after, 1) ?? []
  if (isId(String(key))) query = query.where('id', '>', String(key))
  return pageOf((await query.execute()).map(reportOf), limit, ({ id }) => [id])
}

export async function countOpenReports(db: Db, organisationId?: string): Promise<number> {
  let query = on(db)
    .selectFrom('moderation.reports')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('closed_at', 'is', null)
  if (organisationId) query = query.where('organisation_id', '=', organisationId)
  return (await query.executeTakeFirstOrThrow()).count
}

export const selected = (db: Db) => on(db).selectFrom('moderation.reports').select(COLUMNS)

export const COLUMNS = [
  'id',
  'reference',
  'subject_kind',
  'subject_id',
  'organisation_id',
  'url',
  'ground',
  'explanation',
  'reporter_name',
  'reporter_email',
  'reported_at',
  'closed_at',
] as const

interface Row {
  id: string
  reference: string
  subject_kind: string
  subject_id: string
  organisation_id: string | null
  url: string
  ground: string
  explanation: string
  reporter_name: string | null
  reporter_email: string | null
  reported_at: Temporal.Instant
  closed_at: Temporal.Instant | null
}

export const reportOf = (row: Row): Report => ({
  id: row.id,
  reference: row.reference,
  subject: { kind: row.subject_kind, id: row.subject_id },
  organisationId: row.organisation_id,
  url: row.url,
  ground: row.ground,
  explanation: row.explanation,
  reporterName: row.reporter_name,
  reporterEmail: row.reporter_email,
  reportedAt: row.reported_at,
  closedAt: row.closed_at,
})
