import type { Condition, FormDefinition, Question } from '../model.ts'
import { type Atom, atomsOf, conditionsIn, optionsOf, placedIn, withQuestions } from './walk.ts'

/** Whether the question can be asked this at all: an option it has, a number where it holds one. */
export function fits(atom: Atom, question: Question | undefined): boolean {
  if (!question) return false
  if ('answered' in atom) return true
  if ('chosen' in atom) return fitsChoice(atom, question)
  return question.type === 'number' || question.type === 'scale'
}

export function fitsChoice({ question: path, chosen }: Extract<Atom, { chosen: string }>, question: Question): boolean {
  const row = rowOf(path)
  if (question.type === 'matrix')
    return question.rows.some(({ id }) => id === row) && question.options.some(({ id }) => id === chosen)
  if (row !== null) return false
  if (question.type === 'place') return chosen.length > 0
  return CHOSEN.has(question.type) && optionsOf(question).some(({ id }) => id === chosen)
}

const CHOSEN: ReadonlySet<Question['type']> = new Set(['single', 'multiple', 'ranking'])

/** A row of a matrix is asked about as `question/row`. */
export const questionOf = (atom: Atom): string => atom.question.split('/')[0] ?? ''

export const rowOf = (path: string): string | null => path.split('/')[1] ?? null

/** What is left of a condition when some of what it asks is gone; null when nothing is. */
export function pruned(condition: Condition | null, keeps: (atom: Atom) => boolean): Condition | null {
  if (!condition) return null
  if ('not' in condition) {
    const inner = pruned(condition.not, keeps)
    return inner && { not: inner }
  }
  if ('all' in condition) {
    const all = condition.all.flatMap((each) => pruned(each, keeps) ?? [])
    return all.length > 0 ? { all } : null
  }
  if ('any' in condition) {
    const any = condition.any.flatMap((each) => pruned(each, keeps) ?? [])
    return any.length > 0 ? { any } : null
  }
  return keeps(condition) ? condition : null
}

/** The form without conditions about what it does not have; a quota that would count everybody goes with its condition. */
export function tidied(definition: FormDefinition): FormDefinition {
  // What is asked of each shape on a map has many answers, so no condition can look at it.
  const questions = new Map(definition.sections.flatMap(({ questions }) => questions).map((one) => [one.id, one]))
  const keeps = (atom: Atom) => fits(atom, questions.get(questionOf(atom)))
  // The same object when there is nothing to do, so that a comparison stays cheap.
  if (conditionsIn(definition).every(({ condition }) => whole(condition, keeps))) return definition
  const shown = withQuestions(definition, (question) => ({ ...question, showWhen: pruned(question.showWhen, keeps) }))
  return {
    ...shown,
    sections: shown.sections.map((section) => ({ ...section, showWhen: pruned(section.showWhen, keeps) })),
    quotas: shown.quotas.flatMap((quota) => {
      const when = pruned(quota.when, keeps)
      return when ? [{ ...quota, when }] : []
    }),
  }
}

function whole(condition: Condition, keeps: (atom: Atom) => boolean): boolean {
  if ('all' in condition) return condition.all.length > 0 && condition.all.every((each) => whole(each, keeps))
  if ('any' in condition) return condition.any.length > 0 && condition.any.every((each) => whole(each, keeps))
  if ('not' in condition) return whole(condition.not, keeps)
  return keeps(condition)
}

/** The same condition about other things, for a copy. */
export function renamed(condition: Condition | null, ids: ReadonlyMap<string, string>): Condition | null {
  if (!condition) return null
  if ('all' in condition) return { all: condition.all.map((each) => renamed(each, ids) as Condition) }
  if ('any' in condition) return { any: condition.any.map((each) => renamed(each, ids) as Condition) }
  if ('not' in condition) return { not: renamed(condition.not, ids) as Condition }
  const question = condition.question
    .split('/')
    .map((id) => ids.get(id) ?? id)
    .join('/')
  return 'chosen' in condition
    ? { question, chosen: ids.get(condition.chosen) ?? condition.chosen }
    : { ...condition, question }
}

/** Conditions that ask of what comes later, as happens when a question is moved: nobody has answered it yet. */
export function askedTooEarly(definition: FormDefinition): { owner: string; question: string }[] {
  const order = new Map<string, number>()
  let at = 0
  for (const section of definition.sections) {
    order.set(section.id, at++)
    for (const { question } of placedIn({ ...definition, sections: [section] })) order.set(question.id, at++)
  }
  const quotas = new Set(definition.quotas.map(({ id }) => id))
  return conditionsIn(definition).flatMap(({ owner, condition }) =>
    quotas.has(owner)
      ? []
      : atomsOf(condition)
          .filter((atom) => (order.get(questionOf(atom)) ?? -1) >= (order.get(owner) ?? 0))
          .map((atom) => ({ owner, question: questionOf(atom) })),
  )
}
