import type { Block, TableBlock } from '../../../platform/documents/index.ts'
import { formatNumber } from '../../../platform/texts/index.ts'
import type { Result } from './view.ts'
import { countWords, HIDDEN, meanWords, percent, type Speech, said, stepWords } from './words.ts'

/** Results of one question as a document tells them: a heading, a table, and what the chart would show in words. */
export function blocksOf(result: Result, number: number, speech: Speech): Block[] {
  const { t } = speech
  const heading: Block = {
    kind: 'heading',
    level: 3,
    text: t('surveys.result.title', { number, label: said(result.question.label, speech) }),
  }
  const told = toldBy(result, speech)
  return [heading, ...told]
}

function toldBy(result: Result, speech: Speech): Block[] {
  const { question, chart, base, passed } = result
  const { t, locale } = speech
  const answered = t('surveys.result.answered', { count: passed?.answered ?? base })
  const caption = said(question.label, speech)
  const rows = rowsOf(result, speech)
  const table = (headers: string[], lines: string[][]): TableBlock => ({
    kind: 'table',
    caption,
    columns: headers.map((header, index) => ({
      header,
      ...(index === 0 ? { rowHeader: true, width: 3 } : { align: 'right' as const }),
    })),
    rows: lines,
  })
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
  switch (chart.kind) {
    case 'choices':
    case 'scale': {
      const top = rows.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0))[0]
      return [
        paragraph(
          [
            answered,
            top &&
              (top.count ?? 0) > 0 &&
              t('surveys.block.top', { label: top.label, share: percent(top.count ?? 0, base, speech) }),
            chart.kind === 'scale' &&
              chart.mean !== null &&
              t('surveys.chart.mean', { mean: meanWords(chart.mean, speech) }),
            chart.kind === 'choices' && chart.several && t('surveys.chart.several'),
          ]
            .filter(Boolean)
            .join('. '),
        ),
        table(
          [t('surveys.chart.answer'), t('surveys.chart.people'), t('surveys.block.share')],
          rows.map(({ label, count }) => [
            label,
            count === null ? HIDDEN : formatNumber(count, locale),
            count === null ? HIDDEN : percent(count, base, speech),
          ]),
        ),
      ]
    }
    case 'matrix':
      return [
        paragraph(answered),
        table(
          [t('surveys.chart.row'), ...chart.columns.map((label) => said(label, speech))],
          chart.rows.map(({ label, counts, base }) => [
            said(label, speech),
            ...counts.map((count) => countWords(count, base, speech)),
          ]),
        ),
      ]
    case 'ranking':
      return [
        paragraph(`${answered}. ${t('surveys.chart.place-note')}`),
        table(
          [t('surveys.chart.answer'), t('surveys.chart.place'), t('surveys.block.first')],
          chart.rows.map(({ label, mean, first }) => [
            said(label, speech),
            mean === null ? HIDDEN : meanWords(mean, speech),
            first === null ? HIDDEN : formatNumber(first, locale),
          ]),
        ),
      ]
    case 'budget':
      return [
        paragraph(answered),
        table(
          [t('surveys.chart.answer'), t('surveys.chart.average')],
          chart.rows.map(({ label, mean }) => [
            said(label, speech),
            mean === null ? HIDDEN : `${meanWords(mean, speech)} ${said(chart.unit, speech)}`.trim(),
          ]),
        ),
      ]
    case 'number':
      return [
        paragraph(
          [
            answered,
            chart.mean !== null &&
              t('surveys.chart.average-of', {
                mean: `${meanWords(chart.mean, speech)} ${said(chart.unit, speech)}`.trim(),
              }),
            chart.median !== null &&
              t('surveys.chart.median', {
                median: `${meanWords(chart.median, speech)} ${said(chart.unit, speech)}`.trim(),
              }),
          ]
            .filter(Boolean)
            .join('. '),
        ),
        ...(chart.bins.length > 0
          ? [
              table(
                [said(chart.unit, speech) || t('surveys.chart.value'), t('surveys.chart.people')],
                chart.bins.map(({ from, to, count }) => [
                  to - from === 1
                    ? formatNumber(from, locale)
                    : `${formatNumber(from, locale)}–${formatNumber(to, locale)}`,
                  formatNumber(count, locale),
                ]),
              ),
            ]
          : []),
      ]
    case 'dates':
      return [
        paragraph(answered),
        table(
          [t('surveys.chart.month'), t('surveys.chart.people')],
          chart.months.map(({ month, count }) => [month, formatNumber(count, locale)]),
        ),
      ]
    case 'places':
      return [
        paragraph(answered),
        table(
          [t('surveys.chart.unit'), t('surveys.chart.people')],
          chart.units.slice(0, 50).map(({ code, count }) => [code, formatNumber(count, locale)]),
        ),
      ]
    case 'map':
      return [
        paragraph(
          [
            t('surveys.chart.drawn', { count: chart.drawn ?? 0 }),
            t('surveys.chart.shapes', { count: chart.shapes ?? 0 }),
            chart.words && t('surveys.chart.words', { count: chart.words }),
          ]
            .filter(Boolean)
            .join(', '),
        ),
      ]
    case 'texts':
      return [paragraph(t('surveys.block.texts', { count: chart.count ?? 0 }))]
    case 'files':
      return [paragraph(t('surveys.chart.files', { count: chart.count ?? 0 }))]
    case 'hidden':
      return [paragraph(t('surveys.chart.nothing'))]
  }
}

function rowsOf({ question, chart }: Result, speech: Speech): { label: string; count: number | null }[] {
  if (chart.kind === 'choices')
    return chart.rows.map(({ id, label, count }) => ({
      label: label ? said(label, speech) : speech.t(`surveys.value.${id}`),
      count,
    }))
  if (chart.kind === 'scale' && question.type === 'scale')
    return chart.rows.map(({ id, count }) => ({ label: stepWords(question, id, speech), count }))
  return []
}
