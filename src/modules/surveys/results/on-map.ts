import type { VNode } from 'preact'
import type { Context } from '../../../platform/context.ts'
import { currentVersion, mapResultsOf } from '../../forms/index.ts'

/**
 * What was answered on maps, gathered into squares; null when nothing is asked on one. Only of everybody together: squares
 * of parts of the people could be taken from each other.
 */
export async function resultsOnMap(
  context: Context,
  { form }: { form: { id: string } },
  readers: 'team' | 'public',
): Promise<VNode | null> {
  const version = await currentVersion(context.db, form.id)
  return version && mapResultsOf(context, { formId: form.id, definition: version.definition, readers })
}
