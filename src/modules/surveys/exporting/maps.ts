import type { Context } from '../../../platform/context.ts'
import type { Cell } from '../../../platform/documents/index.ts'
import { found as orAbsent } from '../../../platform/errors.ts'
import {
  answersStream,
  cellsGeoJson,
  codesOf,
  countedMaps,
  mapQuestionsFor,
  type StreamedAnswer,
  shapeColumns,
  shapeRows,
  shapesGeoJson,
  speechFor,
  wordsIn,
} from '../../forms/index.ts'
import type { FoundSurvey } from '../actions.ts'
import { definitionOfAll } from '../results/on-map.ts'
import { gridOf } from '../rules.ts'

/** Every shape that was drawn, as lines of one GeoJSON, for the team alone. */
export async function drawnShapes(context: Context, found: FoundSurvey): Promise<AsyncIterable<string>> {
  const definition = orAbsent(await definitionOfAll(context, found))
  const speech = await speechFor(context, definition, [])
  return shapesGeoJson(answersOf(context, found), { definition, speech })
}

/** Squares of the public grid of every public question on a map, as one GeoJSON: how many people are in each. */
export async function drawnCells(context: Context, { form, survey }: FoundSurvey): Promise<string> {
  const definition = orAbsent(await definitionOfAll(context, { form }))
  const { results } = await countedMaps(context, {
    formId: form.id,
    definition,
    readers: 'public',
    grid: gridOf(survey),
  })
  const codes = codesOf(definition).questions
  const features = mapQuestionsFor({ definition, readers: 'public' }).flatMap(({ id, label }) => {
    const counted = results.get(id)
    const question = { question: codes.get(id) ?? id, label: wordsIn(label, context.locale, definition.languages) }
    return counted
      ? cellsGeoJson(counted).features.map((cell) => ({ ...cell, properties: { ...question, ...cell.properties } }))
      : []
  })
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`
}

/** A table with one row for each shape of one question, with what was said of it; for the team alone. */
export async function shapeTable(context: Context, found: FoundSurvey, questionId: string) {
  const definition = orAbsent(await definitionOfAll(context, found))
  const question = orAbsent(
    mapQuestionsFor({ definition, readers: 'team' }).find(({ id }) => id === questionId.replace(/\.csv$/, '')),
  )
  const columns = shapeColumns(question, { definition, speech: await speechFor(context, definition, []) })
  async function* rows(): AsyncGenerator<Cell[]> {
    for await (const answered of answersOf(context, found))
      for (const row of shapeRows(question, answered)) yield columns.map(({ value }) => value(row))
  }
  return {
    header: columns.map(({ name, about }) => `${name}. ${about}`),
    rows,
    code: codesOf(definition).questions.get(question.id) ?? question.id,
  }
}

/** Questions on a map of all versions, in the order and under the codes of the other files. */
export async function mapQuestionsIn(context: Context, found: Pick<FoundSurvey, 'form' | 'survey'>) {
  const definition = await definitionOfAll(context, found)
  return definition ? mapQuestionsFor({ definition, readers: 'team' }) : []
}

/** Where people were not told that their number is known, a shape carries the name of its answer in the team's list. */
async function* answersOf(
  { db }: Context,
  { form, survey }: FoundSurvey,
): AsyncGenerator<Pick<StreamedAnswer, 'answers' | 'reference'>> {
  const named = survey.anonymity === 'open' || survey.anonymity === 'named'
  for await (const { id, answers, reference } of answersStream(db, form.id))
    yield { answers, reference: named ? reference : id.slice(0, 8) }
}
