import type { DocumentModel } from '../../../platform/documents/index.ts'
import { formatDate, formatMoney, type Locale, type Translate } from '../../../platform/texts/index.ts'
import type { Process } from '../../processes/index.ts'
import type { Edition } from '../editions/store.ts'
import { costOf, type Project } from '../projects/rules.ts'
import type { Card } from './store.ts'

/** The cards of evaluation of one project as a document; who filled them in stays inside the office. */
export function cardModel(
  {
    process,
    edition,
    project,
    cards,
    pool,
  }: { process: Process; edition: Edition; project: Project; cards: readonly Card[]; pool: string },
  t: Translate,
  locale: Locale,
): DocumentModel {
  return {
    title: t('budgets.card.title', { number: project.number ?? 0 }),
    subtitle: project.title,
    language: locale,
    footer: process.title,
    blocks: [
      {
        kind: 'keyValues',
        pairs: [
          { key: t('budgets.pool'), value: pool },
          { key: t('budgets.cost'), value: formatMoney(project.costGrosze, locale) },
          { key: t('budgets.cost.after'), value: formatMoney(costOf(project), locale) },
          { key: t('budgets.decision'), value: project.decision ? t(`budgets.decision.${project.decision}`) : '–' },
          { key: t('budgets.field.reason'), value: project.decisionReason || '–' },
        ],
      },
      ...cards.flatMap((card) => [
        {
          kind: 'heading' as const,
          level: 2 as const,
          text: `${t(`budgets.card.${card.kind}`)} (${formatDate(card.finishedAt, locale)})`,
        },
        {
          kind: 'table' as const,
          columns: [
            { header: t('budgets.criterion'), width: 3, rowHeader: true },
            { header: t('budgets.criterion.result') },
            { header: t('budgets.criterion.note'), width: 2 },
          ],
          rows: edition.settings[card.kind]
            .filter(({ id }) => card.answers[id])
            .map(({ id, text }) => [
              text,
              t(`budgets.answer.${card.answers[id]?.result}`),
              card.answers[id]?.note ?? '',
            ]),
        },
      ]),
    ],
  }
}
