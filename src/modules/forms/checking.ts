import { fieldOf, optionField, partOf } from './fields.ts'
import { answerOf, dropHidden, isSkip, shownQuestions } from './logic.ts'
import type { Answer, Answers, FormDefinition, Option, Question } from './model.ts'

/** What a person can mend: where, and the key of the sentence that says how. */
export interface AnswerProblem {
  question: string
  /** Name of the field on a page; the one of the question unless a part of it is meant. */
  field: string
  key: string
  values?: Record<string, string | number>
}

/** Longest words of one's own beside an option, in letters. */
export const LONGEST_OTHER = 200
/** Longest description of a place for those who do not use the map. */
export const LONGEST_PLACE_WORDS = 500
/** Most corners of one shape; more is no drawing of a person. */
export const MOST_POSITIONS = 500

/**
 * What is wrong with the answers to questions that are asked of this person. Pure, the same on the server and in the
 * browser. An answer of another shape than its question asks for is a problem as well, never an exception.
 * @param only questions of these ids; all when left out
 */
export function checkAnswers(
  definition: FormDefinition,
  answers: Answers,
  only?: ReadonlySet<string>,
): AnswerProblem[] {
  const kept = dropHidden(definition, answers)
  return shownQuestions(definition, answers)
    .filter((question) => !only || only.has(question.id))
    .flatMap((question) => problemsOf(question, answerOf(kept, question.id)))
}

/** What is wrong with the answer to one question. */
export function problemsOf(question: Question, answer: Answer | undefined): AnswerProblem[] {
  const problem = (key: string, values?: AnswerProblem['values'], field = fieldOf(question.id)): AnswerProblem => ({
    question: question.id,
    field,
    key: `forms.problem.${key}`,
    ...(values && { values }),
  })
  if (!answer) return question.required ? [problem(neededOf(question))] : []
  if (isSkip(answer)) return question.skips.includes(answer.skipped) ? [] : [problem('wrong')]
  return CHECKS[question.type](question as never, answer as never, problem)
}

type Say = (key: string, values?: AnswerProblem['values'], field?: string) => AnswerProblem
type Of<T extends Question['type']> = Extract<Question, { type: T }>

const neededOf = (question: Question) =>
  ({
    single: 'choose',
    multiple: 'choose-many',
    ranking: 'rank',
    scale: 'choose',
    matrix: 'rows',
    number: 'number',
    date: 'date',
    'short-text': 'write',
    'long-text': 'write',
    file: 'file',
    consent: 'agree',
    map: 'map',
    place: 'place',
    budget: 'divide',
  })[question.type]

const CHECKS: { [T in Question['type']]: (question: Of<T>, answer: Answer, say: Say) => AnswerProblem[] } = {
  single(question, answer, say) {
    if (!('choice' in answer) || typeof answer.choice !== 'string') return [say('wrong')]
    if (!optionOf(question.options, answer.choice)) return [say('choose')]
    return otherProblems(question, [answer.choice], answer.other, say)
  },

  multiple(question, answer, say) {
    if (!('choices' in answer) || !areWords(answer.choices)) return [say('wrong')]
    const chosen = answer.choices.map((id) => optionOf(question.options, id))
    if (chosen.some((option) => !option) || hasTwice(answer.choices)) return [say('wrong')]
    if (chosen.length > 1 && chosen.some((option) => option?.alone)) return [say('alone', undefined)]
    const alone = chosen.some((option) => option?.alone)
    const { min, max } = question
    if (chosen.length === 0) return question.required ? [say('choose-many')] : []
    if (min !== null && chosen.length < min && !alone) return [say('choose-at-least', { count: min })]
    if (max !== null && chosen.length > max) return [say('choose-at-most', { count: max })]
    return otherProblems(question, answer.choices, answer.other, say)
  },

  ranking(question, answer, say) {
    if (!('ranked' in answer) || !areWords(answer.ranked)) return [say('wrong')]
    if (answer.ranked.some((id) => !optionOf(question.options, id))) return [say('wrong')]
    if (hasTwice(answer.ranked)) return [say('rank-once')]
    const places = placesOf(question)
    if (answer.ranked.length === places) return []
    return [say(answer.ranked.length < places ? 'rank-places' : 'rank-too-many', { count: places })]
  },

  scale(question, answer, say) {
    if (!('number' in answer) || !Number.isInteger(answer.number)) return [say('wrong')]
    return answer.number >= question.from && answer.number <= question.to ? [] : [say('choose')]
  },

  matrix(question, answer, say) {
    if (!('rows' in answer) || !isRecord(answer.rows)) return [say('wrong')]
    const { rows } = answer
    if (Object.keys(rows).some((id) => !question.rows.some((row) => row.id === id))) return [say('wrong')]
    if (Object.values(rows).some((id) => !optionOf(question.options, id))) return [say('wrong')]
    if (!question.required) return []
    return question.rows
      .filter((row) => !Object.hasOwn(rows, row.id))
      .map((row) => say('row', undefined, optionField(question.id, row.id)))
  },

  number(question, answer, say) {
    if (!('number' in answer) || !Number.isFinite(answer.number)) return [say('number')]
    if (question.whole && !Number.isInteger(answer.number)) return [say('whole-number')]
    if (question.min !== null && answer.number < question.min) return [say('number-at-least', { least: question.min })]
    if (question.max !== null && answer.number > question.max) return [say('number-at-most', { most: question.max })]
    return []
  },

  date(question, answer, say) {
    if (!('date' in answer) || !isDate(answer.date)) return [say('date')]
    if (question.earliest && answer.date < question.earliest) return [say('date-from', { date: question.earliest })]
    if (question.latest && answer.date > question.latest) return [say('date-to', { date: question.latest })]
    return []
  },

  'short-text': textProblems,
  'long-text': textProblems,

  file(question, answer, say) {
    if (!('files' in answer) || !areWords(answer.files)) return [say('wrong')]
    if (answer.files.length === 0) return question.required ? [say('file')] : []
    return answer.files.length > question.maxFiles ? [say('files-at-most', { count: question.maxFiles })] : []
  },

  consent(question, answer, say) {
    if (!('agreed' in answer) || typeof answer.agreed !== 'boolean') return [say('wrong')]
    if (answer.version !== question.version) return [say('consent-changed')]
    return question.required && !answer.agreed ? [say('agree')] : []
  },

  map: mapProblems,

  place(question, answer, say) {
    if (!('unitCode' in answer) || 'placeWords' in answer || typeof answer.unitCode !== 'string') return [say('place')]
    return answer.unitCode.length === UNIT_DIGITS[question.kind] && /^\d+$/.test(answer.unitCode) ? [] : [say('place')]
  },

  budget(question, answer, say) {
    if (!('amounts' in answer) || !isRecord(answer.amounts)) return [say('wrong')]
    const entries = Object.entries(answer.amounts)
    if (entries.some(([id]) => !optionOf(question.options, id))) return [say('wrong')]
    const bad = entries.find(([, amount]) => !isAmount(amount, question.step))
    if (bad) return [say('amount', { step: question.step }, optionField(question.id, bad[0]))]
    const sum = roundMoney(entries.reduce((all, [, amount]) => all + (amount as number), 0))
    if (sum === question.total) return []
    const difference = roundMoney(Math.abs(question.total - sum))
    return [say(sum < question.total ? 'budget-left' : 'budget-over', { amount: difference, total: question.total })]
  },
}

/** How many options a ranking asks to place. */
export const placesOf = (question: Of<'ranking'>) =>
  Math.min(question.places ?? question.options.length, question.options.length)

const UNIT_DIGITS = { gmina: 7, powiat: 4, voivodeship: 2 } as const

function textProblems(question: Of<'short-text' | 'long-text'>, answer: Answer, say: Say): AnswerProblem[] {
  if (!('text' in answer) || typeof answer.text !== 'string') return [say('wrong')]
  if (answer.text.trim() === '') return question.required ? [say('write')] : []
  const length = [...answer.text].length
  return length > question.maxLength ? [say('text-too-long', { count: length - question.maxLength })] : []
}

function mapProblems(question: Of<'map'>, answer: Answer, say: Say): AnswerProblem[] {
  if ('placeWords' in answer) {
    if (typeof answer.placeWords !== 'string') return [say('wrong')]
    if (!answer.placeWords.trim() && !answer.unitCode) return question.required ? [say('map')] : []
    const length = [...answer.placeWords].length
    return length > LONGEST_PLACE_WORDS
      ? [say('text-too-long', { count: length - LONGEST_PLACE_WORDS }, partOf(question.id, 'words'))]
      : []
  }
  if (!('shapes' in answer) || !Array.isArray(answer.shapes)) return [say('wrong')]
  if (answer.shapes.length === 0) return question.required ? [say('map')] : []
  if (answer.shapes.length > question.maxShapes) return [say('shapes-at-most', { count: question.maxShapes })]
  if (answer.shapes.some((shape) => !isRecord(shape) || !arePositions(shape.positions, question.shape)))
    return [say('shape-wrong')]
  return answer.shapes.flatMap((shape) =>
    question.followUps
      .flatMap((followUp) => problemsOf(followUp, answerOf(shape.followUps ?? {}, followUp.id)))
      .map((problem) => ({ ...problem, question: question.id, field: fieldOf(question.id) })),
  )
}

/** Fewest corners of each kind of shape. */
const FEWEST = { point: 1, line: 2, area: 3 } as const

function arePositions(positions: unknown, shape: 'point' | 'line' | 'area'): boolean {
  if (!Array.isArray(positions) || positions.length < FEWEST[shape]) return false
  if (positions.length > (shape === 'point' ? 1 : MOST_POSITIONS)) return false
  return positions.every(
    (position) =>
      Array.isArray(position) &&
      position.length === 2 &&
      position.every(Number.isFinite) &&
      Math.abs(position[0]) <= 180 &&
      Math.abs(position[1]) <= 90,
  )
}

function otherProblems(
  question: { id: string; options: Option[] },
  chosen: string[],
  other: string | undefined,
  say: Say,
): AnswerProblem[] {
  const asks = question.options.some((option) => option.other && chosen.includes(option.id))
  if (other !== undefined && typeof other !== 'string') return [say('wrong')]
  if (!asks) return []
  if (!other?.trim()) return [say('other', undefined, partOf(question.id, 'other'))]
  const length = [...other].length
  return length > LONGEST_OTHER
    ? [say('text-too-long', { count: length - LONGEST_OTHER }, partOf(question.id, 'other'))]
    : []
}

const optionOf = (options: readonly Option[], id: unknown) => options.find((option) => option.id === id)

const areWords = (list: unknown): list is string[] =>
  Array.isArray(list) && list.every((word) => typeof word === 'string')

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const hasTwice = (list: readonly string[]) => new Set(list).size !== list.length

/** A day there is, as `2026-09-30`. */
export function isDate(text: unknown): boolean {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

// A step of 0.1 is never met exactly by binary fractions, so amounts are compared to a millionth of it.
function isAmount(amount: unknown, step: number): boolean {
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount < 0) return false
  const steps = amount / step
  return Math.abs(steps - Math.round(steps)) < 1e-6
}

/** Away with what binary fractions add: 0.1 + 0.2 is 0.3. */
export const roundMoney = (amount: number) => Math.round(amount * 1e6) / 1e6
