import type { VNode } from 'preact'
import type { Context } from '../../../platform/context.ts'
import { currentVersion, mapResultsOf } from '../../forms/index.ts'

/** What was answered to questions on a map, drawn, by question. */
export type ResultsOnMap = ReadonlyMap<string, VNode>

export const NO_MAPS: ResultsOnMap = new Map()

/**
 * What was answered on maps, gathered into squares; empty when nothing is asked on one. Only of everybody together: squares
 * of parts of the people could be taken from each other.
 */
export async function resultsOnMap(
  context: Context,
  { form }: { form: { id: string } },
  readers: 'team' | 'public',
): Promise<ResultsOnMap> {
  const version = await currentVersion(context.db, form.id)
  if (!version) return NO_MAPS
  return mapResultsOf(context, { formId: form.id, definition: version.definition, readers })
}
