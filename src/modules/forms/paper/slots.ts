import type { Locale } from '../../../platform/texts/index.ts'
import { codesOf, letters } from '../codes.ts'
import { fieldOf, optionField, partOf } from '../fields.ts'
import type { FormDefinition, Option } from '../model.ts'
import { questionsOf, wordsIn } from '../words.ts'

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
