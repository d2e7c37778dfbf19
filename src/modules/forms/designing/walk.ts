import type { Condition, FollowUp, FormDefinition, Option, Question, Section } from '../model.ts'

/** A question where it stands: its section, and the map question it belongs to when it is asked for each shape. */
export interface Placed {
  question: Question
  section: Section
  /** The map question a follow-up belongs to. */
  parent: Question | null
  /** From 0, among its sisters. */
  at: number
}

/** Every question in the order people meet them, follow-ups right after their map. */
export function placedIn(definition: FormDefinition): Placed[] {
  return definition.sections.flatMap((section) =>
    section.questions.flatMap((question, at) => [
      { question, section, parent: null, at },
      ...followUpsOf(question).map((followUp, at) => ({ question: followUp, section, parent: question, at })),
    ]),
  )
}

export const placeOf = (definition: FormDefinition, id: string): Placed | undefined =>
  placedIn(definition).find(({ question }) => question.id === id)

export const sectionOf = (definition: FormDefinition, id: string): Section | undefined =>
  definition.sections.find((section) => section.id === id)

export const followUpsOf = (question: Question): FollowUp[] => (question.type === 'map' ? question.followUps : [])

/** Answers to choose from; of a matrix its columns. */
export const optionsOf = (question: Question): Option[] => ('options' in question ? question.options : [])

export const rowsOf = (question: Question) => (question.type === 'matrix' ? question.rows : [])

/** Every id of the form, in reading order: sections, questions, options, rows, quotas. */
export function idsIn(definition: FormDefinition): string[] {
  return [
    ...definition.sections.flatMap((section) => [section.id, ...section.questions.flatMap(idsOf)]),
    ...definition.quotas.map((quota) => quota.id),
  ]
}

export const idsOf = (question: Question): string[] => [
  question.id,
  ...optionsOf(question).map((option) => option.id),
  ...rowsOf(question).map((row) => row.id),
  ...followUpsOf(question).flatMap(idsOf),
]

/** The form with one question, wherever it stands, put through a change; without it the form as it was. */
export function withQuestion(
  definition: FormDefinition,
  id: string,
  change: (question: Question) => Question,
): FormDefinition {
  return withQuestions(definition, (question) => (question.id === id ? change(question) : question))
}

/** The form with every question put through a change, follow-ups first. */
export function withQuestions(definition: FormDefinition, change: (question: Question) => Question): FormDefinition {
  const deep = (question: Question): Question =>
    change(
      question.type === 'map' && question.followUps.length > 0
        ? { ...question, followUps: question.followUps.map(change) as FollowUp[] }
        : question,
    )
  return {
    ...definition,
    sections: definition.sections.map((section) => ({ ...section, questions: section.questions.map(deep) })),
  }
}

export const withSection = (
  definition: FormDefinition,
  id: string,
  change: (section: Section) => Section,
): FormDefinition => ({
  ...definition,
  sections: definition.sections.map((section) => (section.id === id ? change(section) : section)),
})

/** One thing a condition asks, without the ways of joining. */
export type Atom = Extract<Condition, { question: string }>

export const atomsOf = (condition: Condition | null): Atom[] => {
  if (!condition) return []
  if ('all' in condition) return condition.all.flatMap(atomsOf)
  if ('any' in condition) return condition.any.flatMap(atomsOf)
  if ('not' in condition) return atomsOf(condition.not)
  return [condition]
}

/** Every condition of the form with whose it is. */
export function conditionsIn(definition: FormDefinition): { owner: string; condition: Condition }[] {
  const of = (owner: string, condition: Condition | null) => (condition ? [{ owner, condition }] : [])
  return [
    ...definition.sections.flatMap((section) => of(section.id, section.showWhen)),
    ...placedIn(definition).flatMap(({ question }) => of(question.id, question.showWhen)),
    ...definition.quotas.flatMap((quota) => of(quota.id, quota.when)),
  ]
}
