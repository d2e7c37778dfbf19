import { before } from '../../platform/clock.ts'
import type { Answers } from '../forms/index.ts'

/** From where people knew of the process. */
export const LEARNT = ['portal', 'office', 'poster', 'media', 'people', 'letter', 'other'] as const

/** How long people are asked, unless the process has a term for it. */
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
export function countsOf(statements: readonly string[], answers: Answers): Count[] {
  const one = (question: string, value: string): Count => ({ question, value, people: 1 })
  const counts = [one(ALL, '')]
  for (const statement of statements) {
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

/** What the answers of one process come to. */
export interface Evaluated<S extends string = string> {
  answers: number
  means: Record<S, Mean>
  learnt: { id: string; people: number }[]
}

export function evaluated<S extends string>(statements: readonly S[], counts: readonly Count[]): Evaluated<S> {
  const of = (question: string) => counts.filter((count) => count.question === question)
  const meanOf = (statement: S): Mean => {
    const answers = of(statement).reduce((sum, { people }) => sum + people, 0)
    const sum = of(statement).reduce((total, { value, people }) => total + Number(value) * people, 0)
    return { answers, mean: answers >= LEAST ? sum / answers : null }
  }
  return {
    answers: of(ALL).reduce((sum, { people }) => sum + people, 0),
    means: Object.fromEntries(statements.map((statement) => [statement, meanOf(statement)])) as Record<S, Mean>,
    learnt: LEARNT.map((id) => ({ id, people: of('learnt').find(({ value }) => value === id)?.people ?? 0 })),
  }
}

/** The middle one of what processes came to; of an even number, the mean of the two in the middle. Null of none. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((one, other) => one - other)
  const [below, above] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return ((below ?? 0) + (above ?? 0)) / 2
}
