import type { Translate } from '../../platform/texts/index.ts'
import { ARCHIVE } from './issues/rules.ts'

/** What belongs beside the pages about the network. */
export const aboutLinks = (t: Translate): { label: string; href: string }[] => [
  { label: t('newsletter.title'), href: ARCHIVE },
]
