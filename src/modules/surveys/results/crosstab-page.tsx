import { formatNumber } from '../../../platform/texts/index.ts'
import { EmptyState, Filters, HeatCell, Meta, Section, SelectField, Table, useView } from '../../../ui/index.ts'
import { crossRows, crossTable } from './crosstab.ts'
import type { Asked, Dimension } from './questions.ts'
import type { Tallies } from './tally.ts'
import { dimensionWords, HIDDEN, percent, type Speech, said, valueWords } from './words.ts'

/** What a reader asked to see together: rows and columns as addresses carry them. */
export interface CrossQuery {
  rows: string
  columns: string
}

interface CrossProps {
  home: string
  dimensions: readonly Dimension[]
  query: CrossQuery
  table: Crossing | null
  least: number
}

/** A table of two questions, ready to be shown. */
export interface Crossing {
  columns: { label: string; total: number }[]
  rows: { label: string; cells: (number | null)[]; total: number }[]
  total: number
  withheld: boolean
  /** Rows are choices of which one person may have made several. */
  several: boolean
  title: string
}

/** Choosing two questions, and how they go together. */
export function Crosstab({ home, dimensions, query, table, least }: CrossProps) {
  const { t, locale } = useView()
  const speech = { t, locale }
  const form = { values: { wiersze: query.rows, kolumny: query.columns } }
  return (
    <>
      <Filters action={home} active={table !== null}>
        <SelectField
          form={form}
          name="wiersze"
          label={t('surveys.cross.rows')}
          empty={t('surveys.cross.choose')}
          options={rowChoices(dimensions, speech)}
        />
        <SelectField
          form={form}
          name="kolumny"
          label={t('surveys.cross.columns')}
          empty={t('surveys.cross.choose')}
          options={columnChoices(dimensions, speech)}
        />
      </Filters>
      {table &&
        (table.withheld ? (
          <EmptyState title={t('surveys.cross.withheld')}>{t('surveys.cross.withheld-hint')}</EmptyState>
        ) : (
          <CrossTableView table={table} least={least} />
        ))}
    </>
  )
}

function CrossTableView({ table, least }: { table: Crossing; least: number }) {
  const { t, locale } = useView()
  // Nobody without an answer needs no row and no column of noughts.
  const rows = table.rows.filter(({ total }) => total > 0)
  const columns = table.columns.flatMap((column, index) => (column.total > 0 ? [{ ...column, index }] : []))
  const cell = (count: number | null, whole: number) =>
    count === null ? (
      <span title={t('surveys.cross.hidden')}>{HIDDEN}</span>
    ) : (
      <HeatCell share={whole > 0 ? count / whole : 0}>
        {formatNumber(count, locale)} ({percent(count, whole, { locale })})
      </HeatCell>
    )
  return (
    <Section title={table.title} level={2}>
      <Table
        dense
        caption={table.title}
        captionHidden
        rows={rows}
        rowId={({ label }) => label}
        columns={[
          { label: t('surveys.chart.answer'), cell: ({ label }) => label, names: true },
          ...columns.map(({ label, total, index }) => ({
            label: `${label} (${formatNumber(total, locale)})`,
            kind: 'number' as const,
            cell: ({ cells }: Crossing['rows'][number]) => cell(cells[index] ?? null, total),
          })),
          {
            label: `${t('surveys.cross.all')} (${formatNumber(table.total, locale)})`,
            kind: 'number',
            cell: ({ total }) => cell(total, table.total),
          },
        ]}
      />
      <Meta>
        {[
          t('surveys.cross.note'),
          table.several && t('surveys.chart.several'),
          rows.some(({ cells }) => cells.includes(null)) && t('surveys.cross.hidden-note', { sign: HIDDEN, least }),
        ]
          .filter(Boolean)
          .join(' ')}
      </Meta>
    </Section>
  )
}

/**
 * The table of what was asked for; null when it was nothing, or the same question twice.
 * @param tallies of everybody and by the columns
 */
export function crossingOf(
  tallies: Tallies,
  dimensions: readonly Dimension[],
  { query, least, speech }: { query: CrossQuery; least: number; speech: Speech },
): Crossing | null {
  const columns = dimensions.find(({ id }) => id === query.columns)
  const rows = rowsFor(dimensions, query.rows)
  const [first] = rows
  if (!columns || !first || first.question.id === columns.question.id) return null
  const none = speech.t('surveys.cross.none')
  const title = speech.t('surveys.cross.title', {
    rows: rows.length > 1 ? said(first.question.label, speech) : dimensionWords(first, speech),
    columns: dimensionWords(columns, speech),
  })
  const columnLabels = [...columns.values.map((value) => valueWords(columns, value, speech)), none]

  if (rows.length > 1 || first.option !== undefined) {
    const table = crossTable(tallies, first, columns, least)
    return {
      title,
      several: true,
      withheld: false,
      total: table.total,
      columns: columnLabels.map((label, index) => ({ label, total: table.columnTotals[index] ?? 0 })),
      rows: crossRows(tallies, rows, columns, least).map(({ dimension, cells, total }) => ({
        label: optionLabel(dimension, speech),
        cells,
        total,
      })),
    }
  }
  const table = crossTable(tallies, first, columns, least)
  const rowLabels = [...first.values.map((value) => valueWords(first, value, speech)), none]
  return {
    title,
    several: false,
    withheld: table.withheld,
    total: table.total,
    columns: columnLabels.map((label, index) => ({ label, total: table.columnTotals[index] ?? 0 })),
    rows: rowLabels.map((label, index) => ({
      label,
      cells: table.cells[index] ?? [],
      total: table.rowTotals[index] ?? 0,
    })),
  }
}

/** Rows may be a whole multiple question; everything else is one dimension. */
const rowsFor = (dimensions: readonly Dimension[], id: string) =>
  dimensions.filter(
    (dimension) => dimension.id === id || (dimension.option !== undefined && dimension.question.id === id),
  )

function rowChoices(dimensions: readonly Dimension[], speech: Speech) {
  const questions = new Set<Asked>()
  return dimensions.flatMap((dimension) => {
    const { question, option, id } = dimension
    if (option === undefined) return [{ value: id, label: dimensionWords(dimension, speech) }]
    if (questions.has(question)) return []
    questions.add(question)
    return [{ value: question.id, label: said(question.label, speech) }]
  })
}

const columnChoices = (dimensions: readonly Dimension[], speech: Speech) =>
  dimensions.map((dimension) => ({ value: dimension.id, label: dimensionWords(dimension, speech) }))

const optionLabel = ({ question, option }: Dimension, speech: Speech) =>
  'options' in question ? said(question.options.find(({ id }) => id === option)?.label ?? null, speech) : ''
