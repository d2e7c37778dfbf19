import type { DocumentModel, Row } from '../../../platform/documents/index.ts'
import { formatDateTime, formatMoney, type Locale, type Translate } from '../../../platform/texts/index.ts'
import type { Process } from '../../processes/index.ts'
import { reasonWords } from '../projects/outcome.tsx'
import type { PublishedResult } from './store.ts'

const COLUMNS = ['pool', 'place', 'number', 'project', 'score', 'voters', 'cost', 'outcome', 'why'] as const

export const headersOf = (t: Translate) => COLUMNS.map((column) => t(`budgets.column.${column}`))

/** The ranking of every pool, row by row. */
export function* rowsOf({ content }: PublishedResult, t: Translate, locale: Locale): Generator<Row> {
  for (const pool of content.pools)
    for (const row of pool.rows)
      yield [
        pool.name,
        row.place,
        row.number,
        row.title,
        row.score,
        row.votes,
        row.costGrosze / 100,
        t(row.won ? 'budgets.won' : 'budgets.not-won'),
        reasonWords(row, t, locale),
      ]
}

/** The protocol of results for the council and the bulletin. */
export function protocolOf(
  process: Process,
  result: PublishedResult,
  organisation: string,
  t: Translate,
  locale: Locale,
): DocumentModel {
  return {
    title: t('budgets.protocol.title', { title: process.title }),
    subtitle: t('budgets.results.published', {
      at: formatDateTime(result.publishedAt, locale),
      version: result.version,
    }),
    author: organisation,
    language: locale,
    footer: process.title,
    landscape: true,
    blocks: [
      ...(result.reason
        ? [{ kind: 'note' as const, text: t('budgets.protocol.corrected', { reason: result.reason }) }]
        : []),
      { kind: 'paragraph', text: t('budgets.protocol.basis') },
      ...result.content.pools.flatMap((pool) => [
        { kind: 'heading' as const, level: 1 as const, text: pool.name },
        {
          kind: 'keyValues' as const,
          pairs: [
            { key: t('budgets.pool.amount'), value: formatMoney(pool.amountGrosze, locale) },
            { key: t('budgets.results.spent'), value: formatMoney(pool.spentGrosze, locale) },
            ...(pool.receivedGrosze
              ? [{ key: t('budgets.results.received'), value: formatMoney(pool.receivedGrosze, locale) }]
              : []),
            { key: t('budgets.turnout.ballots'), value: String(pool.voters) },
            { key: t('budgets.protocol.valid'), value: String(pool.valid) },
            { key: t('budgets.results.blank'), value: String(pool.blank) },
            { key: t('budgets.pool.residents'), value: pool.residents ? String(pool.residents) : '–' },
            { key: t('budgets.pool.threshold'), value: pool.threshold ? String(pool.threshold) : '–' },
          ],
        },
        {
          kind: 'table' as const,
          columns: [
            { header: t('budgets.column.place'), width: 0.5, align: 'right' as const },
            { header: t('budgets.column.project'), width: 3, rowHeader: true },
            { header: t('budgets.column.score'), align: 'right' as const },
            { header: t('budgets.column.cost'), align: 'right' as const },
            { header: t('budgets.column.outcome') },
            { header: t('budgets.column.why'), width: 2 },
          ],
          rows: pool.rows.map((row) => [
            String(row.place),
            `${row.number}. ${row.title}`,
            String(row.score),
            formatMoney(row.costGrosze, locale),
            t(row.won ? 'budgets.won' : 'budgets.not-won'),
            reasonWords(row, t, locale),
          ]),
        },
        ...pool.ties.map(({ numbers, decidedBy }) => ({
          kind: 'paragraph' as const,
          text: t(`budgets.tie.${decidedBy}`, { projects: numbers.join(', ') }),
        })),
        ...(pool.draw
          ? [
              {
                kind: 'note' as const,
                text: t('budgets.results.draw', {
                  seed: pool.draw.seed,
                  order: pool.draw.numbers.join(', '),
                  at: formatDateTime(Temporal.Instant.from(pool.draw.at), locale),
                }),
              },
            ]
          : []),
      ]),
    ],
  }
}
