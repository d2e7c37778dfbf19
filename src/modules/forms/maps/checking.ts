import type { Db } from '../../../platform/db/index.ts'
import {
  drawnProblemOf,
  isInCountry,
  isNear,
  type Position,
  shapeOf,
  tidied,
  type Unit,
  unitByCode,
} from '../../places/index.ts'
import { type AnswerProblem, checkAnswers } from '../checking.ts'
import { fieldOf, partOf } from '../fields.ts'
import { answerOf, shownQuestions } from '../logic.ts'
import type { Answers, FormDefinition } from '../model.ts'
import { questionsOf } from '../words.ts'
import type { MapQuestion } from './prepare.ts'

/** Everything wrong with answers: what `checkAnswers` sees anywhere, then what only the server can tell of places. */
export async function problemsWith(
  db: Db,
  definition: FormDefinition,
  answers: Answers,
  only?: ReadonlySet<string>,
): Promise<AnswerProblem[]> {
  const problems = checkAnswers(definition, answers, only)
  // Shapes are looked at closer only when they are shapes at all.
  return problems.length > 0 ? problems : checkPlaces(db, definition, answers, only)
}

/**
 * What is wrong with the places of answers that only the server can tell: a shape that crosses itself, a place outside
 * of the area asked about, a unit that is not in it. Asked beside `checkAnswers`, which has looked at everything else.
 * @param only questions of these ids; all when left out
 */
export async function checkPlaces(
  db: Db,
  definition: FormDefinition,
  answers: Answers,
  only?: ReadonlySet<string>,
): Promise<AnswerProblem[]> {
  const asked = shownQuestions(definition, answers).filter(
    (question): question is MapQuestion => question.type === 'map' && (!only || only.has(question.id)),
  )
  const problems = await Promise.all(asked.map((question) => problemsOf(db, question, answers)))
  return problems.flat()
}

async function problemsOf(db: Db, question: MapQuestion, answers: Answers): Promise<AnswerProblem[]> {
  const answer = answerOf(answers, question.id)
  const unit = question.area.unitCode ? await unitByCode(db, question.area.unitCode) : null
  const problem = (key: string, values: AnswerProblem['values'] = {}, field = fieldOf(question.id)) => [
    { question: question.id, field, key: `forms.problem.${key}`, values },
  ]
  if (answer && 'placeWords' in answer && answer.unitCode) {
    const chosen = await unitByCode(db, answer.unitCode)
    const isIn = chosen && (!unit || chosen.code.startsWith(unit.code.slice(0, 6)))
    return isIn ? [] : problem('place', {}, partOf(question.id, 'unit'))
  }
  if (!answer || !('shapes' in answer)) return []
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
