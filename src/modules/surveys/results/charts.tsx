import type { VNode } from 'preact'
import { formatNumber } from '../../../platform/texts/index.ts'
import { BarChart, ColumnChart, Link, Meta, PairedBars, Section, StackedRows, useView } from '../../../ui/index.ts'
import type { Comparison } from './population.ts'
import type { Choice, Result } from './view.ts'
import { countWords, HIDDEN, meanWords, percent, type Speech, said, stepWords } from './words.ts'

interface ResultProps {
  result: Result
  number: number
  /** The texts people wrote, where the reader may read them. */
  texts?: { label: string; href: string } | null
  /** Names of units by TERYT code. */
  places?: ReadonlyMap<string, string>
  /** Who answered beside who lives there. */
  comparison?: { lines: Comparison[]; source: string } | null
  /** Drawn by those who know maps. */
  map?: VNode | null
}

/** One question and what it came to: how many, the chart, the same numbers in a table. */
export function QuestionResult({ result, number, texts, places, comparison, map }: ResultProps) {
  const { t, locale } = useView()
  const speech = { t, locale }
  const { question } = result
  return (
    <Section
      id={`pytanie-${question.id}`}
      title={t('surveys.result.title', { number, label: said(question.label, speech) })}
      level={2}
    >
      <Meta>
        {[
          answeredWords(result, speech),
          question.visibility === 'private' && t('surveys.result.private'),
          question.removed && t('surveys.result.removed'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Meta>
      <ResultChart {...{ result, places, speech }} />
      {map}
      {texts && (
        <p>
          <Link href={texts.href}>{texts.label}</Link>
        </p>
      )}
      {!texts && result.chart.kind === 'texts' && (result.chart.count ?? 0) > 0 && (
        <Meta>{t('surveys.texts.team-only')}</Meta>
      )}
      {comparison && (
        <PairedBars
          title={t('surveys.population.chart')}
          name={t('surveys.population.group')}
          pair={[t('surveys.population.answered'), t('surveys.population.people')]}
          rows={comparison.lines.map(({ label, answered, answeredShare, people, peopleShare }) => ({
            label,
            values: [answeredShare, peopleShare],
            text: [
              countWords(answered, answered / answeredShare || 0, speech),
              percent(people, people / peopleShare, speech),
            ],
          }))}
          more={[
            {
              label: t('surveys.population.people-count'),
              cell: (index) => formatNumber(comparison.lines[index]?.people ?? 0, locale),
            },
          ]}
          note={comparison.source}
        />
      )}
    </Section>
  )
}

function answeredWords({ passed, base }: Result, { t }: Speech): string {
  if (!passed) return t('surveys.result.group', { count: base })
  return [
    t('surveys.result.answered', { count: passed.answered }),
    passed.unknown > 0 && t('surveys.result.unknown', { count: passed.unknown }),
    passed.refused > 0 && t('surveys.result.refused', { count: passed.refused }),
    passed.without > 0 && t('surveys.result.without', { count: passed.without }),
  ]
    .filter(Boolean)
    .join(' · ')
}

function ResultChart({
  result: { question, chart, base },
  places,
  speech,
}: Pick<ResultProps, 'result' | 'places'> & { speech: Speech }) {
  const { t, locale } = speech
  const title = said(question.label, speech)
  const labels = { name: t('surveys.chart.answer'), value: t('surveys.chart.people') }
  const bars = (rows: Choice[], label: (row: Choice) => string) =>
    rows.map((row) => ({
      label: label(row),
      value: row.count ?? 0,
      text: countWords(row.count, base, speech),
    }))
  const noteOf = (...notes: (string | false | null)[]) => notes.filter(Boolean).join(' ') || undefined
  const hiddenNote = (counts: (number | null)[]) => counts.includes(null) && t('surveys.chart.hidden')

  switch (chart.kind) {
    case 'choices':
      return (
        <BarChart
          title={title}
          titleHidden
          labels={labels}
          whole={Math.max(base, 1)}
          rows={bars(chart.rows, ({ id, label }) => (label ? said(label, speech) : t(`surveys.value.${id}`)))}
          note={noteOf(chart.several && t('surveys.chart.several'), hiddenNote(chart.rows.map(({ count }) => count)))}
        />
      )
    case 'scale':
      return (
        <BarChart
          title={title}
          titleHidden
          labels={labels}
          whole={Math.max(base, 1)}
          rows={bars(chart.rows, ({ id }) => (question.type === 'scale' ? stepWords(question, id, speech) : id))}
          note={noteOf(
            chart.mean !== null && t('surveys.chart.mean', { mean: meanWords(chart.mean, speech) }),
            hiddenNote(chart.rows.map(({ count }) => count)),
          )}
        />
      )
    case 'matrix':
      return (
        <StackedRows
          title={title}
          titleHidden
          name={t('surveys.chart.row')}
          columns={chart.columns.map((label) => said(label, speech))}
          rows={chart.rows.map(({ label, counts, base }) => ({
            label: said(label, speech),
            values: counts,
            text: counts.map((count) => countWords(count, base, speech)),
          }))}
          note={noteOf(hiddenNote(chart.rows.flatMap(({ counts }) => counts)))}
        />
      )
    case 'ranking': {
      const worst = chart.rows.length
      return (
        <BarChart
          title={title}
          titleHidden
          labels={{ name: t('surveys.chart.answer'), value: t('surveys.chart.place') }}
          whole={Math.max(worst, 1)}
          rows={chart.rows.map(({ label, mean, first, placed }) => ({
            label: said(label, speech),
            // A longer bar is a better place.
            value: mean === null ? 0 : worst - mean + 1,
            text:
              mean === null
                ? HIDDEN
                : [
                    meanWords(mean, speech),
                    first !== null &&
                      placed !== null &&
                      t('surveys.chart.first', { share: percent(first, base, speech) }),
                  ]
                    .filter(Boolean)
                    .join(', '),
          }))}
          note={t('surveys.chart.place-note')}
        />
      )
    }
    case 'budget': {
      const unit = said(chart.unit, speech)
      return (
        <BarChart
          title={title}
          titleHidden
          labels={{ name: t('surveys.chart.answer'), value: t('surveys.chart.average') }}
          whole={chart.total}
          rows={chart.rows.map(({ label, mean }) => ({
            label: said(label, speech),
            value: mean ?? 0,
            text: mean === null ? HIDDEN : `${meanWords(mean, speech)} ${unit}`.trim(),
          }))}
          note={t('surveys.chart.budget-note', { total: `${formatNumber(chart.total, locale)} ${unit}`.trim() })}
        />
      )
    }
    case 'number': {
      const unit = said(chart.unit, speech)
      const withUnit = (number: number) => `${meanWords(number, speech)} ${unit}`.trim()
      const middle = noteOf(
        chart.mean !== null && t('surveys.chart.average-of', { mean: withUnit(chart.mean) }),
        chart.median !== null && t('surveys.chart.median', { median: withUnit(chart.median) }),
      )
      if (chart.bins.length === 0) return middle ? <p>{middle}</p> : null
      return (
        <ColumnChart
          title={title}
          titleHidden
          labels={{ name: unit || t('surveys.chart.value'), value: t('surveys.chart.people') }}
          columns={chart.bins.map(({ from, to, count }) => ({
            label: binWords(from, to, locale),
            value: count,
            text: countWords(count, base, speech),
          }))}
          note={middle}
        />
      )
    }
    case 'dates':
      return (
        <ColumnChart
          title={title}
          titleHidden
          labels={{ name: t('surveys.chart.month'), value: t('surveys.chart.people') }}
          columns={chart.months.map(({ month, count }) => ({ label: monthWords(month), value: count }))}
        />
      )
    case 'places':
      return (
        <BarChart
          title={title}
          titleHidden
          labels={{ name: t('surveys.chart.unit'), value: t('surveys.chart.people') }}
          rows={chart.units.slice(0, MOST_PLACES).map(({ code, count }) => ({
            label: places?.get(code) ?? code,
            value: count,
            text: countWords(count, base, speech),
          }))}
          note={chart.units.length > MOST_PLACES ? t('surveys.chart.first-places', { count: MOST_PLACES }) : undefined}
        />
      )
    case 'texts':
      return null
    case 'files':
      return <p>{t('surveys.chart.files', { count: chart.count ?? 0 })}</p>
    case 'map':
      return (
        <p>
          {t('surveys.chart.drawn', { count: chart.drawn ?? 0 })},{' '}
          {t('surveys.chart.shapes', { count: chart.shapes ?? 0 })}
          {chart.words ? `, ${t('surveys.chart.words', { count: chart.words })}` : ''}.
        </p>
      )
    case 'hidden':
      return <Meta>{t('surveys.chart.nothing')}</Meta>
  }
}

const MOST_PLACES = 30

const binWords = (from: number, to: number, locale: Speech['locale']) =>
  to - from === 1 ? formatNumber(from, locale) : `${formatNumber(from, locale)}–${formatNumber(to, locale)}`

/** 2026-09 → 9.2026 */
const monthWords = (month: string) => `${Number(month.slice(5))}.${month.slice(0, 4)}`
