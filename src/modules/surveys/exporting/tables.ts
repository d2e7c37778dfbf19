import type { Cell } from '../../../platform/documents/index.ts'
import type { Results } from '../results/gathering.ts'
import type { Result } from '../results/view.ts'
import { type Speech, said, stepWords } from '../results/words.ts'

/** Results as one long table: question, answer, people, share, mean. */
export function* resultRows({ results }: Results, speech: Speech): Generator<Cell[]> {
  for (const result of results) yield* rowsOf(result, speech)
}

function* rowsOf({ question, chart, base }: Result, speech: Speech): Generator<Cell[]> {
  const label = said(question.label, speech)
  const line = (answer: string, people: number | null, share: number | null, mean: number | null = null): Cell[] => [
    label,
    answer,
    people,
    share === null ? null : rounded(share),
    mean === null ? null : rounded(mean),
  ]
  const share = (count: number | null, whole: number) => (count === null || whole === 0 ? null : count / whole)
  const { t } = speech
  switch (chart.kind) {
    case 'choices':
      for (const { id, label: own, count } of chart.rows)
        yield line(own ? said(own, speech) : t(`surveys.value.${id}`), count, share(count, base))
      return
    case 'scale':
      for (const { id, count } of chart.rows)
        yield line(question.type === 'scale' ? stepWords(question, id, speech) : id, count, share(count, base))
      yield line(t('surveys.table.average'), null, null, chart.mean)
      return
    case 'matrix':
      for (const { label: row, counts, base } of chart.rows)
        for (const [index, count] of counts.entries())
          yield line(`${said(row, speech)}: ${said(chart.columns[index] ?? null, speech)}`, count, share(count, base))
      return
    case 'ranking':
      for (const { label: option, mean, placed } of chart.rows) yield line(said(option, speech), placed, null, mean)
      return
    case 'budget':
      for (const { label: option, mean } of chart.rows) yield line(said(option, speech), null, null, mean)
      return
    case 'number':
      for (const { from, to, count } of chart.bins) yield line(`${from}–${to}`, count, share(count, base))
      yield line(t('surveys.table.average'), null, null, chart.mean)
      return
    case 'dates':
      for (const { month, count } of chart.months) yield line(month, count, share(count, base))
      return
    case 'places':
      for (const { code, count } of chart.units) yield line(code, count, share(count, base))
      return
    case 'texts':
    case 'files':
      yield line(t('surveys.table.given'), chart.count, null)
      return
    case 'map':
      yield line(t('surveys.table.drawn'), chart.drawn, null)
      return
    case 'hidden':
  }
}

const rounded = (number: number) => Number(number.toFixed(4))
