import type { Words } from '../../forms/index.ts'
import { crossTable, groupOf, groupsFor } from './crosstab.ts'
import { type Asked, type Dimension, dimensionsOf, NO, stepsOf, YES } from './questions.ts'
import { type QuestionTally, type Tallies, type Tally, tallyOfQuestion, withoutAnswer } from './tally.ts'

/** What one question came to, ready to be drawn. A hidden number is null. */
export interface Result {
  question: Asked
  /** Whom the shares are of: those who answered, or everybody of the chosen group. */
  base: number
  /** Null where a group is looked at: there these could give hidden numbers away. */
  passed: { answered: number; unknown: number; refused: number; without: number } | null
  chart: Chart
}

export type Chart =
  | { kind: 'choices'; several: boolean; rows: Choice[] }
  | { kind: 'scale'; rows: Choice[]; mean: number | null; fromLabel: Words; toLabel: Words }
  | { kind: 'matrix'; columns: Words[]; rows: { label: Words; counts: (number | null)[]; base: number }[] }
  | { kind: 'ranking'; rows: { label: Words; mean: number | null; placed: number | null; first: number | null }[] }
  | { kind: 'budget'; rows: { label: Words; mean: number | null }[]; unit: Words; total: number }
  | { kind: 'number'; bins: Bin[]; mean: number | null; median: number | null; unit: Words }
  | { kind: 'dates'; months: { month: string; count: number }[] }
  | { kind: 'places'; units: { code: string; count: number }[] }
  | { kind: 'texts'; count: number | null }
  | { kind: 'files'; count: number | null }
  | { kind: 'map'; drawn: number | null; shapes: number | null; words: number | null }
  /** Nothing can be said of the chosen group. */
  | { kind: 'hidden' }

export interface Choice {
  id: string
  label: Words | null
  count: number | null
}

export interface Bin {
  from: number
  to: number
  count: number
}

/** What each question came to for all these people. */
export const resultsOf = (tally: Tally, asked: readonly Asked[]): Result[] =>
  asked.map((question) => resultOf(tally, question))

function resultOf(tally: Tally, question: Asked): Result {
  const own = tallyOfQuestion(tally, question.id)
  const { answered, unknown, refused } = own
  return {
    question,
    base: answered,
    passed: { answered, unknown, refused, without: withoutAnswer(tally, own) },
    chart: chartOf(question, own),
  }
}

/**
 * The same for those of one kind alone, as the column of a table by that kind: small numbers are hidden, and with them
 * whatever would give them away.
 */
export function resultsInGroup(
  tallies: Tallies,
  asked: readonly Asked[],
  { by, value, least }: { by: Dimension; value: string; least: number },
): Result[] {
  const group = groupOf(tallies, by, value)
  const dimensions = Map.groupBy(dimensionsOf(asked), ({ question }) => question.id)
  const column = by.values.indexOf(value)
  return asked
    .filter(({ id }) => id !== by.question.id)
    .map((question): Result => {
      const shown: Record<string, number | null> = {}
      for (const dimension of dimensions.get(question.id) ?? []) {
        const table = crossTable(tallies, dimension, by, least)
        for (const [index, name] of dimension.values.entries())
          shown[keyOf(dimension, name)] = table.withheld ? null : (table.cells[index]?.[column] ?? null)
      }
      return {
        question,
        base: group.count,
        passed: null,
        chart: groupChart(question, shown, { tallies, by, value, least }),
      }
    })
}

const keyOf = ({ row, option }: Dimension, value: string) =>
  option === undefined ? (row === undefined ? value : `${row}/${value}`) : value === YES ? option : `${option}:${value}`

function groupChart(
  question: Asked,
  shown: Record<string, number | null>,
  group: { tallies: Tallies; by: Dimension; value: string; least: number },
): Chart {
  const of = (key: string) => shown[key] ?? null
  switch (question.type) {
    case 'single':
    case 'multiple':
    case 'consent':
    case 'scale':
    case 'matrix':
      return choicesOf(question, of, meanOf(question, shown))
    case 'ranking':
    case 'budget':
    case 'number': {
      const place = group.by.values.indexOf(group.value)
      const own = groupsFor(group.tallies, question, group.by, group.least)[place]
      if (!own || own.hidden) return { kind: 'hidden' }
      const chart = chartOf(question, tallyOfQuestion(own.tally, question.id))
      // Averages alone: how many chose each would need a table of its own to protect.
      if (chart.kind === 'ranking')
        return { ...chart, rows: chart.rows.map((row) => ({ ...row, placed: null, first: null })) }
      return chart.kind === 'number' ? { ...chart, bins: [], median: null } : chart
    }
    default:
      return { kind: 'hidden' }
  }
}

function meanOf(question: Asked, shown: Record<string, number | null>): number | null {
  if (question.type !== 'scale') return null
  const counts = stepsOf(question).map((step) => ({ step: Number(step), count: shown[step] ?? null }))
  if (counts.some(({ count }) => count === null)) return null
  return meanOfSteps(counts as { step: number; count: number }[])
}

const meanOfSteps = (counts: { step: number; count: number }[]) => {
  const people = counts.reduce((sum, { count }) => sum + count, 0)
  return people > 0 ? counts.reduce((sum, { step, count }) => sum + step * count, 0) / people : null
}

type Choosing = Extract<Asked, { type: 'single' | 'multiple' | 'consent' | 'scale' | 'matrix' }>

function choicesOf(question: Choosing, of: (key: string) => number | null, mean: number | null): Chart {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return {
        kind: 'choices',
        several: question.type === 'multiple',
        rows: question.options.map(({ id, label }) => ({ id, label, count: of(id) })),
      }
    case 'consent':
      return { kind: 'choices', several: false, rows: [YES, NO].map((id) => ({ id, label: null, count: of(id) })) }
    case 'scale':
      return {
        kind: 'scale',
        rows: stepsOf(question).map((id) => ({ id, label: null, count: of(id) })),
        mean,
        fromLabel: question.fromLabel,
        toLabel: question.toLabel,
      }
    case 'matrix':
      return {
        kind: 'matrix',
        columns: question.options.map(({ label }) => label),
        rows: question.rows.map(({ id, label }) => {
          const counts = question.options.map((option) => of(`${id}/${option.id}`))
          return { label, counts, base: counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) }
        }),
      }
  }
}

function chartOf(question: Asked, own: QuestionTally): Chart {
  const { counts, sums, answered } = own
  const of = (key: string) => counts[key] ?? 0
  switch (question.type) {
    case 'single':
    case 'multiple':
    case 'consent':
    case 'scale':
    case 'matrix':
      return choicesOf(question, of, answered > 0 ? (sums[''] ?? 0) / answered : null)
    case 'ranking':
      return {
        kind: 'ranking',
        rows: question.options
          .map(({ id, label }) => ({
            label,
            mean: of(id) > 0 ? (sums[id] ?? 0) / of(id) : null,
            placed: of(id),
            first: of(`${id}/1`),
          }))
          .toSorted((a, b) => (a.mean ?? Number.POSITIVE_INFINITY) - (b.mean ?? Number.POSITIVE_INFINITY)),
      }
    case 'budget':
      return {
        kind: 'budget',
        rows: question.options.map(({ id, label }) => ({
          label,
          mean: answered > 0 ? (sums[id] ?? 0) / answered : null,
        })),
        unit: question.unit,
        total: question.total,
      }
    case 'number':
      return {
        kind: 'number',
        bins: binsOf(counts),
        mean: answered > 0 ? (sums[''] ?? 0) / answered : null,
        median: medianOf(counts),
        unit: question.unit,
      }
    case 'date':
      return { kind: 'dates', months: monthsOf(counts) }
    case 'place':
      return {
        kind: 'places',
        units: Object.entries(counts)
          .map(([code, count]) => ({ code, count }))
          .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
      }
    case 'short-text':
    case 'long-text':
      return { kind: 'texts', count: answered }
    case 'file':
      return { kind: 'files', count: sums.files ?? 0 }
    case 'map':
      return { kind: 'map', drawn: of('drawn'), shapes: sums.shapes ?? 0, words: of('words') }
  }
}

const BINS = 8

/** Numbers in bins of a round width, at most about eight; few different whole numbers stand one by one. */
export function binsOf(counts: Record<string, number>): Bin[] {
  const values = Object.entries(counts)
    .map(([value, count]) => ({ value: Number(value), count }))
    .toSorted((a, b) => a.value - b.value)
  const [first, last] = [values[0]?.value, values.at(-1)?.value]
  if (first === undefined || last === undefined) return []
  const width = roundUp(
    (last - first) / BINS,
    values.every(({ value }) => Number.isInteger(value)),
  )
  const start = Math.floor(first / width + 1e-9) * width
  const bins = Array.from({ length: Math.floor((last - start) / width + 1e-9) + 1 }, (_, index) => ({
    from: clean(start + index * width),
    to: clean(start + (index + 1) * width),
    count: 0,
  }))
  for (const { value, count } of values) {
    const bin = bins[Math.min(Math.floor((value - start) / width + 1e-9), bins.length - 1)]
    if (bin) bin.count += count
  }
  return bins
}

function roundUp(width: number, whole: boolean): number {
  if (width <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(width))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= width - 1e-12) ?? width
  return whole ? Math.max(1, Math.round(step)) : step
}

const clean = (number: number) => Number(number.toPrecision(12))

function medianOf(counts: Record<string, number>): number | null {
  const values = Object.entries(counts)
    .map(([value, count]) => ({ value: Number(value), count }))
    .toSorted((a, b) => a.value - b.value)
  const people = values.reduce((sum, { count }) => sum + count, 0)
  const at = (place: number) => {
    let before = 0
    for (const { value, count } of values) {
      before += count
      if (before > place) return value
    }
    return 0
  }
  if (people === 0) return null
  return people % 2 === 1 ? at((people - 1) / 2) : (at(people / 2 - 1) + at(people / 2)) / 2
}

function monthsOf(counts: Record<string, number>) {
  const months = new Map<string, number>()
  for (const [day, count] of Object.entries(counts))
    months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + count)
  return [...months].map(([month, count]) => ({ month, count })).toSorted((a, b) => (a.month < b.month ? -1 : 1))
}

export const noValue = NO
