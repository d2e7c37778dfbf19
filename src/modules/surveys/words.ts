import { formatDateTime, type Locale, type Translate } from '../../platform/texts/index.ts'
import type { TagKind } from '../../ui/index.ts'
import type { FoundSurvey } from './actions.ts'

const KINDS = { draft: 'draft', ahead: 'soon', open: 'open', closed: 'closed' } as const satisfies Record<
  string,
  TagKind
>

/** The state of a survey in words: „Otwarta do 30 września 2026, 23:59”. */
export function statusTag({ phase, term }: Pick<FoundSurvey, 'phase' | 'term'>, t: Translate, locale: Locale) {
  const date = phase === 'ahead' ? term.opensAt : term.closesAt
  const key = `surveys.phase.${phase}`
  return {
    kind: KINDS[phase],
    children: date && phase !== 'draft' ? t(`${key}.date`, { date: formatDateTime(date, locale) }) : t(key),
  }
}
