import { formatNumber, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { type Words, wordsIn } from '../../forms/index.ts'
import type { Dimension } from './questions.ts'
import { NO, YES } from './questions.ts'

/** How results are said in one language. */
export interface Speech {
  t: Translate
  locale: Locale
}

/** Words of a form; its other language when this one is missing. */
export const said = (words: Words | null, { locale }: Pick<Speech, 'locale'>) =>
  words ? wordsIn(words, locale, ['pl', 'en']) : ''

const percents: Record<Locale, Intl.NumberFormat> = {
  pl: new Intl.NumberFormat('pl-PL', { style: 'percent', maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 }),
}

/** "45%"; "0%" of nobody. */
export const percent = (part: number, whole: number, { locale }: Pick<Speech, 'locale'>) =>
  percents[locale].format(whole > 0 ? part / whole : 0).replace(/\s/g, '')

/** "270 (45%)", or a dot for what is hidden. */
export function countWords(count: number | null, whole: number, speech: Speech): string {
  if (count === null) return HIDDEN
  return `${formatNumber(count, speech.locale)} (${percent(count, whole, speech)})`
}

/** Stands for a hidden number; a note beside each table says so. */
export const HIDDEN = '•'

const means: Record<Locale, Intl.NumberFormat> = {
  pl: new Intl.NumberFormat('pl-PL', { maximumFractionDigits: 1, minimumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1, minimumFractionDigits: 1 }),
}

/** "3,7" */
export const meanWords = (mean: number, { locale }: Pick<Speech, 'locale'>) => means[locale].format(mean)

/** What a dimension asks: „Jak oceniasz… – przystanki”. */
export function dimensionWords({ question, row, option }: Dimension, speech: Speech): string {
  const label = said(question.label, speech)
  const part =
    question.type === 'matrix'
      ? question.rows.find(({ id }) => id === row)?.label
      : 'options' in question
        ? question.options.find(({ id }) => id === option)?.label
        : undefined
  return part ? `${label} – ${said(part, speech)}` : label
}

/** One value of a dimension: the words of its option. */
export function valueWords({ question, option }: Dimension, value: string, speech: Speech): string {
  if (option !== undefined) return speech.t(value === YES ? 'surveys.value.chosen' : 'surveys.value.not-chosen')
  if (question.type === 'consent') return speech.t(value === NO ? 'surveys.value.no' : 'surveys.value.yes')
  if (question.type === 'scale') return stepWords(question, value, speech)
  const known = 'options' in question ? question.options.find(({ id }) => id === value) : undefined
  return said(known?.label ?? null, speech) || value
}

/** "1 – bardzo źle" at the ends, the number alone between them. */
export function stepWords(
  { from, to, fromLabel, toLabel }: { from: number; to: number; fromLabel: Words; toLabel: Words },
  step: string,
  speech: Pick<Speech, 'locale'>,
): string {
  const end = Number(step) === from ? fromLabel : Number(step) === to ? toLabel : null
  const words = end && said(end, speech)
  return words ? `${step} – ${words}` : step
}
