import type { ComponentChildren } from 'preact'
import { Table } from '../lists/table.tsx'
import { ChartFigure, type ChartProps, useFormat, ValueTable } from './charts.tsx'
import { niceTicks, sharesOf } from './scale.ts'

/** How strong a shade is, of the whole: five steps, so that neighbours can be told apart. */
export const shadeOf = (share: number) => Math.min(5, Math.max(0, Math.ceil(share * 5)))

export interface StackedRowsProps extends Pick<ChartProps, 'title' | 'titleHidden' | 'note'> {
  /** Heading of the column that names rows, in the table. */
  name: string
  /** The parts of each row, in their order: from „źle” to „dobrze”. */
  columns: string[]
  /** A null value is hidden; its row is told in the table alone. */
  rows: { label: string; values: (number | null)[]; text?: (string | undefined)[] }[]
  format?: (value: number) => string
}

/** Many rows of the same parts, each row one whole: how people rated each of several things. */
export function StackedRows({ title, titleHidden, name, columns, rows, format, note }: StackedRowsProps) {
  const inWords = useFormat(format)
  const shade = (index: number) => (columns.length === 1 ? 5 : 1 + Math.round((index / (columns.length - 1)) * 4))
  const table = (
    <Table
      dense
      caption={title}
      captionHidden
      rows={rows}
      rowId={({ label }) => label}
      columns={[
        { label: name, cell: ({ label }) => label, names: true },
        ...columns.map((label, index) => ({
          label,
          kind: 'number' as const,
          cell: ({ values, text }: StackedRowsProps['rows'][number]) => text?.[index] ?? inWords(values[index] ?? 0),
        })),
      ]}
    />
  )
  return (
    <ChartFigure {...{ title, titleHidden, note, table }}>
      <ul class="ui-legend">
        {columns.map((label, index) => (
          <li key={label} class={`ui-legend-area ui-shade-${shade(index)}`}>
            {label}
          </li>
        ))}
      </ul>
      <ul class="ui-bars">
        {rows.map(({ label, values }) => {
          const shares = sharesOf(values.map((value) => value ?? 0))
          const greatest = shares.reduce(
            (best, share, index) => (share.width > (shares[best]?.width ?? 0) ? index : best),
            0,
          )
          const isKnown = values.every((value) => value !== null) && (shares[greatest]?.width ?? 0) > 0
          return (
            <li key={label}>
              <span class="ui-bar-label">{label}</span>
              <span class="ui-bar-value">{isKnown && `${columns[greatest]} ${shares[greatest]?.percent}%`}</span>
              <svg class="ui-bar ui-bar-thick" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class="ui-bar-track" width="100" height="1" />
                {isKnown &&
                  shares.map(({ start, width }, index) => (
                    <g key={columns[index]} class={`ui-shade-${shade(index)}`}>
                      <rect class="ui-bar-amount" x={start.toFixed(2)} width={width.toFixed(2)} height="1" />
                      {start > 0 && <path class="ui-stack-gap" d={`M${start.toFixed(2)} 0v1`} />}
                    </g>
                  ))}
              </svg>
            </li>
          )
        })}
      </ul>
    </ChartFigure>
  )
}

export interface ColumnChartProps extends ChartProps {
  /** From left to right; the labels stand under every so many columns. */
  columns: { label: string; value: number; text?: string }[]
}

/** Amounts of neighbouring ranges or times: a histogram, months. */
export function ColumnChart({ title, titleHidden, labels, columns, format, note }: ColumnChartProps) {
  const inWords = useFormat(format)
  const ticks = niceTicks(Math.max(...columns.map(({ value }) => value), 0))
  const top = ticks.at(-1) ?? 1
  const width = 100 / Math.max(columns.length, 1)
  const each = Math.ceil(columns.length / 6)
  return (
    <ChartFigure
      {...{ title, titleHidden, note }}
      table={<ValueTable {...{ title, labels, rows: columns, inWords }} />}
    >
      <div class="ui-lines">
        <ol class="ui-axis-y" aria-hidden="true">
          {ticks.toReversed().map((tick) => (
            <li key={tick}>{inWords(tick)}</li>
          ))}
        </ol>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {ticks.map((tick) => (
            <path key={tick} class="ui-grid-line" d={`M0 ${(100 - (tick / top) * 100).toFixed(2)}h100`} />
          ))}
          <g class="ui-series-main">
            {columns.map(({ label, value }, index) => (
              <rect
                key={label}
                class="ui-bar-amount"
                x={(index * width + width * 0.08).toFixed(2)}
                y={(100 - (value / top) * 100).toFixed(2)}
                width={(width * 0.84).toFixed(2)}
                height={((value / top) * 100).toFixed(2)}
              />
            ))}
          </g>
        </svg>
        <ol class="ui-axis-columns" aria-hidden="true">
          {columns.map(({ label }, index) => (
            <li key={label}>{index % each === 0 ? label : ''}</li>
          ))}
        </ol>
      </div>
    </ChartFigure>
  )
}

export interface PairedBarsProps extends Pick<ChartProps, 'title' | 'note' | 'format'> {
  name: string
  /** What the two bars of each row are: „odpowiedzi”, „mieszkańcy”. */
  pair: [string, string]
  /** Shares of one. */
  rows: { label: string; values: [number, number]; text: [string, string] }[]
  /** More columns of the table. */
  more?: { label: string; cell: (index: number) => ComponentChildren }[]
}

/** Two shares of each group beside one another: who answered and who lives here. */
export function PairedBars({ title, name, pair, rows, note, more = [] }: PairedBarsProps) {
  const most = Math.max(...rows.flatMap(({ values }) => values), 0)
  const kinds = ['ui-series-main', 'ui-series-neutral'] as const
  const numbered = rows.map((row, index) => ({ ...row, index }))
  const table = (
    <Table
      dense
      caption={title}
      captionHidden
      rows={numbered}
      rowId={({ label }) => label}
      columns={[
        { label: name, cell: ({ label }) => label, names: true },
        { label: pair[0], kind: 'number', cell: ({ text }) => text[0] },
        { label: pair[1], kind: 'number', cell: ({ text }) => text[1] },
        ...more.map(({ label, cell }) => ({
          label,
          kind: 'number' as const,
          cell: ({ index }: { index: number }) => cell(index),
        })),
      ]}
    />
  )
  return (
    <ChartFigure title={title} note={note} table={table}>
      <ul class="ui-legend">
        {pair.map((label, index) => (
          <li key={label} class={`ui-legend-area ${kinds[index]}`}>
            {label}
          </li>
        ))}
      </ul>
      <ul class="ui-bars">
        {rows.map(({ label, values, text }) => (
          <li key={label}>
            <span class="ui-bar-label">{label}</span>
            <span class="ui-bar-value">{text.join(' / ')}</span>
            {values.map((value, index) => (
              <svg
                key={kinds[index]}
                class={`ui-bar ${kinds[index]}`}
                viewBox="0 0 100 1"
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <rect class="ui-bar-track" width="100" height="1" />
                <rect class="ui-bar-amount" width={most ? ((value / most) * 100).toFixed(2) : 0} height="1" />
              </svg>
            ))}
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}

/** A number in a table with a shade behind it that says how large it is; the number itself stays readable on each. */
export function HeatCell({ share, children }: { share: number; children: ComponentChildren }) {
  return <span class={`ui-heat ui-heat-${shadeOf(share)}`}>{children}</span>
}
