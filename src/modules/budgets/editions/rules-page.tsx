import { formatMoney, formatNumber } from '../../../platform/texts/index.ts'
import { ButtonLink, KeyValues, Link, Section, Table, ThingPage, useView } from '../../../ui/index.ts'
import { ruleWords, shapeWords } from '../../ballots/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { datesOf, leftoverWords } from '../words.ts'
import { HOME } from './actions.ts'
import { pollRuleOf } from './settings.ts'
import type { Edition, Pool } from './store.ts'

export function PoolsTable({ pools, home, points }: { pools: Pool[]; home: string | null; points: boolean }) {
  const { t, locale } = useView()
  return (
    <Table
      caption={t('budgets.pools')}
      captionHidden
      rows={pools}
      rowId={({ id }) => id}
      columns={[
        {
          label: t('budgets.pool'),
          names: true,
          cell: ({ id, name }) => (home ? <Link href={`${home}/projekty?pula=${id}`}>{name}</Link> : name),
        },
        {
          label: t('budgets.pool.amount'),
          kind: 'number',
          cell: ({ amountGrosze }) => formatMoney(amountGrosze, locale),
        },
        {
          label: t('budgets.pool.most'),
          kind: 'number',
          cell: ({ mostGrosze, amountGrosze }) => formatMoney(mostGrosze ?? amountGrosze, locale),
        },
        {
          label: t('budgets.pool.residents'),
          kind: 'number',
          cell: ({ residents }) => (residents ? formatNumber(residents, locale) : '–'),
        },
        { label: t('budgets.pool.signatures'), kind: 'number', cell: ({ signatures }) => signatures },
        {
          label: t(points ? 'budgets.pool.threshold.points' : 'budgets.pool.threshold'),
          kind: 'number',
          cell: ({ threshold }) => threshold || '–',
        },
      ]}
    />
  )
}

/** Everything the resolution orders, with the article beside each. */
export function RulesPage({ process, edition, pools }: { process: Process; edition: Edition; pools: Pool[] }) {
  const { t, locale } = useView()
  const { settings } = edition
  const [pool] = pools
  return (
    <ThingPage
      title={t('budgets.rules.title')}
      crumbs={[
        { label: t('budgets.title'), href: HOME },
        { label: process.title, href: pathOf(process) },
      ]}
      actions={
        <ButtonLink href={`${pathOf(process)}/regulamin.docx`} variant="secondary" icon="download">
          {t('budgets.regulations')}
        </ButtonLink>
      }
    >
      <KeyValues
        items={[
          { label: t('budgets.resolution'), value: settings.resolution },
          { label: t('budgets.rules.who'), value: settings.submitters },
          { label: t('budgets.rules.voters'), value: settings.voters },
          {
            label: t('budgets.rules.guardian'),
            value: settings.guardianBelow && t('budgets.rules.guardian.text', { count: settings.guardianBelow }),
          },
          {
            label: t('budgets.rules.per-author'),
            value: settings.perAuthor ? String(settings.perAuthor) : t('budgets.rules.per-author.any'),
          },
          { label: t('budgets.rules.ballot'), value: shapeWords(t, settings.shape, locale) },
          { label: t('budgets.rules.counting'), value: pool && ruleWords(t, pollRuleOf(settings, pool, []), locale) },
          { label: t('budgets.rules.ties'), value: t(`budgets.ties.${settings.ties}`) },
          { label: t('budgets.rules.draw'), value: settings.drawSource },
          { label: t('budgets.rules.exclusions'), value: settings.exclusions && t('budgets.rules.exclusions.text') },
          {
            label: t('budgets.rules.leftovers'),
            value: [settings.leftovers, ...leftoverWords(settings, pools, t)].filter(Boolean).join(' '),
          },
          { label: t('budgets.rules.paper'), value: settings.takesPaper && settings.paperPoints },
        ]}
      />
      <Section title={t('budgets.pools')}>
        <PoolsTable pools={pools} home={null} points={settings.shape.kind !== 'choose'} />
      </Section>
      <Section title={t('budgets.dates')}>
        <KeyValues items={datesOf(edition.calendar, t, locale)} />
      </Section>
      {(['formal', 'substantive'] as const).map((kind) => (
        <Section key={kind} title={t(`budgets.card.${kind}`)}>
          <ol>
            {settings[kind].map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ol>
        </Section>
      ))}
      <Section title={t('budgets.prices')} id="cennik">
        <p>{t('budgets.prices.text')}</p>
        <Table
          caption={t('budgets.prices')}
          captionHidden
          rows={settings.prices}
          rowId={({ name }) => name}
          columns={[
            { label: t('budgets.cost.name'), names: true, cell: ({ name }) => name },
            { label: t('budgets.cost.unit'), cell: ({ unit }) => unit },
            {
              label: t('budgets.cost.price'),
              kind: 'number',
              cell: ({ priceGrosze }) => formatMoney(priceGrosze, locale),
            },
          ]}
        />
      </Section>
      <Section title={t('budgets.law')}>
        <ul>
          {['1', '2', '3', '4', '5', '6', '7'].map((number) => (
            <li key={number}>{t(`budgets.law.${number}`)}</li>
          ))}
        </ul>
      </Section>
    </ThingPage>
  )
}
