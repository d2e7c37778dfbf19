import type { Answer, Answers } from '../../forms/index.ts'
import { type Asked, type Dimension, NO, YES } from './questions.ts'

/**
 * What many answers come to. Everything here is a sum, so that answers are added as they come and taken away when they
 * change, and two tallies of different people add up (decision 0070).
 */
export interface Tally {
  /** Submitted answers counted. */
  count: number
  questions: Record<string, QuestionTally>
}

export interface QuestionTally {
  answered: number
  unknown: number
  refused: number
  /**
   * How many people chose each: an option, a step of a scale, `row/option` of a matrix, a day, a TERYT code, a rounded
   * number. In a ranking: an option placed anywhere, and `option/1` placed first. On a map: `drawn`, `words`.
   */
  counts: Record<string, number>
  /** Sums by option: places of a ranking, amounts of a budget. Of a number, all values under ``; of a map, `shapes`. */
  sums: Record<string, number>
}

export const emptyTally = (): Tally => ({ count: 0, questions: {} })

export const emptyQuestion = (): QuestionTally => ({ answered: 0, unknown: 0, refused: 0, counts: {}, sums: {} })

export const tallyOfQuestion = (tally: Tally, id: string): QuestionTally => tally.questions[id] ?? emptyQuestion()

/** How many were not asked, or passed over a question that needs no answer. */
export const withoutAnswer = ({ count }: Tally, { answered, unknown, refused }: QuestionTally) =>
  count - answered - unknown - refused

/**
 * Adds one person's answers, or takes them away.
 * @param sign 1 or -1
 */
export function count(tally: Tally, asked: readonly Asked[], answers: Answers, sign: 1 | -1 = 1) {
  tally.count += sign
  for (const question of asked) {
    const answer = answers[question.id]
    if (!answer) continue
    tally.questions[question.id] ??= emptyQuestion()
    const into = tally.questions[question.id]
    if (into) countAnswer(into, question, answer, sign)
  }
}

/** All people, and apart those of each kind: by the id of a dimension and its value. */
export interface Tallies {
  all: Tally
  groups: Record<string, Record<string, Tally>>
}

export const emptyTallies = (): Tallies => ({ all: emptyTally(), groups: {} })

export function countInGroups(
  tallies: Tallies,
  asked: readonly Asked[],
  dimensions: readonly Dimension[],
  answers: Answers,
  sign: 1 | -1 = 1,
) {
  count(tallies.all, asked, answers, sign)
  for (const dimension of dimensions) {
    const value = valueIn(dimension, answers)
    if (value === null) continue
    tallies.groups[dimension.id] ??= {}
    const groups = tallies.groups[dimension.id] ?? {}
    groups[value] ??= emptyTally()
    const group = groups[value]
    if (group) count(group, asked, answers, sign)
  }
}

/** The value of one person, null when there is none: skipped, hidden or not asked. */
export function valueIn({ question, row, option }: Dimension, answers: Answers): string | null {
  const answer = answers[question.id]
  if (!answer) return null
  if ('choice' in answer) return answer.choice
  if ('choices' in answer) return option && answer.choices.includes(option) ? YES : NO
  if ('number' in answer) return String(answer.number)
  if ('rows' in answer) return (row && answer.rows[row]) || null
  if ('agreed' in answer) return answer.agreed ? YES : NO
  return null
}

function countAnswer(into: QuestionTally, question: Asked, answer: Answer, sign: 1 | -1) {
  if ('skipped' in answer) {
    into[answer.skipped] += sign
    return
  }
  into.answered += sign
  const one = (key: string) => add(into.counts, key, sign)
  const sum = (key: string, amount: number) => add(into.sums, key, amount * sign)
  if ('choice' in answer) one(answer.choice)
  else if ('choices' in answer) for (const choice of new Set(answer.choices)) one(choice)
  else if ('ranked' in answer)
    for (const [index, option] of answer.ranked.entries()) {
      one(option)
      sum(option, index + 1)
      if (index === 0) one(`${option}/1`)
    }
  else if ('rows' in answer) for (const [row, option] of Object.entries(answer.rows)) one(`${row}/${option}`)
  else if ('number' in answer) {
    one(question.type === 'scale' ? String(answer.number) : rounded(answer.number))
    sum('', answer.number)
  } else if ('date' in answer) one(answer.date)
  else if ('agreed' in answer) one(answer.agreed ? YES : NO)
  else if ('shapes' in answer) {
    one('drawn')
    sum('shapes', answer.shapes.length)
  } else if ('placeWords' in answer) one('words')
  else if ('unitCode' in answer) one(answer.unitCode)
  else if ('amounts' in answer)
    for (const [option, amount] of Object.entries(answer.amounts)) {
      if (amount > 0) one(option)
      sum(option, amount)
    }
  else if ('files' in answer) sum('files', answer.files.length)
}

// A key that comes to nothing goes, so that what is counted and taken away again leaves no trace.
function add(into: Record<string, number>, key: string, amount: number) {
  const sum = (into[key] ?? 0) + amount
  if (Math.abs(sum) < 1e-9) delete into[key]
  else into[key] = sum
}

/** Three digits that matter: a million different amounts come to some thousands of keys. The mean is of exact values. */
const rounded = (number: number) => String(Number(number.toPrecision(3)))
