import type { Cell } from '../../../platform/documents/index.ts'
import type { Answer, Answers, Words } from '../../forms/index.ts'
import { letters, wktOf } from '../../forms/index.ts'
import { type Asked, stepsOf } from '../results/questions.ts'

/**
 * One column of the file of answers. Names are what SPSS and R take as they are: a letter first, then letters, digits and
 * low lines, at most 64 (IBM SPSS Statistics, "Variable names"): `P3` the third question, `P3_b` its second option or row.
 */
export interface Variable {
  name: string
  question: Asked
  /** What the column is about besides the question: an option, a row of a matrix. */
  part: Words | null
  measure: 'nominal' | 'ordinal' | 'scale' | 'text'
  /** What the codes mean; empty for numbers and texts. */
  codes: Code[]
  /** The place of one person may be their home: such columns are for the team alone, whatever the question says. */
  teamOnly?: true
  read(answers: Answers): Cell
}

export interface Code {
  code: number
  /** The words of the form, or a key of `surveys.code.…` where the form has none. */
  label: Words | string
}

/** Codes of not answering, far from any that are answers, as missing values of SPSS. */
export const MISSING = { unknown: 97, refused: 98, 'not-asked': 99 } as const

const SKIPS: Code[] = [
  { code: MISSING.unknown, label: 'unknown' },
  { code: MISSING.refused, label: 'refused' },
]
const CHOSEN: Code[] = [
  { code: 0, label: 'not-chosen' },
  { code: 1, label: 'chosen' },
]
const AGREED: Code[] = [
  { code: 0, label: 'no' },
  { code: 1, label: 'yes' },
]

/** The columns of all these questions, one for each choice. */
export const variablesOf = (asked: readonly Asked[]): Variable[] =>
  asked.flatMap((question, index) => columnsOf(question, `P${index + 1}`))

function columnsOf(question: Asked, name: string): Variable[] {
  const column = (variable: Omit<Variable, 'question' | 'read'>, read: (answer: Answer) => Cell): Variable => ({
    ...variable,
    question,
    read(answers) {
      const answer = answers[question.id]
      if (!answer) return null
      if ('skipped' in answer) return variable.measure === 'text' ? null : MISSING[answer.skipped]
      return read(answer)
    },
  })
  const whole = { name, part: null }
  const own = (otherOf: readonly { other?: boolean }[]) =>
    otherOf.some(({ other }) => other)
      ? [
          column({ name: `${name}_inne`, part: null, measure: 'text', codes: [] }, (answer) =>
            'other' in answer ? (answer.other ?? null) : null,
          ),
        ]
      : []

  switch (question.type) {
    case 'single': {
      const codes = coded(question.options)
      const codeBy = codesById(question.options)
      return [
        column({ ...whole, measure: 'nominal', codes: [...codes, ...SKIPS] }, (answer) =>
          'choice' in answer ? (codeBy.get(answer.choice) ?? null) : null,
        ),
        ...own(question.options),
      ]
    }
    case 'multiple':
      return [
        ...question.options.map((option, index) =>
          column(
            { name: `${name}_${letters(index)}`, part: option.label, measure: 'nominal', codes: [...CHOSEN, ...SKIPS] },
            (answer) => ('choices' in answer ? Number(answer.choices.includes(option.id)) : null),
          ),
        ),
        ...own(question.options),
      ]
    case 'ranking':
      return question.options.map((option, index) =>
        column(
          { name: `${name}_${letters(index)}`, part: option.label, measure: 'ordinal', codes: SKIPS },
          (answer) => {
            const place = 'ranked' in answer ? answer.ranked.indexOf(option.id) : -1
            return place === -1 ? null : place + 1
          },
        ),
      )
    case 'matrix': {
      const codes = [...coded(question.options), ...SKIPS]
      const codeBy = codesById(question.options)
      return question.rows.map((row, index) =>
        column({ name: `${name}_${index + 1}`, part: row.label, measure: 'ordinal', codes }, (answer) =>
          'rows' in answer ? (codeBy.get(answer.rows[row.id] ?? '') ?? null) : null,
        ),
      )
    }
    case 'budget':
      return question.options.map((option, index) =>
        column({ name: `${name}_${letters(index)}`, part: option.label, measure: 'scale', codes: SKIPS }, (answer) =>
          'amounts' in answer ? (answer.amounts[option.id] ?? 0) : null,
        ),
      )
    case 'scale': {
      const ends = stepsOf(question).flatMap((step): Code[] => {
        const label =
          Number(step) === question.from ? question.fromLabel : Number(step) === question.to ? question.toLabel : null
        return label ? [{ code: Number(step), label }] : []
      })
      return [
        column({ ...whole, measure: 'ordinal', codes: [...ends, ...SKIPS] }, (answer) =>
          'number' in answer ? answer.number : null,
        ),
      ]
    }
    case 'number':
      // A number may well be 97: who did not say is empty here, and told apart in a column of its own.
      return [
        {
          ...column({ ...whole, measure: 'scale', codes: [] }, (answer) => ('number' in answer ? answer.number : null)),
          read: numberIn(question.id),
        },
        ...(question.skips.length > 0 ? [skipColumn(question, name)] : []),
      ]
    case 'date':
      return [
        column({ ...whole, measure: 'text', codes: [] }, (answer) =>
          'date' in answer ? Temporal.PlainDate.from(answer.date) : null,
        ),
      ]
    case 'short-text':
    case 'long-text':
      return [column({ ...whole, measure: 'text', codes: [] }, (answer) => ('text' in answer ? answer.text : null))]
    case 'consent':
      return [
        column({ ...whole, measure: 'nominal', codes: AGREED }, (answer) =>
          'agreed' in answer ? Number(answer.agreed) : null,
        ),
      ]
    case 'place':
      return [
        column({ ...whole, measure: 'text', codes: [] }, (answer) =>
          'unitCode' in answer ? (answer.unitCode ?? null) : null,
        ),
      ]
    case 'file':
      return [
        column({ ...whole, measure: 'scale', codes: [] }, (answer) => ('files' in answer ? answer.files.length : null)),
      ]
    case 'map':
      return [
        column({ ...whole, measure: 'scale', codes: [] }, (answer) =>
          'shapes' in answer ? answer.shapes.length : null,
        ),
        column({ name: `${name}_wkt`, part: null, measure: 'text', codes: [], teamOnly: true }, (answer) =>
          'shapes' in answer ? wktOf(question.shape, answer.shapes) : null,
        ),
        column({ name: `${name}_slowa`, part: null, measure: 'text', codes: [], teamOnly: true }, (answer) =>
          'placeWords' in answer ? answer.placeWords || null : null,
        ),
        column({ name: `${name}_teryt`, part: null, measure: 'text', codes: [], teamOnly: true }, (answer) =>
          'placeWords' in answer ? (answer.unitCode ?? null) : null,
        ),
      ]
  }
}

const numberIn = (id: string) => (answers: Answers) => {
  const answer = answers[id]
  return answer && 'number' in answer ? answer.number : null
}

const skipColumn = (question: Asked, name: string): Variable => ({
  name: `${name}_brak`,
  question,
  part: null,
  measure: 'nominal',
  codes: SKIPS,
  read(answers) {
    const answer = answers[question.id]
    return answer && 'skipped' in answer ? MISSING[answer.skipped] : null
  },
})

const coded = (options: readonly { label: Words }[]): Code[] =>
  options.map(({ label }, index) => ({ code: index + 1 >= MISSING.unknown ? index + 4 : index + 1, label }))

const codesById = (options: readonly { id: string; label: Words }[]) => {
  const codes = coded(options)
  return new Map(options.map(({ id }, index) => [id, codes[index]?.code ?? 0]))
}
