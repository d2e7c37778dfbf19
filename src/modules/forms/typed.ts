import { fieldOf, optionField, partOf } from './fields.ts'
import { isSkip } from './logic.ts'
import type { Answer, Answers, FormDefinition, Question, Shape, Skip } from './model.ts'
import { questionsOf } from './words.ts'

/** What stands in the fields of a form, by their names: exactly what was typed and ticked. */
export type TypedAnswers = Record<string, string[]>

/**
 * Reads answers from the fields of a page; what is left empty is no answer. Nothing is judged here (see `checkAnswers`),
 * except that what is not understood at all stays in a shape which the check refuses. Pure, shared with the browser.
 */
export function answersFrom(definition: FormDefinition, typed: TypedAnswers): Answers {
  const answers: Answers = {}
  for (const question of questionsOf(definition)) {
    const answer = answerFrom(question, typed)
    if (answer) answers[question.id] = answer
  }
  return answers
}

/** The answer to one question, as it was typed; null when nothing was. */
export function answerFrom(question: Question, typed: TypedAnswers): Answer | null {
  const skip = skipIn(question, typed)
  if (skip) return { skipped: skip }
  return READ[question.type](question as never, typed)
}

/** The same the other way: what the fields hold for these answers, for changing them later and entering them again. */
export function typedFrom(definition: FormDefinition, answers: Answers): TypedAnswers {
  const typed: TypedAnswers = {}
  for (const question of questionsOf(definition)) {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    if (answer) Object.assign(typed, fieldsFrom(question, answer))
  }
  return typed
}

/** The value of a choice that says why there is no answer, among the options themselves. No option is called like this. */
export const skipValue = (skip: Skip) => `--${skip}`

/** Where one of several is chosen, not knowing is one of them; elsewhere it stands below. */
export const skipsAmongOptions = ({ type }: Question) => type === 'single' || type === 'scale'

const skipIn = (question: Question, typed: TypedAnswers): Skip | undefined =>
  question.skips.find(
    (skip) => one(typed, partOf(question.id, 'skip')) === skip || one(typed, fieldOf(question.id)) === skipValue(skip),
  )

type Of<T extends Question['type']> = Extract<Question, { type: T }>

const READ: { [T in Question['type']]: (question: Of<T>, typed: TypedAnswers) => Answer | null } = {
  single(question, typed) {
    const choice = one(typed, fieldOf(question.id))
    return choice ? withOther({ choice }, question, [choice], typed) : null
  },
  multiple(question, typed) {
    const choices = all(typed, fieldOf(question.id))
    return choices.length > 0 ? withOther({ choices }, question, choices, typed) : null
  },
  ranking(question, typed) {
    const placed = question.options.flatMap(({ id }) => {
      const place = Number.parseInt(one(typed, optionField(question.id, id)), 10)
      return Number.isInteger(place) ? [{ id, place }] : []
    })
    if (placed.length === 0) return null
    // Two in one place: the first is kept and its twin named again, which the check says in words.
    const twice = placed.find(({ id, place }) => placed.some((other) => other.id !== id && other.place === place))
    const ranked = placed.sort((a, b) => a.place - b.place).map(({ id }) => id)
    return { ranked: twice ? [...ranked, twice.id] : ranked }
  },
  scale: numberFrom,
  matrix(question, typed) {
    const rows: Record<string, string> = {}
    for (const { id } of question.rows) {
      const option = one(typed, optionField(question.id, id))
      if (option) rows[id] = option
    }
    return Object.keys(rows).length > 0 ? { rows } : null
  },
  number: numberFrom,
  date(question, typed) {
    const date = one(typed, fieldOf(question.id)).trim()
    return date ? { date } : null
  },
  'short-text': textFrom,
  'long-text': textFrom,
  file(question, typed) {
    const files = all(typed, partOf(question.id, 'kept'))
    return files.length > 0 ? { files } : null
  },
  consent(question, typed) {
    if (one(typed, fieldOf(question.id)) !== 'tak') return null
    return { agreed: true, version: Number(one(typed, partOf(question.id, 'version'))) }
  },
  map(question, typed) {
    const shapes = shapesFrom(one(typed, partOf(question.id, 'shapes')))
    if (shapes && shapes.length > 0) return { shapes }
    const placeWords = one(typed, partOf(question.id, 'words')).trim()
    const unitCode = one(typed, partOf(question.id, 'unit'))
    return placeWords || unitCode ? { placeWords, ...(unitCode && { unitCode }) } : null
  },
  place(question, typed) {
    const unitCode = one(typed, partOf(question.id, 'unit'))
    if (unitCode) return { unitCode }
    // Words nobody found a unit for yet: refused by the check, which asks to choose one.
    return one(typed, fieldOf(question.id)).trim() ? { unitCode: '' } : null
  },
  budget(question, typed) {
    const written = question.options.filter(({ id }) => one(typed, optionField(question.id, id)).trim() !== '')
    if (written.length === 0) return null
    const amounts = question.options.map(({ id }) => {
      const text = one(typed, optionField(question.id, id)).trim()
      return [id, text === '' ? 0 : numberIn(text)] as const
    })
    return { amounts: Object.fromEntries(amounts) }
  },
}

function fieldsFrom(question: Question, answer: Answer): TypedAnswers {
  const { id } = question
  if (isSkip(answer))
    return skipsAmongOptions(question)
      ? { [fieldOf(id)]: [skipValue(answer.skipped)] }
      : { [partOf(id, 'skip')]: [answer.skipped] }
  const other = 'other' in answer && answer.other ? { [partOf(id, 'other')]: [answer.other] } : {}
  if ('choice' in answer) return { [fieldOf(id)]: [answer.choice], ...other }
  if ('choices' in answer) return { [fieldOf(id)]: answer.choices, ...other }
  if ('ranked' in answer)
    return Object.fromEntries(answer.ranked.map((option, index) => [optionField(id, option), [String(index + 1)]]))
  if ('rows' in answer)
    return Object.fromEntries(Object.entries(answer.rows).map(([row, option]) => [optionField(id, row), [option]]))
  if ('number' in answer) return { [fieldOf(id)]: [written(answer.number)] }
  if ('date' in answer) return { [fieldOf(id)]: [answer.date] }
  if ('text' in answer) return { [fieldOf(id)]: [answer.text] }
  if ('files' in answer) return { [partOf(id, 'kept')]: answer.files }
  if ('agreed' in answer)
    return answer.agreed ? { [fieldOf(id)]: ['tak'], [partOf(id, 'version')]: [String(answer.version)] } : {}
  if ('shapes' in answer) return { [partOf(id, 'shapes')]: [JSON.stringify(answer.shapes)] }
  if ('placeWords' in answer)
    return {
      [partOf(id, 'words')]: [answer.placeWords],
      ...(answer.unitCode && { [partOf(id, 'unit')]: [answer.unitCode] }),
    }
  if ('unitCode' in answer) return { [partOf(id, 'unit')]: [answer.unitCode] }
  return Object.fromEntries(
    Object.entries(answer.amounts).map(([option, amount]) => [optionField(id, option), [written(amount)]]),
  )
}

const written = (number: number) => String(number).replace('.', ',')

/** A number as people write it: "1 200,50". Not a number when it is none. */
export function numberIn(text: string): number {
  const plain = text.replace(/[\s\u00a0]/g, '').replace(',', '.')
  return /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(plain) ? Number(plain) : Number.NaN
}

function numberFrom(question: { id: string }, typed: TypedAnswers): Answer | null {
  const text = one(typed, fieldOf(question.id)).trim()
  return text ? { number: numberIn(text) } : null
}

function textFrom(question: { id: string }, typed: TypedAnswers): Answer | null {
  const text = one(typed, fieldOf(question.id)).trim()
  return text ? { text } : null
}

function withOther<T extends { choice: string } | { choices: string[] }>(
  answer: T,
  question: { id: string; options: { id: string; other?: boolean }[] },
  chosen: string[],
  typed: TypedAnswers,
): T & { other?: string } {
  if (!question.options.some((option) => option.other && chosen.includes(option.id))) return answer
  return { ...answer, other: one(typed, partOf(question.id, 'other')).trim() }
}

function shapesFrom(text: string): Shape[] | null {
  if (!text) return null
  try {
    const shapes: unknown = JSON.parse(text)
    return Array.isArray(shapes) ? (shapes as Shape[]) : null
  } catch {
    return null
  }
}

/** The first value of a field; an empty text when it has none. */
export const one = (typed: TypedAnswers, name: string): string => all(typed, name)[0] ?? ''

const all = (typed: TypedAnswers, name: string): string[] => (Object.hasOwn(typed, name) ? (typed[name] ?? []) : [])

/** Ids of files kept under questions, whatever the form. */
export const keptIn = (typed: TypedAnswers): string[] =>
  Object.entries(typed).flatMap(([name, values]) => (name.endsWith('--kept') ? values : []))
