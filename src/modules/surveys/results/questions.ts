import type { FormDefinition, Option, Question, Words } from '../../forms/index.ts'

/** A question as results know it: over all versions of the form, with every option anybody could ever choose. */
export type Asked = Question & {
  /** Title of its section. */
  section: Words
  /** It is not in the newest version any more. */
  removed: boolean
}

/**
 * All questions that were ever asked, in the order of the newest version, those taken out since at the end. Ids are never
 * used twice, so answers to all versions add up under them.
 * @param definitions the newest first
 */
export function askedOf(definitions: readonly FormDefinition[]): Asked[] {
  const asked = new Map<string, Asked>()
  for (const [age, definition] of definitions.entries())
    for (const section of definition.sections)
      for (const question of section.questions) {
        const known = asked.get(question.id)
        if (!known) asked.set(question.id, { ...question, section: section.title, removed: age > 0 })
        else if (known.type === question.type) asked.set(question.id, joined(known, question))
      }
  return [...asked.values()]
}

/** What readers may see: private questions leave no trace. A question private in any version stays private. */
export const publicOnly = (asked: readonly Asked[]) => asked.filter(({ visibility }) => visibility === 'public')

function joined(known: Asked, older: Question): Asked {
  const visibility = older.visibility === 'private' ? 'private' : known.visibility
  if ('options' in known && 'options' in older) {
    const options = withOlder(known.options, older.options)
    if (known.type === 'matrix' && older.type === 'matrix')
      return { ...known, visibility, options, rows: withOlder(known.rows, older.rows) }
    return { ...known, visibility, options }
  }
  if (known.type === 'scale' && older.type === 'scale')
    return { ...known, visibility, from: Math.min(known.from, older.from), to: Math.max(known.to, older.to) }
  return { ...known, visibility }
}

function withOlder<T extends Pick<Option, 'id' | 'label'>>(options: readonly T[], older: readonly T[]): T[] {
  const known = new Set(options.map(({ id }) => id))
  return [...options, ...older.filter(({ id }) => !known.has(id))]
}

/** A question cut to what one can be compared by: exactly one value for each answer, or none. */
export interface Dimension {
  /** `age`, a row of a matrix `rating/park`, one option of a multiple question `means:bus`. */
  id: string
  question: Asked
  row?: string
  option?: string
  values: string[]
}

export const YES = 'yes'
export const NO = 'no'

/** What each question can be divided by; open, numeric and map questions by nothing. */
export function dimensionsOf(asked: readonly Asked[]): Dimension[] {
  return asked.flatMap((question): Dimension[] => {
    switch (question.type) {
      case 'single':
        return [{ id: question.id, question, values: question.options.map(({ id }) => id) }]
      case 'scale':
        return [{ id: question.id, question, values: stepsOf(question) }]
      case 'consent':
        return [{ id: question.id, question, values: [YES, NO] }]
      case 'matrix':
        return question.rows.map((row) => ({
          id: `${question.id}/${row.id}`,
          question,
          row: row.id,
          values: question.options.map(({ id }) => id),
        }))
      case 'multiple':
        return question.options.map((option) => ({
          id: `${question.id}:${option.id}`,
          question,
          option: option.id,
          values: [YES, NO],
        }))
      default:
        return []
    }
  })
}

export const stepsOf = ({ from, to }: { from: number; to: number }) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
