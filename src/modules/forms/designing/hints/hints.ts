import type { Locale } from '../../../../platform/texts/index.ts'
import type { FormDefinition, Question, Words } from '../../model.ts'
import { optionsOf, placedIn, rowsOf } from '../walk.ts'
import { LEXICONS } from './lexicon.ts'
import { rangeTrouble } from './ranges.ts'
import { countOf, firstOf, hasAny, joinedIn, sentencesOf, wordsIn } from './sentences.ts'
import { minutesFor } from './time.ts'

/** What may be said better. A hint never stops anybody: it says what was seen, why it matters, and how to mend it. */
export interface Hint {
  /** Question or section; null speaks of the whole form. */
  where: string | null
  kind: HintKind
  /** Words of the form and numbers its sentence names. */
  values: Record<string, string | number>
}

export const HINT_KINDS = [
  'two-marks',
  'joined',
  'leading',
  'negation',
  'double-negation',
  'long-question',
  'long-sentence',
  'official',
  'unbalanced',
  'overlap',
  'gap',
  'shuffled-order',
  'no-ends',
  'no-unknown',
  'no-other',
  'many-options',
  'many-rows',
  'many-ranked',
  'many-open',
  'many-required',
  'long-form',
] as const

export type HintKind = (typeof HINT_KINDS)[number]

const MOST = { question: 25, sentence: 20, options: 12, rows: 7, ranked: 7, open: 3, minutes: 10 }

/** All hints in the order of the form, those about the whole of it last. */
export function hintsFor(definition: FormDefinition): Hint[] {
  const [locale = 'pl'] = definition.languages
  const sections = new Map(definition.sections.map((section) => [section.questions[0]?.id, section]))
  const inOrder = placedIn(definition).flatMap(({ question }) => {
    const opened = sections.get(question.id)
    return [
      ...(opened ? aboutText(opened.id, [opened.title, opened.text], locale) : []),
      ...hintsForQuestion(question, locale),
    ]
  })
  return [...aboutText(null, [definition.intro, definition.thanks], locale), ...inOrder, ...aboutForm(definition)]
}

/** Hints about one question, in the language it is written in. */
export function hintsForQuestion(question: Question, locale: Locale): Hint[] {
  const label = question.label[locale] ?? ''
  const hint = (kind: HintKind, values: Hint['values'] = {}): Hint => ({ where: question.id, kind, values })
  return [
    ...aboutWording(question, label, locale, hint),
    ...aboutText(question.id, [question.hint, question.help], locale),
    ...aboutAnswers(question, label, locale, hint),
  ]
}

type Make = (kind: HintKind, values?: Hint['values']) => Hint

function aboutWording(question: Question, label: string, locale: Locale, hint: Make): Hint[] {
  const lexicon = LEXICONS[locale]
  const found: Hint[] = []
  const asked = [label, ...rowsOf(question).map((row) => row.label[locale] ?? '')]
  const joined =
    question.type === 'consent' ? null : (asked.map((text) => joinedIn(text, locale)).find(Boolean) ?? null)
  if (countOf(/\?/g, label) > 1) found.push(hint('two-marks'))
  else if (joined) found.push(hint('joined', { words: joined }))

  const leading = firstOf(lexicon.leading, label)
  if (leading) found.push(hint('leading', { words: leading }))

  const denied = countOf(lexicon.negation, label.replace(lexicon.harmless, ' '))
  if (denied > 1) found.push(hint('double-negation'))
  else if (denied === 1 && CHOSEN.has(question.type)) found.push(hint('negation'))

  const length = wordsIn(label)
  const long = sentencesOf(label).map(wordsIn)
  if (length > MOST.question) found.push(hint('long-question', { count: length }))
  else if (Math.max(0, ...long) > MOST.sentence) found.push(hint('long-sentence', { count: Math.max(...long) }))
  return [
    ...found,
    ...official([label, ...optionsOf(question).map((option) => option.label[locale] ?? '')], locale, hint),
  ]
}

const CHOSEN: ReadonlySet<Question['type']> = new Set(['single', 'scale', 'matrix'])

/** Longer texts around questions: length of sentences and officialese. */
function aboutText(where: string | null, texts: Words[], locale: Locale): Hint[] {
  const hint: Make = (kind, values = {}) => ({ where, kind, values })
  const written = texts.map((words) => words[locale] ?? '').filter(Boolean)
  const longest = Math.max(0, ...written.flatMap(sentencesOf).map(wordsIn))
  return [
    ...(longest > MOST.sentence ? [hint('long-sentence', { count: longest })] : []),
    ...official(written, locale, hint),
  ]
}

function official(texts: string[], locale: Locale, hint: Make): Hint[] {
  const text = texts.join('\n')
  return LEXICONS[locale].official.flatMap(([pattern, plain]) => {
    const words = firstOf(pattern, text)
    return words ? [hint('official', { words, plain })] : []
  })
}

function aboutAnswers(question: Question, label: string, locale: Locale, hint: Make): Hint[] {
  const lexicon = LEXICONS[locale]
  const options = optionsOf(question)
  const labels = options.map((option) => option.label[locale] ?? '')
  const found: Hint[] = []
  const polar = polarity(labels, locale)
  // Times a week and times a month do not overlap.
  const ranges = sayHowOften(labels, locale) ? null : rangeTrouble(labels)
  const isScale = polar.positive + polar.negative >= 3
  if (isScale && polar.positive !== polar.negative && question.type !== 'budget')
    found.push(hint('unbalanced', { positive: polar.positive, negative: polar.negative }))
  if (ranges) found.push(hint(ranges.kind, { one: ranges.one, other: ranges.other }))
  if ('shuffled' in question && question.shuffled && (isScale || areRanges(labels))) found.push(hint('shuffled-order'))
  if (question.type === 'scale' && !(question.fromLabel[locale] && question.toLabel[locale]))
    found.push(hint('no-ends'))

  const mayNotKnow = question.skips.includes('unknown') || labels.some((text) => hasAny(lexicon.unknown, text))
  if (question.required && CHOSEN.has(question.type) && !mayNotKnow && label) found.push(hint('no-unknown'))

  if (wantsOther(question, labels, locale) && !isScale && !areRanges(labels)) found.push(hint('no-other'))
  if ((question.type === 'single' || question.type === 'multiple') && options.length > MOST.options)
    found.push(hint('many-options', { count: options.length }))
  if (question.type === 'matrix' && question.rows.length > MOST.rows)
    found.push(hint('many-rows', { count: question.rows.length }))
  if (question.type === 'ranking' && options.length > MOST.ranked && (question.places ?? 99) > MOST.ranked)
    found.push(hint('many-ranked', { count: options.length }))
  return found
}

/** Four answers or more name kinds of things, and there may be one nobody thought of. */
function wantsOther(question: Question, labels: string[], locale: Locale): boolean {
  if (question.type !== 'single' && question.type !== 'multiple') return false
  const { other } = LEXICONS[locale]
  const closed =
    question.options.some((option) => option.other || option.alone) ||
    labels.some((text) => hasAny(other, text)) ||
    sayHowOften(labels, locale)
  return labels.filter(Boolean).length >= 4 && !closed
}

const sayHowOften = (labels: string[], locale: Locale) =>
  labels.filter((text) => hasAny(LEXICONS[locale].often, text)).length > labels.length / 2

const areRanges = (labels: string[]) => labels.filter((text) => /\d/.test(text)).length > labels.length / 2

/** How many answers praise and how many complain; „ani tak, ani nie” and „nie wiem” do neither. */
function polarity(labels: string[], locale: Locale): { positive: number; negative: number } {
  const { positive, negative, middle, unknown } = LEXICONS[locale]
  const polar = labels.filter((text) => !hasAny(middle, text) && !hasAny(unknown, text))
  // „Niezadowolony” holds „zadowolony”, and „nie zgadzam się” holds „zgadzam”.
  const against = polar.filter((text) => hasAny(negative, text))
  return {
    negative: against.length,
    positive: polar.filter((text) => !against.includes(text) && hasAny(positive, text)).length,
  }
}

function aboutForm(definition: FormDefinition): Hint[] {
  const questions = placedIn(definition).map(({ question }) => question)
  const open = questions.filter(({ type }) => type === 'long-text').length
  const required = questions.filter((question) => question.required && question.type !== 'consent').length
  const minutes = minutesFor(definition)
  const hint: Make = (kind, values = {}) => ({ where: null, kind, values })
  return [
    ...(open > MOST.open ? [hint('many-open', { count: open })] : []),
    ...(questions.length >= 5 && required > questions.length * 0.8 ? [hint('many-required', { count: required })] : []),
    ...(minutes > MOST.minutes ? [hint('long-form', { count: minutes })] : []),
  ]
}
