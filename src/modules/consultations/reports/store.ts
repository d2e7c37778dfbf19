import { type Db, json, sql } from '../../../platform/db/index.ts'
import type { Block } from '../../../platform/documents/model.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import { OUTCOMES, type Outcome } from '../../remarks/index.ts'
import { on } from '../store.ts'
import type { MaskedField, MaskReview } from './masking.ts'
import type { Format, Part, Report } from './rules.ts'

/** What the team wrote itself; `costs` stands inside the part on participants. */
export type Written = Part | 'costs'

export async function partsOf(db: Db, processId: string): Promise<Map<Written, string>> {
  const rows = await on(db)
    .selectFrom('consultations.report_parts')
    .select(['part', 'body'])
    .where('process_id', '=', processId)
    .execute()
  return new Map(rows.map(({ part, body }) => [part as Written, body]))
}

export async function partsChangedAt(db: Db, processId: string): Promise<Temporal.Instant | null> {
  const row = await on(db)
    .selectFrom('consultations.report_parts')
    .select(sql<Temporal.Instant | null>`max(changed_at)`.as('at'))
    .where('process_id', '=', processId)
    .executeTakeFirst()
  return row?.at ?? null
}

export async function keepPart(
  db: Db,
  processId: string,
  part: Written,
  body: string,
  changed: { at: Temporal.Instant; by: string | null },
) {
  const values = { body, changed_at: changed.at, changed_by: changed.by }
  await on(db)
    .insertInto('consultations.report_parts')
    .values({ process_id: processId, part, ...values })
    .onConflict((conflict) => conflict.columns(['process_id', 'part']).doUpdateSet(values))
    .execute()
}

export async function reviewsOf(db: Db, processId: string, textIds?: string[]): Promise<MaskReview[]> {
  if (textIds?.length === 0) return []
  let query = on(db)
    .selectFrom('consultations.mask_reviews')
    .select(['remark_id as textId', 'field', 'start_at as start', 'end_at as end', 'masked'])
    .where('process_id', '=', processId)
  if (textIds) query = query.where('remark_id', 'in', textIds)
  return (await query.execute()).map((row) => ({ ...row, field: row.field as MaskedField }))
}

export async function keepReviews(
  db: Db,
  processId: string,
  reviews: MaskReview[],
  reviewed: { at: Temporal.Instant; by: string | null },
) {
  if (reviews.length === 0) return
  await on(db)
    .insertInto('consultations.mask_reviews')
    .values(
      reviews.map(({ textId, field, start, end, masked }) => ({
        process_id: processId,
        remark_id: textId,
        field,
        start_at: start,
        end_at: end,
        masked,
        reviewed_at: reviewed.at,
        reviewed_by: reviewed.by,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['process_id', 'remark_id', 'field', 'start_at', 'end_at']).doUpdateSet((row) => ({
        masked: row.ref('excluded.masked'),
        reviewed_at: row.ref('excluded.reviewed_at'),
        reviewed_by: row.ref('excluded.reviewed_by'),
      })),
    )
    .execute()
}

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

export interface NewEntry {
  number: number
  letters: number
  authors: string
  outcome: Outcome
  reason: string
  change: string
  searchKeys: string[]
}

export interface ReportLetter {
  entryNumber: number
  position: number
  reference: string
  channel: string
  receivedOn: Temporal.PlainDate
  late: boolean
  author: string
  quotation: string | null
  body: string
}

export async function insertEntries(db: Db, reportId: string, entries: NewEntry[]) {
  if (entries.length === 0) return
  await on(db)
    .insertInto('consultations.report_entries')
    .values(
      entries.map(({ number, letters, authors, outcome, reason, change, searchKeys }) => ({
        report_id: reportId,
        number,
        letters_count: letters,
        authors,
        outcome,
        reason,
        change,
        search_keys: searchKeys,
      })),
    )
    .execute()
}

export async function insertLetters(db: Db, reportId: string, letters: ReportLetter[]) {
  if (letters.length === 0) return
  await on(db)
    .insertInto('consultations.report_letters')
    .values(
      letters.map(({ entryNumber, position, reference, channel, receivedOn, late, author, quotation, body }) => ({
        report_id: reportId,
        entry_number: entryNumber,
        position,
        reference,
        channel,
        received_on: receivedOn,
        late,
        author,
        quotation,
        body,
      })),
    )
    .execute()
}

/** Chapters are kept once everything before the files is there; part 7 is a place where the entries go. */
export async function keepChapters(db: Db, id: string, chapters: { part: Part; title: string; blocks: Block[] }[]) {
  await on(db)
    .updateTable('consultations.reports')
    .set({ chapters: json(chapters) })
    .where('id', '=', id)
    .execute()
}

export async function chaptersOfReport(db: Db, id: string): Promise<{ part: Part; title: string; blocks: Block[] }[]> {
  const row = await on(db)
    .selectFrom('consultations.reports')
    .select('chapters')
    .where('id', '=', id)
    .executeTakeFirst()
  return (row?.chapters ?? []) as { part: Part; title: string; blocks: Block[] }[]
}

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

export interface EntryFilter {
  outcome?: Outcome | undefined
  /** For each word looked for, the keys of which one must be there. */
  words?: string[][] | undefined
}

export interface EntryRow {
  number: number
  letters: number
  references: string[]
  authors: string
  channels: string[]
  receivedOn: Temporal.PlainDate
  quotation: string | null
  body: string
  outcome: Outcome
  reason: string
  change: string
}

/** Answers of a report in their order, each with its first letter and the numbers of all. */
export async function listEntries(
  db: Db,
  reportId: string,
  filter: EntryFilter,
  page: { limit: number; after?: string | undefined },
): Promise<PageOf<EntryRow>> {
  const after = decodeCursor(page.after, 1)
  const rows = await on(db)
    .selectFrom('consultations.report_entries as entry')
    .innerJoin('consultations.report_letters as letter', (join) =>
      join
        .onRef('letter.report_id', '=', 'entry.report_id')
        .onRef('letter.entry_number', '=', 'entry.number')
        .on('letter.position', '=', 1),
    )
    .select([
      'number',
      'letters_count as letters',
      'authors',
      'received_on as receivedOn',
      'quotation',
      'body',
      'outcome',
      'reason',
      'change',
      sql<
        string[]
      >`(select array_agg(l.reference order by l.position) from consultations.report_letters l where l.report_id = entry.report_id and l.entry_number = entry.number)`.as(
        'references',
      ),
      sql<
        string[]
      >`(select array_agg(distinct l.channel) from consultations.report_letters l where l.report_id = entry.report_id and l.entry_number = entry.number)`.as(
        'channels',
      ),
    ])
    .where('entry.report_id', '=', reportId)
    .$if(filter.outcome !== undefined, (query) => query.where('outcome', '=', filter.outcome ?? ''))
    .$if(filter.words !== undefined, (query) =>
      (filter.words ?? []).reduce((query, keys) => query.where(sql<boolean>`search_keys && ${keys}::text[]`), query),
    )
    .$if(after !== null, (query) => query.where('number', '>', Number(after?.[0])))
    .orderBy('number')
    .limit(page.limit + 1)
    .execute()
  return pageOf(
    rows.map((row) => ({ ...row, outcome: row.outcome as Outcome })),
    page.limit,
    (row) => [row.number],
  )
}

export async function countEntries(
  db: Db,
  reportId: string,
  filter: EntryFilter,
): Promise<{ entries: number; letters: number }> {
  const row = await on(db)
    .selectFrom('consultations.report_entries')
    .select([
      ({ fn }) => fn.countAll<number>().as('entries'),
      sql<number>`coalesce(sum(letters_count), 0)`.as('letters'),
    ])
    .where('report_id', '=', reportId)
    .$if(filter.outcome !== undefined, (query) => query.where('outcome', '=', filter.outcome ?? ''))
    .$if(filter.words !== undefined, (query) =>
      (filter.words ?? []).reduce((query, keys) => query.where(sql<boolean>`search_keys && ${keys}::text[]`), query),
    )
    .executeTakeFirstOrThrow()
  return row
}

/** How many answers, and letters, came out how; in the order of the vocabulary. */
export async function outcomesOf(
  db: Db,
  reportId: string,
): Promise<{ outcome: Outcome; entries: number; letters: number }[]> {
  const rows = await on(db)
    .selectFrom('consultations.report_entries')
    .select(['outcome', ({ fn }) => fn.countAll<number>().as('entries'), sql<number>`sum(letters_count)`.as('letters')])
    .where('report_id', '=', reportId)
    .groupBy('outcome')
    .execute()
  return OUTCOMES.flatMap((outcome) =>
    rows.filter((row) => row.outcome === outcome).map((row) => ({ ...row, outcome })),
  )
}

/** All answers of a report, batch by batch. */
export async function* allEntries(db: Db, reportId: string, batch = 200): AsyncGenerator<EntryRow> {
  let after: string | undefined
  for (;;) {
    const { rows, next } = await listEntries(db, reportId, {}, { limit: batch, after })
    yield* rows
    if (!next) return
    after = next
  }
}

export interface LetterRow extends ReportLetter {
  outcome: Outcome
  reason: string
  change: string
  letters: number
}

/** All letters of a report with their answers, batch by batch. */
export async function* allLetters(db: Db, reportId: string, batch = 500): AsyncGenerator<LetterRow> {
  let last: LetterRow | undefined
  for (;;) {
    let query = on(db)
      .selectFrom('consultations.report_letters as letter')
      .innerJoin('consultations.report_entries as entry', (join) =>
        join.onRef('letter.report_id', '=', 'entry.report_id').onRef('letter.entry_number', '=', 'entry.number'),
      )
      .select([
        'entry_number as entryNumber',
        'position',
        'reference',
        'channel',
        'received_on as receivedOn',
        'late',
        'author',
        'quotation',
        'body',
        'outcome',
        'reason',
        'change',
        'letters_count as letters',
      ])
      .where('letter.report_id', '=', reportId)
    if (last)
      query = query.where(sql<boolean>`(entry_number, position) > (${last.entryNumber}::int, ${last.position}::int)`)
    const rows = await query.orderBy('entry_number').orderBy('position').limit(batch).execute()
    for (const row of rows) yield { ...row, outcome: row.outcome as Outcome }
    const end = rows.at(-1)
    if (!end || rows.length < batch) return
    last = { ...end, outcome: end.outcome as Outcome }
  }
}
