import { type Db, json, sql } from '../../../platform/db/index.ts'
import type { Block, PictureBlock } from '../../../platform/documents/model.ts'
import { on } from '../store.ts'
import type { Format, Part, Report } from './rules.ts'

const COLUMNS = [
  'id',
  'process_id as processId',
  'version',
  'remarks_count as letters',
  'entries_count as entries',
  'unreviewed_count as unreviewed',
  'html_hash',
  'pdf_hash',
  'docx_hash',
  'csv_hash',
  'xlsx_hash',
  'sizes',
  'made_at as madeAt',
  'publish_at as publishAt',
  'announced_at as announcedAt',
  'signed_file_id as signedFileId',
] as const

interface ReportRow extends Omit<Report, 'hashes' | 'sizes'> {
  html_hash: string
  pdf_hash: string
  docx_hash: string
  csv_hash: string
  xlsx_hash: string
  sizes: unknown
}

const asReport = ({
  html_hash: html,
  pdf_hash: pdf,
  docx_hash: docx,
  csv_hash: csv,
  xlsx_hash: xlsx,
  sizes,
  ...row
}: ReportRow): Report => ({
  ...row,
  hashes: { html, pdf, docx, csv, xlsx },
  sizes: sizes as Report['sizes'],
})

/** All versions that were made to the end, the newest first. */
export async function reportsOf(db: Db, processId: string): Promise<Report[]> {
  const rows = await on(db)
    .selectFrom('consultations.reports')
    .select(COLUMNS)
    .where('process_id', '=', processId)
    .where('finished_at', 'is not', null)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(asReport)
}

export async function reportById(db: Db, id: string): Promise<Report | null> {
  const row = await on(db).selectFrom('consultations.reports').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? asReport(row) : null
}

/**
 * Begins the next version. What was made before and never given a date makes room: a version gets its number for good
 * when it is given a date.
 */
export async function beginReport(
  db: Db,
  report: { id: string; processId: string; madeAt: Temporal.Instant; madeBy: string | null },
): Promise<number> {
  await on(db)
    .deleteFrom('consultations.reports')
    .where('process_id', '=', report.processId)
    .where('publish_at', 'is', null)
    .execute()
  const { version } = await on(db)
    .insertInto('consultations.reports')
    .values(({ selectFrom }) => ({
      id: report.id,
      process_id: report.processId,
      version: selectFrom('consultations.reports')
        .select(sql<number>`coalesce(max(version), 0) + 1`.as('version'))
        .where('process_id', '=', report.processId),
      html_hash: '',
      pdf_hash: '',
      docx_hash: '',
      csv_hash: '',
      xlsx_hash: '',
      remarks_count: 0,
      made_at: report.madeAt,
      made_by: report.madeBy,
    }))
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** Chapters are kept once everything before the files is there; part 7 is a place where the entries go. */
export async function keepChapters(db: Db, id: string, chapters: { part: Part; title: string; blocks: Block[] }[]) {
  await on(db)
    .updateTable('consultations.reports')
    .set({ chapters: json(chapters.map((chapter) => ({ ...chapter, blocks: chapter.blocks.map(kept) }))) })
    .where('id', '=', id)
    .execute()
}

export async function chaptersOfReport(db: Db, id: string): Promise<{ part: Part; title: string; blocks: Block[] }[]> {
  const row = await on(db)
    .selectFrom('consultations.reports')
    .select('chapters')
    .where('id', '=', id)
    .executeTakeFirst()
  const chapters = (row?.chapters ?? []) as { part: Part; title: string; blocks: (Block | KeptPicture)[] }[]
  return chapters.map((chapter) => ({ ...chapter, blocks: chapter.blocks.map(asBlock) }))
}

/** A picture in JSON: its bytes as Base64 (RFC 4648). */
type KeptPicture = Omit<PictureBlock, 'png'> & { png: string }

const kept = (block: Block): Block | KeptPicture =>
  block.kind === 'picture' ? { ...block, png: Buffer.from(block.png).toString('base64') } : block

const asBlock = (block: Block | KeptPicture): Block =>
  block.kind === 'picture' ? { ...block, png: Buffer.from(block.png as string, 'base64') } : block

export async function finishReport(
  db: Db,
  id: string,
  made: {
    files: Record<Format, { hash: string; size: number }>
    letters: number
    entries: number
    unreviewed: number
    at: Temporal.Instant
  },
) {
  const { html, pdf, docx, csv, xlsx } = made.files
  await on(db)
    .updateTable('consultations.reports')
    .set({
      html_hash: html.hash,
      pdf_hash: pdf.hash,
      docx_hash: docx.hash,
      csv_hash: csv.hash,
      xlsx_hash: xlsx.hash,
      sizes: json({ html: html.size, pdf: pdf.size, docx: docx.size, csv: csv.size, xlsx: xlsx.size }),
      remarks_count: made.letters,
      entries_count: made.entries,
      unreviewed_count: made.unreviewed,
      finished_at: made.at,
    })
    .where('id', '=', id)
    .execute()
}

/** Gives a version its date, once; false when it has one. */
export async function recordDate(
  db: Db,
  id: string,
  date: { at: Temporal.Instant; by: string | null; tells: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('consultations.reports')
    .set({ publish_at: date.at, published_by: date.by, tells: date.tells })
    .where('id', '=', id)
    .where('publish_at', 'is', null)
    .where('finished_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Takes the date back while it lies ahead; false once it has come. */
export async function clearDate(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('consultations.reports')
    .set({ publish_at: null, published_by: null })
    .where('id', '=', id)
    .where('publish_at', '>', now)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Reports whose second has come and that nobody has been told of. */
export async function dueReports(db: Db, now: Temporal.Instant): Promise<(Report & { tells: boolean })[]> {
  const rows = await on(db)
    .selectFrom('consultations.reports')
    .select([...COLUMNS, 'tells'])
    .where('publish_at', '<=', now)
    .where('announced_at', 'is', null)
    .orderBy('publish_at')
    .execute()
  return rows.map(({ tells, ...row }) => ({ ...asReport(row), tells }))
}

/** True for the one worker that announces it. */
export async function recordAnnouncement(db: Db, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await on(db)
    .updateTable('consultations.reports')
    .set({ announced_at: at })
    .where('id', '=', id)
    .where('announced_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whether followers and authors were told of a report of this consultation. */
export async function isReportTold(db: Db, processId: string): Promise<boolean> {
  const row = await on(db)
    .selectFrom('consultations.reports')
    .select('id')
    .where('process_id', '=', processId)
    .where('announced_at', 'is not', null)
    .where('tells', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Attaches the signed version beside what was made here; one attached before gives way. */
export async function recordSigned(db: Db, id: string, fileId: string, at: Temporal.Instant) {
  await on(db)
    .updateTable('consultations.reports')
    .set({ signed_file_id: fileId, signed_at: at })
    .where('id', '=', id)
    .execute()
}
