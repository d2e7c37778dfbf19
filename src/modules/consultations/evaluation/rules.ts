import { before } from '../../../platform/clock.ts'
import type { Answers } from '../../forms/index.ts'

/** Forms of evaluations belong to consultations: the owner's id is the id of the process. */
export const EVALUATION_FORMS = 'consultation-evaluation'

/** What people agree or disagree with, on a scale from 1 to 5. An id is never used for another sentence. */
export const STATEMENTS = ['clear', 'easy', 'time', 'informed', 'heard', 'again'] as const
export type Statement = (typeof STATEMENTS)[number]

/** From where people knew of the consultation. */
export const LEARNT = ['portal', 'office', 'poster', 'media', 'people', 'letter', 'other'] as const

/** How long people are asked. */
export const DAYS = 21

/** Below this many answers nothing is shown: a mean of two tells one what the other said (decision 0071). */
export const LEAST = 5

export interface Evaluation {
  processId: string
  askedAt: Temporal.Instant
  closesAt: Temporal.Instant
}

export const isAsking = ({ closesAt }: Pick<Evaluation, 'closesAt'>, now: Temporal.Instant) => !before(closesAt, now)

/** One sum: so many people said this to that. */
export interface Count {
  question: string
  value: string
  people: number
}

/** The question under which answers as such are counted. */
export const ALL = ''

/** What one person's answers add. Words of one's own add nothing. */
export function countsOf(answers: Answers): Count[] {
  const one = (question: string, value: string): Count => ({ question, value, people: 1 })
  const counts = [one(ALL, '')]
  for (const statement of STATEMENTS) {
    const answer = answers[statement]
    if (answer && 'number' in answer) counts.push(one(statement, String(answer.number)))
  }
  const learnt = answers.learnt
  if (learnt && 'choices' in learnt) for (const choice of new Set(learnt.choices)) counts.push(one('learnt', choice))
  return counts
}

export interface Mean {
  /** From 1 to 5; null below `LEAST` answers. */
  mean: number | null
  answers: number
}

/** What one consultation's answers come to. */
export interface Evaluated {
  answers: number
  means: Record<Statement, Mean>
  learnt: { id: string; people: number }[]
}

export function evaluated(counts: readonly Count[]): Evaluated {
  const of = (question: string) => counts.filter((count) => count.question === question)
  const meanOf = (statement: Statement): Mean => {
    const answers = of(statement).reduce((sum, { people }) => sum + people, 0)
    const sum = of(statement).reduce((total, { value, people }) => total + Number(value) * people, 0)
    return { answers, mean: answers >= LEAST ? sum / answers : null }
  }
  return {
    answers: of(ALL).reduce((sum, { people }) => sum + people, 0),
    means: Object.fromEntries(STATEMENTS.map((statement) => [statement, meanOf(statement)])) as Evaluated['means'],
    learnt: LEARNT.map((id) => ({ id, people: of('learnt').find(({ value }) => value === id)?.people ?? 0 })),
  }
}

/** The middle one of what consultations came to; of an even number, the mean of the two in the middle. Null of none. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((one, other) => one - other)
  const [below, above] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return ((below ?? 0) + (above ?? 0)) / 2
}
