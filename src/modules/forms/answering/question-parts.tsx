import type { FieldProps } from '../../../ui/index.ts'
import { fieldOf } from '../fields.ts'
import { orderedOptions } from '../logic.ts'
import type { Option, Question } from '../model.ts'
import { type Asking, foreign, sayer } from './view.ts'

export type Of<T extends Question['type']> = Extract<Question, { type: T }>

export interface Props<Q extends Question = Question> {
  question: Q
  asking: Asking
}

/** Label, hint and whether it must be answered, as every field takes them. */
export function asked({ question, asking }: Props, hint?: string): FieldProps {
  const say = sayer(asking)
  return {
    form: asking.form,
    name: fieldOf(question.id),
    label: say(question.label),
    hint: [say(question.hint), hint].filter(Boolean).join(' ') || undefined,
    optional: !question.required,
  }
}

export const shuffled = (question: Of<'single' | 'multiple' | 'ranking'>, { seed }: Asking): Option[] =>
  orderedOptions(question.options, question.shuffled, `${seed} ${question.id}`)

export const langOf = (asking: Asking, words: Question['label']) => {
  const lang = foreign(asking, words)
  return lang ? { lang } : {}
}

// A question may be called like something every object has.
export const forQuestion = <T,>(lists: Record<string, T[]>, { id }: Question): T[] =>
  Object.hasOwn(lists, id) ? (lists[id] ?? []) : []
