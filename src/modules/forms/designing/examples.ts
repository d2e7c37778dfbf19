import type { Condition, FormDefinition, Option, Question, QuestionType, Quota, Section } from '../model.ts'
import { aQuestion, type Fresh } from './kinds.ts'

/** Ids one after another, so that a test can be read. */
export function counting(): Fresh {
  let next = 0
  return (word) => `${word}-${++next}`
}

/** A question of a type with words, and what else matters to the test. */
export function asked<T extends QuestionType>(
  type: T,
  id: string,
  given: Partial<Extract<Question, { type: T }>> = {},
): Extract<Question, { type: T }> {
  const question = aQuestion(type, counting())
  const own = { ...question, id, label: { pl: `Pytanie ${id}` }, ...given } as Question
  // What was not given must not repeat ids of another question of the form.
  const named = <U extends { id: string }>(items: U[], word: string) =>
    items.map((item, at) => ({ ...item, id: `${id}-${word}${at + 1}` }))
  if ('options' in own && !('options' in given)) own.options = named(own.options, 'o')
  if (own.type === 'matrix' && !('rows' in given)) own.rows = named(own.rows, 'w')
  return own as Extract<Question, { type: T }>
}

export const option = (id: string, label: string, flags: Partial<Option> = {}): Option => ({
  id,
  label: { pl: label },
  ...flags,
})

export const section = (id: string, questions: Question[], given: Partial<Section> = {}): Section => ({
  id,
  title: {},
  text: {},
  showWhen: null,
  questions,
  ...given,
})

export const aForm = (sections: Section[], given: Partial<FormDefinition> = {}): FormDefinition => ({
  languages: ['pl'],
  title: { pl: 'Jak jeździmy autobusem' },
  intro: {},
  thanks: {},
  layout: 'sections',
  sections,
  quotas: [],
  ...given,
})

export const aQuota = (id: string, when: Condition, limit: number, ending: Quota['then'] = 'flag'): Quota => ({
  id,
  when,
  limit,
  // biome-ignore lint/suspicious/noThenProperty: the word of the contract; nobody awaits a quota.
  then: ending,
})
