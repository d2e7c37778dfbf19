import type { VNode } from 'preact'
import type { Context } from '../../../platform/context.ts'
import type { Block } from '../../../platform/documents/index.ts'
import { type FormDefinition, mapBlocksOf, mapResultsOf, versionsOf } from '../../forms/index.ts'
import type { FoundSurvey } from '../actions.ts'
import { gridOf } from '../rules.ts'
import { askedOf, publicOnly } from './questions.ts'

/** What was answered to questions on a map, drawn, by question. */
export type ResultsOnMap = ReadonlyMap<string, VNode>

export const NO_MAPS: ResultsOnMap = new Map()

/**
 * What was answered on maps, gathered into squares; empty when nothing is asked on one. Only of everybody together: squares
 * of parts of the people could be taken from each other.
 */
export async function resultsOnMap(
  context: Context,
  { form, survey }: Pick<FoundSurvey, 'form' | 'survey'>,
  readers: 'team' | 'public',
): Promise<ResultsOnMap> {
  const definition = await definitionOfAll(context, { form })
  return definition ? mapResultsOf(context, { formId: form.id, definition, readers, grid: gridOf(survey) }) : NO_MAPS
}

/** The same of everybody together as a document tells it, by question. */
export async function mapsInReport(
  context: Context,
  { form, survey }: Pick<FoundSurvey, 'form' | 'survey'>,
): Promise<ReadonlyMap<string, Block[]>> {
  const definition = await definitionOfAll(context, { form })
  if (!definition) return new Map()
  return mapBlocksOf(context, { formId: form.id, definition, readers: 'public', grid: gridOf(survey) })
}

/**
 * The newest version with the questions that older ones asked at its end, so that their answers are not left out; null
 * before the first. The page and the files count by it alike.
 */
export async function definitionOfAll(
  { db }: Context,
  { form }: { form: { id: string } },
): Promise<FormDefinition | null> {
  const definitions = (await versionsOf(db, form.id)).map(({ definition }) => definition)
  const [newest] = definitions
  if (!newest) return null
  const asked = askedOf(definitions)
  const open = new Set(publicOnly(asked).map(({ id }) => id))
  const removed = asked.filter((question) => question.removed)
  // A question that was private in any version stays private.
  const guarded = newest.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) =>
      open.has(question.id) ? question : { ...question, visibility: 'private' as const },
    ),
  }))
  const rest = { id: 'removed', title: {}, text: {}, showWhen: null, questions: removed }
  return { ...newest, sections: removed.length > 0 ? [...guarded, rest] : guarded }
}
