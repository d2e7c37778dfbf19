import { type Db, sql } from '../../../platform/db/index.ts'
import { decodeCursor, type PageOf, pageOf } from '../../../platform/http/index.ts'
import { OUTCOMES, type Outcome } from '../../remarks/index.ts'
import { on } from '../store.ts'

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
  const [number] = decodeCursor(page.after, 1) ?? []
  const after = Number.isInteger(number) && Math.abs(Number(number)) < 2_000_000_000 ? Number(number) : null
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
    .$if(after !== null, (query) => query.where('number', '>', after ?? 0))
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
