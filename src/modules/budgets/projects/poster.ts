import type { PosterSheet } from '../../../platform/documents/index.ts'
import { formatMoney, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { termOf } from '../editions/calendar.ts'
import { dateWords } from '../words.ts'
import { type At, projectPath } from './actions.ts'
import type { Project } from './rules.ts'

/** A sheet to hang on a board, for whoever likes a project: what, where, for how much, and until when one votes. */
export function projectPoster(
  { process, edition }: At,
  { project, pool, costGrosze }: { project: Project; pool: string; costGrosze: number },
  { t, locale, origin, now }: { t: Translate; locale: Locale; origin: string; now: Temporal.Instant },
): Omit<PosterSheet, 'code'> & { code: { alt: string }; path: string } {
  const path = projectPath(process, project)
  const address = `${new URL(origin).host}${path}`
  const ends = termOf(edition.calendar, 'votingTo')
  const ahead = project.ballotNumber !== null && ends !== null && Temporal.Instant.compare(now, ends) < 0
  return {
    path,
    title: project.ballotNumber === null ? project.title : `${project.ballotNumber}. ${project.title}`,
    language: locale,
    author: process.title,
    kind: process.title,
    summary: project.plainSummary || project.summary,
    banner: ahead
      ? t('budgets.poster.vote', {
          from: dateWords(edition.calendar, 'votingFrom', locale),
          to: dateWords(edition.calendar, 'votingTo', locale),
        })
      : t('budgets.poster.read'),
    steps: {
      title: t('budgets.poster.how'),
      items: [
        t('budgets.poster.scan', { address }),
        ahead ? t('budgets.poster.choose', { pool }) : t('budgets.poster.follow'),
      ],
    },
    code: { alt: t('budgets.poster.code', { address }) },
    paragraphs: [
      [t('budgets.poster.cost', { amount: formatMoney(costGrosze, locale) }), project.placeWords]
        .filter(Boolean)
        .join(' · '),
      ...(edition.settings.takesPaper && ahead
        ? [t('budgets.poster.paper', { where: edition.settings.paperPoints })]
        : []),
    ],
    footer: process.title,
  }
}
