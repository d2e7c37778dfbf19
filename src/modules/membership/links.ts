import type { Translate } from '../../platform/texts/index.ts'
import { DIRECTORY, MEMBERS_HOME, NEWS, OWN } from './directory/addresses.ts'
import { IDEAS_HOME } from './ideas/pages.tsx'
import { DECLARE } from './paths.ts'

/** What belongs beside the pages about the network. */
export const aboutLinks = (t: Translate): { label: string; href: string; main?: boolean }[] => [
  { label: t('membership.declare.title'), href: DECLARE, main: true },
  { label: t('membership.members.title'), href: MEMBERS_HOME },
  { label: t('membership.directory.title'), href: DIRECTORY },
  { label: t('membership.ideas.title'), href: IDEAS_HOME },
  { label: t('membership.news.title'), href: NEWS },
  { label: t('membership.own.title'), href: OWN },
]
