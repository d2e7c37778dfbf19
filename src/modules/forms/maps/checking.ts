import type { Db } from '../../../platform/db/index.ts'
import {
  drawnProblemOf,
  isInCountry,
  isNear,
  isWithin,
  type Position,
  shapeOf,
  tidied,
  type Unit,
  unitByCode,
} from '../../places/index.ts'
import { type AnswerProblem, problemsOf } from '../checking.ts'
import { fieldOf, partOf } from '../fields.ts'
import { answerOf } from '../logic.ts'
import type { Answer, Answers, FormDefinition } from '../model.ts'
import type { MapQuestion } from '../ports.ts'
import { questionsOf } from '../words.ts'

/**
 * What is wrong with an answer that only the server can tell: a shape that crosses itself, a place outside of the area
 * asked about, a unit that is not in it. What `checkAnswers` says of the answer already is not said again.
 */
export async function problemsOfPlaces(db: Db, question: MapQuestion, answer: Answer): Promise<AnswerProblem[]> {
  if (problemsOf(question, answer).length > 0) return []
  const unit = question.area.unitCode ? await unitByCode(db, question.area.unitCode) : null
  const problem = (key: string, values: AnswerProblem['values'] = {}, field = fieldOf(question.id)) => [
    { question: question.id, field, key: `forms.problem.${key}`, values },
  ]
  if ('placeWords' in answer && answer.unitCode) {
    const chosen = await unitByCode(db, answer.unitCode)
    return chosen && (!unit || isWithin(chosen.code, unit.code))
      ? []
      : problem('place', {}, partOf(question.id, 'unit'))
  }
  if (!('shapes' in answer)) return []
  for (const [at, { positions }] of answer.shapes.entries()) {
    const wrong = drawnProblemOf(question.shape, positions)
    if (wrong === 'crossed') return problem('shape-crossed', { number: at + 1 })
    if (wrong) return problem('shape-wrong')
    if (!positions.every((position) => isAllowed(position, unit)))
      return unit
        ? problem('shape-outside', { number: at + 1, area: unit.name })
        : problem('shape-abroad', { number: at + 1 })
  }
  return []
}

/** Whether a place may be pointed at: in the unit, as exactly as its outline tells, or anywhere in the country. */
export function isAllowed(
  [lon, lat]: Position,
  unit: Pick<Unit, 'code' | 'hasOutline' | 'splitFromCode'> | null,
): boolean {
  return isInCountry({ lon, lat }) && (!unit || isNear({ lon, lat }, shapeOf(unit).code))
}

/** The same answers with every place rounded to about a metre, and without positions said twice. */
export function tidyPlaces(definition: FormDefinition, answers: Answers): Answers {
  const tidy = { ...answers }
  for (const question of questionsOf(definition)) {
    const answer = answerOf(answers, question.id)
    if (question.type !== 'map' || !answer || !('shapes' in answer) || !Array.isArray(answer.shapes)) continue
    tidy[question.id] = {
      shapes: answer.shapes.map((shape) =>
        isDrawn(shape) ? { ...shape, positions: tidied(question.shape, shape.positions) } : shape,
      ),
    }
  }
  return tidy
}

const isDrawn = (shape: { positions?: unknown } | null): shape is { positions: Position[] } =>
  Array.isArray(shape?.positions) &&
  shape.positions.every(
    (position) =>
      Array.isArray(position) && position.length === 2 && position.every((each) => typeof each === 'number'),
  )
