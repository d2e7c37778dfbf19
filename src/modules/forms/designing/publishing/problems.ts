import type { Translate } from '../../../../platform/texts/index.ts'
import { checkDefinition, type DesignProblem } from '../../design-checking.ts'
import type { FormDefinition } from '../../model.ts'
import type { Speaker } from '../saying.ts'
import { placeOf, sectionOf } from '../walk.ts'

/** What stands in the way of publishing, in words, with a way to where it is mended. */
export interface SaidProblem {
  /** „P3” or „Część 2”; null for the form itself. */
  where: string | null
  text: string
  /** Path under the form's own. */
  path: string
}

export function problemsIn(definition: FormDefinition, speaker: Speaker, t: Translate): SaidProblem[] {
  return checkDefinition(definition).map((problem) => said(problem, definition, speaker, t))
}

function said(problem: DesignProblem, definition: FormDefinition, speaker: Speaker, t: Translate): SaidProblem {
  const { at, key, values = {} } = problem
  // The check names ids; a team knows codes.
  const about = String(values.id ?? '').split('/')[0] ?? ''
  const named = placeOf(definition, about) ? { ...values, id: speaker.code(about) } : values
  const owner = at.findLast((id) => placeOf(definition, id) || sectionOf(definition, id)) ?? null
  return { where: owner && speaker.code(owner), text: t(key, named), path: pathOf(problem, definition, owner) }
}

function pathOf({ at, key }: DesignProblem, definition: FormDefinition, owner: string | null): string {
  if (at[0] === 'quota') return `/limity/${at[1]}`
  const onCondition = /\.condition-/.test(key)
  if (!owner) return key.endsWith('.languages') ? '/jezyki' : key.endsWith('.title') ? '/ustawienia' : '/pytania/nowe'
  const home = sectionOf(definition, owner) ? `/czesci/${owner}` : `/pytania/${owner}`
  if (onCondition) return `${home}/warunek`
  const last = at.at(-1) ?? ''
  return last === owner ? home : `${home}#w-${last}`
}
