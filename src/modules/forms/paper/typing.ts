import { fieldOf, optionField, partOf } from '../fields.ts'
import { dropHidden } from '../logic.ts'
import type { Answer, Answers, FormDefinition, Option, Question } from '../model.ts'
import { questionsOf } from '../words.ts'
import { codesIn, dayOf, indexOf, skipOf } from './codes.ts'

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

/** What is typed for one sheet, by the name of the field. */
export type TypedSheet = Record<string, string>

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
