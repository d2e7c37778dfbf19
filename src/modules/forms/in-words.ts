import { formatDate, formatNumber, type Locale, type Translate } from '../../platform/texts/index.ts'
import { isDate } from './checking.ts'
import { answerOf, isSkip } from './logic.ts'
import type { Answer, Answers, FormDefinition, Option, Question, Words } from './model.ts'
import { wordsIn } from './words.ts'

/** What saying answers in words needs to know. */
export interface Speech {
  locale: Locale
  languages: readonly Locale[]
  t: Translate
  /** Full names of units by code; without one the code is said. */
  units?: ReadonlyMap<string, string>
  /** Names of kept files by id. */
  files?: ReadonlyMap<string, string>
}

/**
 * One answer as plain text in a language: for receipts, tables, letters and the team. An empty text for no answer.
 * Lines are divided by \n where an answer has several parts.
 */
export function answerInWords(question: Question, answer: Answer | undefined, speech: Speech): string {
  const { t, locale } = speech
  const say = (words: Words) => wordsIn(words, locale, speech.languages)
  if (!answer) return ''
  if (isSkip(answer)) return t(`forms.skip.${answer.skipped}`)
  if ('choice' in answer) return optionWords(question, answer.choice, answer.other, say)
  if ('choices' in answer) return answer.choices.map((id) => optionWords(question, id, answer.other, say)).join('\n')
  if ('ranked' in answer)
    return answer.ranked.map((id, index) => `${index + 1}. ${optionWords(question, id, undefined, say)}`).join('\n')
  if ('rows' in answer) return rowsWords(question, answer.rows, say)
  if ('number' in answer) return numberWords(question, answer.number, say, locale)
  if ('date' in answer) return dateWords(answer.date, locale)
  if ('text' in answer) return answer.text
  if ('files' in answer) return answer.files.map((id) => speech.files?.get(id) ?? id).join('\n')
  if ('agreed' in answer) return answer.agreed ? t('forms.words.agreed', { version: answer.version }) : ''
  if ('shapes' in answer) return shapesWords(question, answer.shapes, speech)
  if ('placeWords' in answer)
    return [answer.unitCode && unitWords(answer.unitCode, speech), answer.placeWords].filter(Boolean).join(': ')
  if ('unitCode' in answer) return unitWords(answer.unitCode, speech)
  return amountsWords(question, answer.amounts, say, locale)
}

// A sheet of paper may be kept with a day there is not.
const dateWords = (date: string, locale: Locale) =>
  isDate(date) ? formatDate(Temporal.PlainDate.from(date), locale) : date

const unitWords = (code: string, { units }: Speech) => units?.get(code) ?? code

function optionWords(question: Question, id: string, other: string | undefined, say: (words: Words) => string): string {
  const option = 'options' in question ? question.options.find((one: Option) => one.id === id) : undefined
  if (!option) return id
  return option.other && other ? `${say(option.label)}: ${other}` : say(option.label)
}

function rowsWords(question: Question, rows: Record<string, string>, say: (words: Words) => string): string {
  if (question.type !== 'matrix') return ''
  return question.rows
    .filter(({ id }) => Object.hasOwn(rows, id))
    .map(({ id, label }) => `${say(label)}: ${optionWords(question, rows[id] ?? '', undefined, say)}`)
    .join('\n')
}

function numberWords(question: Question, number: number, say: (words: Words) => string, locale: Locale): string {
  if (question.type === 'scale') {
    const end = number === question.from ? say(question.fromLabel) : number === question.to ? say(question.toLabel) : ''
    return end ? `${number} (${end})` : String(number)
  }
  const unit = question.type === 'number' ? say(question.unit) : ''
  return [formatNumber(number, locale), unit].filter(Boolean).join(' ')
}

function shapesWords(question: Question, shapes: { followUps: Answers }[], speech: Speech): string {
  if (question.type !== 'map') return ''
  const { t } = speech
  const count = t(`forms.words.shapes-${question.shape}`, { count: shapes.length })
  const more = shapes.map((shape, index) =>
    question.followUps
      .map((followUp) => answerInWords(followUp, answerOf(shape.followUps ?? {}, followUp.id), speech))
      .filter(Boolean)
      .map((words) => `${index + 1}. ${words.replaceAll('\n', ', ')}`)
      .join('\n'),
  )
  return [count, ...more].filter(Boolean).join('\n')
}

function amountsWords(
  question: Question,
  amounts: Record<string, number>,
  say: (words: Words) => string,
  locale: Locale,
): string {
  if (question.type !== 'budget') return ''
  const unit = say(question.unit)
  return question.options
    .filter(({ id }) => Object.hasOwn(amounts, id))
    .map(({ id, label }) =>
      [`${say(label)}: ${formatNumber(amounts[id] ?? 0, locale)}`, unit].filter(Boolean).join(' '),
    )
    .join('\n')
}

/** Codes of units and ids of files that answers name, for looking them up once before many are said in words. */
export function namedIn(definition: FormDefinition, answers: Answers): { units: string[]; files: string[] } {
  const units: string[] = []
  const files: string[] = []
  for (const { questions } of definition.sections)
    for (const { id } of questions) {
      const answer = answerOf(answers, id)
      if (!answer) continue
      if ('unitCode' in answer && answer.unitCode) units.push(answer.unitCode)
      if ('files' in answer) files.push(...answer.files)
    }
  return { units, files }
}
