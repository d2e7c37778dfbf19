import type { DocumentModel } from '../../../platform/documents/index.ts'
import { formatMoney, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { ruleWords, shapeWords } from '../../ballots/index.ts'
import type { Process } from '../../processes/index.ts'
import { datesOf, leftoverWords } from '../words.ts'
import { pollRuleOf } from './settings.ts'
import type { Edition, Pool } from './store.ts'

/**
 * The text of regulations from the settings of an edition: a draft for the council's resolution, in numbered paragraphs. What
 * USG art. 5a ust. 7 demands stands in it with its point.
 */
export function regulationsOf(
  {
    process,
    edition,
    pools,
    organisation,
  }: { process: Process; edition: Edition; pools: readonly Pool[]; organisation: string },
  t: Translate,
  locale: Locale,
): DocumentModel {
  const { settings } = edition
  const [pool] = pools
  let number = 0
  const heading = (key: string) => ({
    kind: 'heading' as const,
    level: 2 as const,
    text: `§ ${++number}. ${t(`budgets.regulations.${key}`)}`,
  })
  const say = (text: string) => ({ kind: 'paragraph' as const, text })
  const list = (items: string[]) => ({ kind: 'list' as const, ordered: true, items })
  return {
    title: t('budgets.regulations.title', { title: process.title }),
    language: locale,
    subtitle: settings.resolution || t('budgets.regulations.draft'),
    author: organisation,
    footer: process.title,
    blocks: [
      ...(settings.preset ? [{ kind: 'note' as const, text: t('budgets.preset.check') }] : []),
      heading('subject'),
      say(t('budgets.regulations.subject.text', { year: edition.year })),
      heading('pools'),
      {
        kind: 'table',
        caption: t('budgets.pools'),
        columns: [
          { header: t('budgets.pool'), width: 2, rowHeader: true },
          { header: t('budgets.pool.amount'), align: 'right' },
          { header: t('budgets.pool.residents'), align: 'right' },
          { header: t('budgets.pool.signatures'), align: 'right' },
          { header: t('budgets.pool.most'), align: 'right' },
          { header: t('budgets.pool.threshold'), align: 'right' },
        ],
        rows: pools.map((each) => [
          each.name,
          formatMoney(each.amountGrosze, locale),
          String(each.residents),
          String(each.signatures),
          formatMoney(each.mostGrosze ?? each.amountGrosze, locale),
          each.threshold ? String(each.threshold) : '–',
        ]),
      },
      heading('submitting'),
      list([
        settings.submitters,
        ...(settings.guardianBelow ? [t('budgets.rules.guardian.text', { count: settings.guardianBelow })] : []),
        settings.perAuthor
          ? t('budgets.regulations.per-author', { count: settings.perAuthor })
          : t('budgets.rules.per-author.any'),
        t('budgets.regulations.signatures'),
      ]),
      heading('formal'),
      list(settings.formal.map(({ text }) => text)),
      heading('substantive'),
      list(settings.substantive.map(({ text }) => text)),
      heading('appeal'),
      say(t('budgets.regulations.appeal.text')),
      heading('voting'),
      list([
        settings.voters,
        shapeWords(t, settings.shape, locale),
        t('budgets.regulations.equal'),
        ...(settings.takesPaper ? [settings.paperPoints] : []),
      ]),
      heading('results'),
      list([
        ...(pool ? [ruleWords(t, pollRuleOf(settings, pool, []), locale)] : []),
        t(`budgets.ties.${settings.ties}`),
        settings.drawSource,
        ...(settings.exclusions ? [t('budgets.rules.exclusions.text')] : []),
        settings.leftovers,
        ...leftoverWords(settings, pools, t),
        t('budgets.regulations.publishing'),
      ]),
      heading('calendar'),
      {
        kind: 'keyValues',
        pairs: datesOf(edition.calendar, t, locale).map(({ label, value }) => ({ key: label, value })),
      },
    ],
  }
}
