import type { Locale, Translate } from '../../../platform/texts/index.ts'
import { codesOf, letters } from '../codes.ts'
import { fieldOf, optionField, partOf } from '../fields.ts'
import { dropHidden } from '../logic.ts'
import type { Answer, Answers, FormDefinition, Option, Question, Skip } from '../model.ts'
import { questionsOf, wordsIn } from '../words.ts'

/** Why an answer on paper does not count, though the rest of the sheet does. The order is the number a clerk types: #1, #2… */
export const ANSWER_REASONS = [
  'unreadable',
  'too-many',
  'too-few',
  'out-of-range',
  'contradictory',
  'not-asked',
] as const
export type AnswerReason = (typeof ANSWER_REASONS)[number]

/** What a clerk types for a box beside the answers; on paper it stands after the code of its question. */
export const SKIP_CODES: Record<Skip, string> = { unknown: 'NW', refused: 'OD' }

/** What is typed for one sheet, by the name of the field. */
export type TypedSheet = Record<string, string>

/** One field of the fast entry: a question, a row of a matrix, an amount of a budget, words of one's own. */
export interface Slot {
  /** Name of the field. */
  name: string
  /** As printed: P1, P4.2, P1.e. */
  code: string
  question: string
  label: string
  /** Which letters may be typed and what they stand for; empty where words or numbers are typed. */
  options: { letter: string; label: string }[]
  kind: 'code' | 'codes' | 'number' | 'date' | 'text' | 'long-text' | 'yes-no'
}

/** Fields in the order of the paper. Files have none: what was attached to paper is scanned with it. */
export function slotsOf(definition: FormDefinition, locale: Locale): Slot[] {
  const codes = codesOf(definition)
  const say = (words: Partial<Record<Locale, string>>) => wordsIn(words, locale, definition.languages)
  return questionsOf(definition).flatMap((question): Slot[] => {
    const code = codes.questions.get(question.id) ?? ''
    const slot = (kind: Slot['kind'], options: Slot['options'] = []): Slot => ({
      name: fieldOf(question.id),
      code,
      question: question.id,
      label: say(question.label),
      options,
      kind,
    })
    const part = (option: { id: string; label: Partial<Record<Locale, string>> }, kind: Slot['kind']): Slot => ({
      ...slot(kind),
      name: optionField(question.id, option.id),
      code: codes.parts.get(`${question.id}/${option.id}`) ?? '',
      label: say(option.label),
    })
    const lettered = (options: readonly Option[]) =>
      options.map((option, index) => ({ letter: letters(index), label: say(option.label) }))
    switch (question.type) {
      case 'single':
      case 'multiple':
      case 'ranking': {
        const other = question.options.find((option) => option.other)
        const kind = question.type === 'single' ? 'code' : 'codes'
        return [
          slot(kind, lettered(question.options)),
          ...(other && question.type !== 'ranking'
            ? [{ ...part(other, 'text'), name: partOf(question.id, 'other') }]
            : []),
        ]
      }
      case 'matrix':
        return question.rows.map((row) => ({ ...part(row, 'code'), options: lettered(question.options) }))
      case 'budget':
        return question.options.map((option) => part(option, 'number'))
      case 'scale':
      case 'number':
        return [slot('number')]
      case 'date':
        return [slot('date')]
      case 'long-text':
        return [slot('long-text')]
      case 'consent':
        return [slot('yes-no')]
      case 'file':
        return []
      default:
        return [slot('text')]
    }
  })
}

/** What one sheet says, once its codes are understood. */
export interface ReadSheet {
  /** Whole answers; those of questions that the logic passes over are gone. */
  answers: Answers
  /** By question id: why what stands on the paper is no answer. */
  reasons: Record<string, AnswerReason>
  /** By field: what was typed is no code of this question, so a hand slipped. */
  slips: Record<string, SlipWord>
}

export type SlipWord = 'unknown-code' | 'not-a-number' | 'not-a-date' | 'unknown-reason' | 'yes-or-no'

/**
 * Reads what was typed. A slip of the clerk's hand is told at once; what the paper itself does against the rules is a
 * reason: a sheet with two boxes ticked where one was asked for stays a sheet.
 * @param rule what is wrong with whole answers by the rules for people (see `checkAnswers`); by question id
 */
export function readSheet(
  definition: FormDefinition,
  typed: TypedSheet,
  rule: (answers: Answers) => Record<string, AnswerReason> = () => ({}),
): ReadSheet {
  const reader = new SheetReader(typed)
  for (const question of questionsOf(definition)) reader.read(question)
  const given = reader.answers
  const kept = dropHidden(definition, given)
  const reasons = { ...reader.reasons }
  for (const id of Object.keys(given)) if (!Object.hasOwn(kept, id)) reasons[id] ??= 'not-asked'
  for (const [id, reason] of Object.entries(rule(kept))) {
    if (!Object.hasOwn(kept, id)) continue
    reasons[id] ??= reason
    delete kept[id]
  }
  // Taking an answer away may hide the questions that hung on it.
  return { answers: dropHidden(definition, kept), reasons, slips: reader.slips }
}

class SheetReader {
  answers: Answers = {}
  reasons: Record<string, AnswerReason> = {}
  slips: Record<string, SlipWord> = {}
  #typed: TypedSheet

  constructor(typed: TypedSheet) {
    this.#typed = typed
  }

  read(question: Question) {
    const answer = this.#answer(question)
    if (answer && !(question.id in this.reasons)) this.answers[question.id] = answer
  }

  #answer(question: Question): Answer | null {
    const field = fieldOf(question.id)
    const text = this.#at(field)
    const first = question.type === 'matrix' ? this.#firstOf(question.rows, question.id) : text
    const mark = this.#mark(question.id, field, text || (first.startsWith('#') ? first : ''))
    if (mark) return null
    const skip = skipOf(first)
    if (skip) return { skipped: skip }
    switch (question.type) {
      case 'single': {
        const chosen = this.#chosen(question.options, field, text)
        if (chosen.length > 1) return this.#reason(question.id, 'too-many')
        const [choice] = chosen
        return choice === undefined ? null : { choice, ...this.#other(question.id, question.options, [choice]) }
      }
      case 'multiple': {
        const choices = this.#chosen(question.options, field, text)
        if (choices.length === 0) return null
        if (question.max !== null && choices.length > question.max) return this.#reason(question.id, 'too-many')
        if (question.min !== null && choices.length < question.min) return this.#reason(question.id, 'too-few')
        const alone = question.options.some((option) => option.alone && choices.includes(option.id))
        if (alone && choices.length > 1) return this.#reason(question.id, 'contradictory')
        return { choices, ...this.#other(question.id, question.options, choices) }
      }
      case 'ranking': {
        const ranked = this.#chosen(question.options, field, text)
        return ranked.length > 0 ? { ranked } : null
      }
      case 'matrix':
        return this.#rows(question)
      case 'budget':
        return this.#amounts(question)
      case 'scale':
      case 'number': {
        const number = this.#number(field, text)
        if (number === null) return null
        const [least, most] =
          question.type === 'scale'
            ? [question.from, question.to]
            : [question.min ?? -Infinity, question.max ?? Infinity]
        const whole = question.type === 'scale' || question.whole
        if (number < least || number > most || (whole && !Number.isInteger(number)))
          return this.#reason(question.id, 'out-of-range')
        return { number }
      }
      case 'date': {
        if (!text) return null
        const date = dayOf(text)
        if (!date) return this.#slip(field, 'not-a-date')
        const { earliest, latest } = question
        if ((earliest && date < earliest) || (latest && date > latest)) return this.#reason(question.id, 'out-of-range')
        return { date }
      }
      case 'consent': {
        if (!text) return null
        if (!/^[tnyTNY]$/.test(text)) return this.#slip(field, 'yes-or-no')
        return { agreed: /^[tyTY]$/.test(text), version: question.version }
      }
      case 'place':
        // A name is looked up in the register before this; what is left is a code or a slip.
        return text === '' ? null : /^\d{2,7}$/.test(text) ? { unitCode: text } : this.#slip(field, 'unknown-code')
      case 'map':
        return text ? { placeWords: text } : null
      case 'file':
        return null
      default:
        return text ? { text } : null
    }
  }

  #at = (name: string) => (Object.hasOwn(this.#typed, name) ? (this.#typed[name] ?? '') : '').trim()

  #firstOf(rows: { id: string }[], question: string): string {
    for (const row of rows) {
      const text = this.#at(optionField(question, row.id))
      if (skipOf(text) || text.startsWith('#')) return text
    }
    return ''
  }

  /** "#2" in a field: the clerk saw on the paper why it is no answer. */
  #mark(question: string, field: string, text: string): boolean {
    if (!text.startsWith('#')) return false
    const reason = ANSWER_REASONS[Number(text.slice(1)) - 1]
    if (reason) this.#reason(question, reason)
    else this.#slip(field, 'unknown-reason')
    return true
  }

  #chosen(options: readonly Option[], field: string, text: string): string[] {
    if (!text) return []
    const chosen: string[] = []
    for (const code of codesIn(text, options.length)) {
      const option = options[indexOf(code)]
      if (!option) {
        this.#slip(field, 'unknown-code')
        return []
      }
      if (!chosen.includes(option.id)) chosen.push(option.id)
    }
    return chosen
  }

  #other(question: string, options: readonly Option[], chosen: string[]): { other?: string } {
    const words = this.#at(partOf(question, 'other'))
    return words && options.some((option) => option.other && chosen.includes(option.id)) ? { other: words } : {}
  }

  #rows(question: Extract<Question, { type: 'matrix' }>): Answer | null {
    const rows: Record<string, string> = {}
    for (const row of question.rows) {
      const field = optionField(question.id, row.id)
      const chosen = this.#chosen(question.options, field, this.#at(field))
      if (chosen.length > 1) return this.#reason(question.id, 'too-many')
      if (chosen[0]) rows[row.id] = chosen[0]
    }
    return Object.keys(rows).length > 0 ? { rows } : null
  }

  #amounts(question: Extract<Question, { type: 'budget' }>): Answer | null {
    const amounts: Record<string, number> = {}
    for (const option of question.options) {
      const field = optionField(question.id, option.id)
      const text = this.#at(field)
      if (text.startsWith('#')) {
        this.#mark(question.id, field, text)
        return null
      }
      const number = this.#number(field, text)
      if (number !== null) amounts[option.id] = number
    }
    if (Object.keys(amounts).length === 0) return null
    for (const option of question.options) amounts[option.id] ??= 0
    const sum = Object.values(amounts).reduce((total, amount) => total + amount, 0)
    return sum === question.total ? { amounts } : this.#reason(question.id, 'out-of-range')
  }

  #number(field: string, text: string): number | null {
    if (!text) return null
    const plain = text.replace(/[\s\u00A0]/g, '').replace(',', '.')
    return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : this.#slip(field, 'not-a-number')
  }

  #reason(question: string, reason: AnswerReason): null {
    this.reasons[question] = reason
    return null
  }

  #slip(field: string, word: SlipWord): null {
    this.slips[field] = word
    return null
  }
}

/** "nw" or "od", as printed. */
function skipOf(text: string) {
  const typed = text.toUpperCase()
  if (typed === SKIP_CODES.unknown) return 'unknown' as const
  return typed === SKIP_CODES.refused ? ('refused' as const) : null
}

/** "a c", "a,c", "ac", "1 3", "13": letters and numbers as a clerk's hand finds them. */
function codesIn(text: string, count: number): string[] {
  const parts = text
    .toLowerCase()
    .split(/[\s,;.+]+/)
    .filter(Boolean)
  // Without spaces each sign is a code of its own, as long as no code has two signs.
  return parts.flatMap((part) => {
    const isOne = count > 26 || (/^\d+$/.test(part) && count > 9)
    return isOne ? [part] : [...part]
  })
}

function indexOf(code: string): number {
  if (/^\d+$/.test(code)) return Number(code) - 1
  if (!/^[a-z]{1,2}$/.test(code)) return -1
  const [first = '', second] = code
  const at = (letter: string) => letter.charCodeAt(0) - 97
  return second === undefined ? at(first) : (at(first) + 1) * 26 + at(second)
}

/** "12.09.2026", "12-9-2026", "12092026" or "2026-09-12" as an ISO day; null for a day no calendar has. */
export function dayOf(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  const polish = /^(\d{1,2})[.\-/ ](\d{1,2})[.\-/ ](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  const [year, month, day] = iso ? iso.slice(1) : polish ? [polish[3], polish[2], polish[1]] : []
  if (!year || !month || !day) return null
  const made = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${made}T12:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== made ? null : made
}

/** How an answer looks in a comparison: the codes and words of the paper. */
export function answerInCodes(question: Question, answer: Answer | undefined, t: Translate): string {
  if (!answer) return ''
  if ('skipped' in answer) return t(`paper.skip.${answer.skipped}`)
  const letterOf = (id: string) =>
    'options' in question ? letters(question.options.findIndex((option) => option.id === id)) : id
  const other = 'other' in answer && answer.other ? `: ${answer.other}` : ''
  if ('choice' in answer) return letterOf(answer.choice) + other
  if ('choices' in answer) return answer.choices.map(letterOf).join(', ') + other
  if ('ranked' in answer) return answer.ranked.map(letterOf).join(', ')
  if ('rows' in answer && question.type === 'matrix')
    return question.rows.map((row) => `${letterOf(answer.rows[row.id] ?? '') || '–'}`).join(' ')
  if ('amounts' in answer && question.type === 'budget')
    return question.options.map((option) => answer.amounts[option.id] ?? 0).join(' ')
  if ('number' in answer) return String(answer.number)
  if ('date' in answer) return answer.date
  if ('text' in answer) return answer.text
  if ('agreed' in answer) return answer.agreed ? t('paper.yes') : t('paper.no')
  if ('placeWords' in answer) return answer.placeWords
  return 'unitCode' in answer ? answer.unitCode : ''
}
