import type { Answer, Answers, Condition, FormDefinition, Question, Section } from './model.ts'

/**
 * What is asked of whom. Pure and free of the server: the same module decides on the server and in the browser.
 *
 * A condition sees only answers to questions that stand before it and are themselves shown, so one walk from the first
 * question to the last settles everything, whatever the form: no order of showing can go on for ever.
 */

/** Sections to show with the questions to ask in them. A section without any is left out. */
export function shownSections(
  definition: FormDefinition,
  answers: Answers,
): { section: Section; questions: Question[] }[] {
  return walk(definition, answers).shown
}

/** Questions to ask, in order. */
export const shownQuestions = (definition: FormDefinition, answers: Answers): Question[] =>
  shownSections(definition, answers).flatMap(({ questions }) => questions)

/** Answers to questions that are asked; what was typed in hidden ones is gone. */
export const dropHidden = (definition: FormDefinition, answers: Answers): Answers => walk(definition, answers).kept

function walk(definition: FormDefinition, answers: Answers) {
  const kept: Answers = {}
  const shown: { section: Section; questions: Question[] }[] = []
  for (const section of definition.sections) {
    if (!holds(section.showWhen, kept)) continue
    const questions: Question[] = []
    for (const question of section.questions) {
      if (!holds(question.showWhen, kept)) continue
      questions.push(question)
      const answer = answerOf(answers, question.id)
      if (answer) kept[question.id] = answer
    }
    if (questions.length > 0) shown.push({ section, questions })
  }
  return { kept, shown }
}

/** Whether a condition holds of these answers; null always does. */
export function holds(condition: Condition | null, answers: Answers): boolean {
  if (!condition) return true
  if ('all' in condition) return condition.all.every((one) => holds(one, answers))
  if ('any' in condition) return condition.any.some((one) => holds(one, answers))
  if ('not' in condition) return !holds(condition.not, answers)
  const [id = '', row] = condition.question.split('/')
  const answer = answerOf(answers, id)
  if ('answered' in condition) return condition.answered === isAnswered(answer, row)
  if (!answer || isSkip(answer)) return false
  if ('chosen' in condition) return chose(answer, row, condition.chosen)
  if (!('number' in answer)) return false
  return 'atLeast' in condition ? answer.number >= condition.atLeast : answer.number <= condition.atMost
}

/** An answer by the id of its question. Ids are words like any other, so what every object inherits is none. */
export const answerOf = (answers: Answers, id: string): Answer | undefined =>
  Object.hasOwn(answers, id) ? answers[id] : undefined

export const isSkip = (answer: Answer): answer is Extract<Answer, { skipped: unknown }> => 'skipped' in answer

function isAnswered(answer: Answer | undefined, row: string | undefined): boolean {
  if (!answer || isSkip(answer)) return false
  return row === undefined || ('rows' in answer && Object.hasOwn(answer.rows, row))
}

function chose(answer: Answer, row: string | undefined, option: string): boolean {
  if ('choice' in answer) return answer.choice === option
  if ('choices' in answer) return answer.choices.includes(option)
  if ('ranked' in answer) return answer.ranked[0] === option
  if ('rows' in answer) return row !== undefined && Object.hasOwn(answer.rows, row) && answer.rows[row] === option
  if ('unitCode' in answer && answer.unitCode) return answer.unitCode === option
  return false
}

/**
 * Options in the order they are shown to one person: shuffled by their seed, with the fixed ones kept at the end in
 * their own order. The same seed always gives the same order, so a page shown again looks the same.
 */
export function orderedOptions<T extends { id: string; fixed?: boolean }>(
  options: readonly T[],
  shuffled: boolean,
  seed: string,
): T[] {
  if (!shuffled) return [...options]
  const free = options.filter((option) => !option.fixed)
  const next = numbersFrom(seed)
  for (let last = free.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1))
    const swapped = free[last] as T
    free[last] = free[other] as T
    free[other] = swapped
  }
  return [...free, ...options.filter((option) => option.fixed)]
}

/** Numbers in [0, 1) that depend on the seed alone: FNV-1a of the text, then mulberry32 (public domain, T. Ettinger). */
function numbersFrom(seed: string): () => number {
  let state = 0x811c9dc5
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
