import type { Kept } from '../../platform/personal-data.ts'
import type { Translate } from '../../platform/texts/index.ts'

/** What a rule is about, and why it is kept so long. */
export const whatOf = ({ module, rule }: { module: string; rule: string }, t: Translate): string =>
  t(`retention.${module}.${rule}`)

/** "90 dni", "2 lata"; where each row knows its own end, so it says. */
export function keptInWords(kept: Kept | null, t: Translate): string {
  const [unit, count] = Object.entries(kept ?? {})[0] ?? []
  return unit && count !== undefined ? t(`retention.kept.${unit}`, { count }) : t('retention.kept.own')
}
