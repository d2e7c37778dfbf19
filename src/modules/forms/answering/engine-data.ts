import type { FormDefinition, Question } from '../model.ts'

/** The form as the browser needs it to decide what to show: without a word of text, which the page has already. */
export function engineData(definition: FormDefinition): FormDefinition {
  return {
    ...definition,
    title: {},
    intro: {},
    thanks: {},
    quotas: [],
    sections: definition.sections.map((section) => ({
      ...section,
      title: {},
      text: {},
      questions: section.questions.map(bare),
    })),
  }
}

function bare(question: Question): Question {
  const nothing = { label: {}, hint: {}, help: {} }
  const options = 'options' in question && {
    options: question.options.map(({ label: _, ...option }) => ({ ...option, label: {} })),
  }
  const rows = question.type === 'matrix' && { rows: question.rows.map(({ id }) => ({ id, label: {} })) }
  const text = question.type === 'consent' && { text: {} }
  const followUps = question.type === 'map' && { followUps: [] }
  return { ...question, ...nothing, ...options, ...rows, ...text, ...followUps } as Question
}
