import { before } from '../../../platform/clock.ts'
import type { Answer, FormDefinition, Question } from '../../forms/index.ts'
import type { Meeting } from '../rules.ts'

/** Forms of evaluations belong to meetings: the owner's id is the id of the meeting. */
export const EVALUATION_FORMS = 'meeting-evaluation'

/** People are asked for a month, while they remember. */
const OPEN_DAYS = 30

/** When answers are taken: from the end of the meeting, for a month. */
export const evaluationWindow = ({ endsAt }: Pick<Meeting, 'endsAt'>) => ({
  opensAt: endsAt,
  closesAt: endsAt.add({ hours: OPEN_DAYS * 24 }),
})

export const isEvaluationOpen = (meeting: Pick<Meeting, 'endsAt'>, now: Temporal.Instant): boolean => {
  const { opensAt, closesAt } = evaluationWindow(meeting)
  return !before(now, opensAt) && before(now, closesAt)
}

/** What was answered to one question, counted or listed. */
export type Result =
  | { kind: 'counts'; id: string; question: Question; rows: { value: string; count: number }[]; average: number | null }
  | {
      kind: 'matrix'
      id: string
      question: Question
      rows: { row: string; counts: { value: string; count: number }[] }[]
    }
  | { kind: 'texts'; id: string; question: Question; texts: string[] }

/** Counts answers question by question; what cannot be counted here (files, maps) is left to the answers themselves. */
export function evaluated(definition: FormDefinition, answers: readonly Record<string, Answer>[]): Result[] {
  return definition.sections.flatMap(({ questions }) =>
    questions.flatMap((question): Result[] => {
      const given = answers.flatMap((one) => one[question.id] ?? [])
      const counted = (values: string[], of: readonly string[]) =>
        of.map((value) => ({ value, count: values.filter((one) => one === value).length }))
      const { id, type } = question
      if (type === 'scale') {
        const numbers = given.flatMap((answer) => ('number' in answer ? [answer.number] : []))
        const steps = Array.from({ length: question.to - question.from + 1 }, (_, step) => String(question.from + step))
        const sum = numbers.reduce((all, one) => all + one, 0)
        const average = numbers.length > 0 ? sum / numbers.length : null
        return [{ kind: 'counts', id, question, average, rows: counted(numbers.map(String), steps) }]
      }
      if (type === 'single' || type === 'multiple') {
        const chosen = given.flatMap((answer) =>
          'choice' in answer ? [answer.choice] : 'choices' in answer ? answer.choices : [],
        )
        const options = question.options.map((option) => option.id)
        return [{ kind: 'counts', id, question, average: null, rows: counted(chosen, options) }]
      }
      if (type === 'matrix') {
        const options = question.options.map((option) => option.id)
        const rows = question.rows.map((row) => ({
          row: row.id,
          counts: counted(
            given.flatMap((answer) => ('rows' in answer ? (answer.rows[row.id] ?? []) : [])),
            options,
          ),
        }))
        return [{ kind: 'matrix', id, question, rows }]
      }
      if (type === 'short-text' || type === 'long-text')
        return [
          { kind: 'texts', id, question, texts: given.flatMap((answer) => ('text' in answer ? [answer.text] : [])) },
        ]
      return []
    }),
  )
}
