import { Readable } from 'node:stream'
import type { Context } from '../../../platform/context.ts'
import type { Row } from '../../../platform/documents/index.ts'
import type { Block, DocumentModel, TableRow, Text } from '../../../platform/documents/model.ts'
import { formatDate, formatShortDate, type Translate } from '../../../platform/texts/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import type { Chapter } from './chapters.ts'
import { allEntries, allLetters, type EntryRow, type LetterRow } from './entries-store.ts'
import { FORMATS, type Format, PART_SLUGS } from './rules.ts'

export interface ReportToWrite {
  reportId: string
  version: number
  process: Process
  chapters: Chapter[]
  /** Who publishes it. */
  author: string
}

/**
 * Writes a report in all five formats into the file store, each as a stream out of the database: rows are read in batches
 * and none is kept. (A Word file is put together whole; see `writeDocx`.)
 */
export async function writeReport(
  context: Context,
  report: ReportToWrite,
  each: () => void,
): Promise<Record<Format, { hash: string; size: number }>> {
  // Loaded by the worker that writes: makers of documents weigh more than the rest of this module.
  const { repeatable, writeCsv, writeDocx, writeHtml, writePdf, writeXlsx } = await import(
    '../../../platform/documents/index.ts'
  )
  const { db, house } = context
  const t = house.texts.in('pl')
  const model = modelOf(
    report,
    repeatable(() => entryRows(allEntries(db, report.reportId), t)),
    { t, now: context.now, origin: house.config.url },
  )
  const letters = () => letterRows(allLetters(db, report.reportId), t)
  const makers: Record<Format, () => AsyncIterable<Uint8Array>> = {
    html: () => writeHtml(model),
    pdf: () => writePdf(model),
    docx: () => writeDocx(model),
    csv: () =>
      writeCsv(letters(), {
        header: LETTER_COLUMNS.map((key) => t(`consultations.report.column.${key}`)),
        delimiter: ';',
      }),
    xlsx: () =>
      writeXlsx([
        {
          name: t('consultations.report.sheet.answers'),
          columns: answerColumns(t),
          rows: answerRows(allEntries(db, report.reportId), t),
        },
        {
          name: t('consultations.report.sheet.letters'),
          columns: LETTER_COLUMNS.map((key) => ({
            header: t(`consultations.report.column.${key}`),
            width: key === 'body' || key === 'reason' ? 60 : 18,
          })),
          rows: letters(),
        },
      ]),
  }
  const files = {} as Record<Format, { hash: string; size: number }>
  for (const format of FORMATS) {
    files[format] = await house.files.put(Readable.from(makers[format](), { objectMode: false }))
    each()
  }
  return files
}

function modelOf(
  report: ReportToWrite,
  rows: AsyncIterable<TableRow>,
  { t, now, origin }: { t: Translate; now: Temporal.Instant; origin: string },
): DocumentModel {
  return {
    title: t('consultations.report.title', { title: report.process.title }),
    subtitle: [
      report.author,
      t('consultations.report.version-of', { version: report.version, date: formatDate(now, 'pl') }),
    ]
      .filter(Boolean)
      .join(' · '),
    language: 'pl',
    author: report.author,
    footer: `${origin}${pathOf(report.process)}/raport`,
    madeAt: now,
    landscape: true,
    blocks: report.chapters.flatMap(({ part, title, blocks }): Block[] => [
      { kind: 'heading', level: 1, text: title, id: PART_SLUGS[part] },
      ...blocks,
      ...(part === 'remarks'
        ? [
            {
              kind: 'table' as const,
              caption: t('consultations.report.table'),
              columns: ENTRY_COLUMNS.map(({ key, ...column }) => ({
                header: t(`consultations.report.column.${key}`),
                ...column,
              })),
              rows,
            },
          ]
        : []),
    ]),
  }
}

/** The columns of law.md 1.8, part 7: number, who, what, the decision, the reason, what changed. */
const ENTRY_COLUMNS = [
  { key: 'number', width: 0.4, rowHeader: true },
  { key: 'author', width: 1.75 },
  { key: 'body', width: 3.9 },
  { key: 'outcome', width: 1.6 },
  { key: 'reason', width: 3 },
  { key: 'change', width: 1.3 },
] as const

async function* entryRows(entries: AsyncIterable<EntryRow>, t: Translate): AsyncGenerator<TableRow> {
  for await (const entry of entries)
    yield [
      String(entry.number),
      whoAndWhen(entry, t),
      bodyWords(entry, t),
      t(`remarks.outcome.${entry.outcome}`),
      entry.reason,
      entry.change,
    ]
}

/** „Osoba prywatna / list, 12.11.2026 / WIEC-2026-000012”; a group names all its numbers, so that each author finds theirs. */
function whoAndWhen(entry: EntryRow, t: Translate): Text {
  const channels = entry.channels.map((channel) => t(`remarks.channel.${channel}`)).join(', ')
  return `${entry.authors}\n${channels}, ${formatShortDate(entry.receivedOn, 'pl')}\n${entry.references.join(', ')}`
}

export function bodyWords(entry: Pick<EntryRow, 'quotation' | 'body' | 'letters'>, t: Translate): string {
  return [
    entry.quotation && t('consultations.report.quotation', { text: entry.quotation }),
    entry.body,
    entry.letters > 1 && t('consultations.report.group', { count: entry.letters }),
  ]
    .filter(Boolean)
    .join('\n\n')
}

const answerColumns = (t: Translate) =>
  [
    { key: 'number', width: 6 },
    { key: 'letters', width: 8 },
    { key: 'references', width: 24 },
    { key: 'author', width: 24 },
    { key: 'body', width: 60 },
    { key: 'outcome', width: 22 },
    { key: 'reason', width: 60 },
    { key: 'change', width: 30 },
  ].map(({ key, width }) => ({ header: t(`consultations.report.column.${key}`), width }))

async function* answerRows(entries: AsyncIterable<EntryRow>, t: Translate): AsyncGenerator<Row> {
  for await (const entry of entries)
    yield [
      entry.number,
      entry.letters,
      entry.references.join(', '),
      entry.authors,
      bodyWords(entry, t),
      t(`remarks.outcome.${entry.outcome}`),
      entry.reason,
      entry.change,
    ]
}

const LETTER_COLUMNS = [
  'number',
  'reference',
  'received',
  'channel',
  'late',
  'author',
  'quotation',
  'body',
  'outcome',
  'reason',
  'change',
  'letters',
] as const

async function* letterRows(letters: AsyncIterable<LetterRow>, t: Translate): AsyncGenerator<Row> {
  for await (const letter of letters)
    yield [
      letter.entryNumber,
      letter.reference,
      letter.receivedOn,
      t(`remarks.channel.${letter.channel}`),
      letter.late ? t('consultations.report.yes') : '',
      letter.author,
      letter.quotation,
      letter.body,
      t(`remarks.outcome.${letter.outcome}`),
      letter.reason,
      letter.change,
      letter.letters,
    ]
}
