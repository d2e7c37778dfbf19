import type { Translate } from '../../../platform/texts/index.ts'
import { NATIONAL } from '../national/rules.ts'

export const DUTIES_HOME = '/siec/zobowiazania'
export const DUTIES_DESK = '/administracja/zobowiazania'

/** What stands beside the pages about the network. */
export const aboutLinks = (t: Translate) => [
  { label: t('meetings.duties.title'), href: DUTIES_HOME },
  { label: t('meetings.national.title'), href: NATIONAL },
]
