import type { ComponentChildren } from 'preact'
import { Details } from '../feedback/feedback.tsx'
import { Link } from '../links.tsx'
import { Table } from '../lists/table.tsx'
import { useView } from '../view.ts'
import { linePath, niceTicks, sharesOf } from './scale.ts'

export type SeriesKind = 'main' | 'link' | 'attention' | 'problem' | 'neutral'

export interface ChartValue {
  label: string
  value: number
  /** Said instead of the number: „270 (45%)”, or that it is hidden. */
  text?: string
  /** The list behind the number. */
  href?: string
  kind?: SeriesKind
}

export interface ChartProps {
  /** What the numbers count; the figure's caption. */
  title: string
  /** The caption is heard and not seen, under a heading that says the same. */
  titleHidden?: boolean
  /** Heading of the first and second column of the table below. */
  labels: { name: string; value: string }
  /** Words for a number: `(grosze) => '12 000 zł'`. */
  format?: (value: number) => string
  note?: ComponentChildren
}

interface BarRows {
  rows: ChartValue[]
  /** What a full bar stands for; the greatest amount unless said. */
  whole?: number
}

/** Amounts side by side, the words in HTML so that they stay readable on a phone. */
export function BarChart({ title, titleHidden, labels, rows, format, note, whole }: ChartProps & BarRows) {
  const inWords = useFormat(format)
  const most = whole ?? Math.max(...rows.map(({ value }) => value), 0)
  return (
    <ChartFigure {...{ title, titleHidden, note }} table={<ValueTable {...{ title, labels, rows, inWords }} />}>
      <ul class="ui-bars">
        {rows.map(({ label, value, text, href, kind = 'main' }) => (
          <li key={label}>
            <span class="ui-bar-label">{href ? <Link href={href}>{label}</Link> : label}</span>
            <span class="ui-bar-value">{text ?? inWords(value)}</span>
            <svg class={`ui-bar ui-series-${kind}`} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              <rect class="ui-bar-track" width="100" height="1" />
              <rect class="ui-bar-amount" width={most ? round((value / most) * 100) : 0} height="1" />
            </svg>
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}

/** Parts of one whole in a line, with amount and per cent of each. */
export function StackedBar({ title, labels, parts, format, note }: ChartProps & { parts: ChartValue[] }) {
  const inWords = useFormat(format)
  const shares = sharesOf(parts.map(({ value }) => value))
  return (
    <ChartFigure title={title} note={note} table={<ValueTable {...{ title, labels, rows: parts, inWords }} />}>
      <svg class="ui-stack" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        {parts.map(({ label, kind = 'main' }, index) => {
          const { start = 0, width = 0 } = shares[index] ?? {}
          return (
            <g key={label} class={`ui-series-${kind}`}>
              <rect class="ui-bar-amount" x={round(start)} width={round(width)} height="1" />
              <path class="ui-stack-gap" d={`M${round(start)} 0v1`} />
            </g>
          )
        })}
      </svg>
      <ul class="ui-legend">
        {parts.map(({ label, value, href, kind = 'main' }, index) => (
          <li key={label} class={`ui-legend-area ui-series-${kind}`}>
            {href ? <Link href={href}>{label}</Link> : label}{' '}
            <strong class="ui-number">
              {inWords(value)} ({shares[index]?.percent ?? 0}%)
            </strong>
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}

export interface LineChartProps extends ChartProps {
  /** Names of the points along the line: months, days, years. */
  points: string[]
  series: { label: string; kind?: SeriesKind; values: number[] }[]
  /** The list behind a number of the table: of a point, in a series. */
  href?: (point: string, series: number) => string | undefined
}

/** How amounts changed. Lines differ by colour and by dashes. */
export function LineChart({ title, labels, points, series, format, note, href }: LineChartProps) {
  const { t } = useView()
  const inWords = useFormat(format)
  const ticks = niceTicks(Math.max(...series.flatMap(({ values }) => values), 0))
  const top = ticks.at(-1) ?? 1
  const table = (
    <Table
      dense
      caption={title}
      captionHidden
      rows={points.map((point, index) => ({ point, index }))}
      rowId={({ point }) => point}
      columns={[
        { label: labels.name, cell: ({ point }) => point, names: true },
        ...series.map(({ label, values }, order) => ({
          label,
          kind: 'number' as const,
          cell: ({ point, index }: { point: string; index: number }) => {
            const value = values[index] ?? 0
            const list = value > 0 ? href?.(point, order) : undefined
            return list ? <Link href={list}>{inWords(value)}</Link> : inWords(value)
          },
        })),
      ]}
    />
  )
  return (
    <ChartFigure title={title} note={note} table={table}>
      <div class="ui-lines">
        <ol class="ui-axis-y" aria-hidden="true">
          {ticks.toReversed().map((tick) => (
            <li key={tick}>{inWords(tick)}</li>
          ))}
        </ol>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={t('ui.chart.in-table', { title })}>
          {ticks.map((tick) => (
            <path key={tick} class="ui-grid-line" d={`M0 ${round(100 - (tick / top) * 100)}h100`} />
          ))}
          {series.map(({ label, values, kind = 'main' }, index) => (
            <g key={label} class={`ui-series-${kind} ui-dash-${index}`}>
              <path class="ui-line" d={linePath(values, top)} />
              <path class="ui-line-points" d={linePath(values, top, true)} />
            </g>
          ))}
        </svg>
        <ol class="ui-axis-x" aria-hidden="true">
          {points
            .filter((_, index) => index % Math.ceil(points.length / 6) === 0 || index === points.length - 1)
            .map((point) => (
              <li key={point}>{point}</li>
            ))}
        </ol>
      </div>
      {series.length > 1 && (
        <ul class="ui-legend">
          {series.map(({ label, kind = 'main' }, index) => (
            <li key={label} class={`ui-legend-line ui-series-${kind} ui-dash-${index}`}>
              {label}
            </li>
          ))}
        </ul>
      )}
    </ChartFigure>
  )
}

interface ChartFigureProps {
  title: string
  titleHidden?: boolean | undefined
  note?: ComponentChildren
  table: ComponentChildren
  children: ComponentChildren
}

export function ChartFigure({ title, titleHidden, note, table, children }: ChartFigureProps) {
  const { t } = useView()
  return (
    <figure class="ui-chart">
      <figcaption class={titleHidden ? 'ui-unseen' : undefined}>{title}</figcaption>
      {children}
      {note && <p class="ui-meta">{note}</p>}
      <Details summary={t('ui.chart.table')}>{table}</Details>
    </figure>
  )
}

interface ValueTableProps extends Pick<ChartProps, 'title' | 'labels'> {
  rows: ChartValue[]
  inWords: (value: number) => string
}

export function ValueTable({ title, labels, rows, inWords }: ValueTableProps) {
  return (
    <Table
      dense
      caption={title}
      captionHidden
      rows={rows}
      rowId={({ label }) => label}
      columns={[
        { label: labels.name, cell: ({ label }) => label, names: true },
        { label: labels.value, cell: ({ value, text }) => text ?? inWords(value), kind: 'number' },
      ]}
    />
  )
}

export function useFormat(format: ChartProps['format']): (value: number) => string {
  const { locale } = useView()
  if (format) return format
  const number = new Intl.NumberFormat(locale)
  return (value) => number.format(value)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
