import type { FormDefinition, Question } from './model.ts'

/** Short codes of a form for paper, exports and code books. */
export interface FormCodes {
  /** By question id: P1, P2… in the order they are asked. */
  questions: Map<string, string>
  /** By `question/option` (also rows of a matrix as `question/row`, follow-ups as `question/follow-up`): P1.a, P1.b… */
  parts: Map<string, string>
}

/**
 * Codes of one version: the same for everybody who reads it, whatever their language, and whatever order options were
 * shown in. Options are letters (a…z, aa…), rows of a matrix numbers (P4.1, P4.2), follow-ups of a map P6-1, P6-2.
 */
export function codesOf(definition: FormDefinition): FormCodes {
  const questions = new Map<string, string>()
  const parts = new Map<string, string>()
  let number = 0
  for (const section of definition.sections)
    for (const question of section.questions) {
      number++
      codeQuestion(question, question.id, `P${number}`, { questions, parts })
    }
  return { questions, parts }
}

function codeQuestion(question: Question, path: string, code: string, { questions, parts }: FormCodes) {
  questions.set(path, code)
  if ('options' in question)
    for (const [index, option] of question.options.entries())
      parts.set(`${path}/${option.id}`, `${code}.${letters(index)}`)
  if (question.type === 'matrix')
    for (const [index, row] of question.rows.entries()) parts.set(`${path}/${row.id}`, `${code}.${index + 1}`)
  if (question.type === 'map')
    for (const [index, followUp] of question.followUps.entries())
      codeQuestion(followUp, `${path}/${followUp.id}`, `${code}-${index + 1}`, { questions, parts })
}

/** 0 is a, 25 is z, 26 is aa. */
export function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26))
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}
