import type { Block, Run } from '../../../../platform/documents/model.ts'
import type { Translate } from '../../../../platform/texts/index.ts'
import { pathOf } from '../../../processes/index.ts'
import { heading } from '../block-builders.ts'
import type { Facts } from '../facts.ts'

/** Plain words, a film in sign language, an easy-to-read text: that they were there, and where they are. */
export function otherWays({ process, versions, origin }: Facts, t: Translate): Block[] {
  const items: Run[][] = [
    ...(process.plainLanguage ? [[{ text: t('consultations.accessible.plain'), link: origin + pathOf(process) }]] : []),
    ...versions.map(({ kind, file, link }) => [
      { text: t(`consultations.accessible.${kind}`), link: file ? origin + file.href : (link ?? '') },
    ]),
  ]
  return items.length > 0 ? [heading(t('consultations.accessible.in-report')), { kind: 'list', items }] : []
}
