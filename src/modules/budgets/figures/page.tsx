import { formatMoney, formatNumber, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { ButtonLink, Link, ReadingPage, Section, Table, useView } from '../../../ui/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { HOME } from '../editions/actions.ts'
import type { PoolResult } from '../results/store.ts'
import type { Figure } from './rules.ts'

interface FiguresProps {
  process: Process
  figures: Figure[]
  /** The edition before, where it has results. */
  before: { process: Process; figures: Figure[] } | null
  pools: PoolResult[]
}

/** A figure as people read it; how many people of an age voted is told in whole tens. */
function figureWords({ value, unit, group }: Figure, t: Translate, locale: Locale): string {
  if (group === 'ages')
    return value === null
      ? t('budgets.turnout.people.few')
      : t('budgets.turnout.people.least', { count: formatNumber(value, locale) })
  if (value === null) return '–'
  if (unit === 'grosze') return formatMoney(value, locale)
  const rounded = formatNumber(unit === 'count' ? value : Math.round(value * 10) / 10, locale)
  return unit === 'percent' ? `${rounded}%` : rounded
}

/** What the edition came to, for the report and for whoever plans the next one. */
export function FiguresPage({ process, figures, before, pools }: FiguresProps) {
  const { t, locale } = useView()
  const home = pathOf(process)
  const groups = [...new Set(figures.map(({ group }) => group))]
  const earlier = new Map(before?.figures.map((figure) => [figure.key, figure]))
  return (
    <ReadingPage
      title={t('budgets.figures.of', { title: process.title })}
      lead={t('budgets.figures.lead')}
      share={{}}
      crumbs={[
        { label: t('budgets.title'), href: HOME },
        { label: process.title, href: home },
      ]}
      actions={
        <>
          <ButtonLink href={`${home}/liczby.xlsx`} variant="secondary" icon="file-spreadsheet">
            XLSX
          </ButtonLink>
          <Link href={`${home}/liczby.csv`} icon="download">
            CSV
          </Link>
        </>
      }
    >
      {before && (
        <p>
          {t('budgets.figures.beside')} <Link href={pathOf(before.process)}>{before.process.title}</Link>.
        </p>
      )}
      {groups.map((group) => (
        <Section key={group} title={t(`budgets.figures.${group}`)} id={`liczby-${group}`}>
          <Table
            caption={t(`budgets.figures.${group}`)}
            captionHidden
            rows={figures.filter((figure) => figure.group === group)}
            rowId={({ key }) => key}
            columns={[
              { label: t('budgets.figures.figure'), names: true, cell: ({ key }) => nameOf(t, key) },
              { label: t('budgets.evaluation.here'), kind: 'number', cell: (figure) => figureWords(figure, t, locale) },
              ...(before
                ? [
                    {
                      label: t('budgets.figures.before'),
                      kind: 'number' as const,
                      cell: ({ key }: Figure) => {
                        const figure = earlier.get(key)
                        return figure ? figureWords(figure, t, locale) : '–'
                      },
                    },
                  ]
                : []),
            ]}
          />
          {group === 'ages' && <p class="ui-meta">{t('budgets.turnout.ages.text')}</p>}
        </Section>
      ))}
      <Section title={t('budgets.pools')} id="liczby-pule">
        <Table
          caption={t('budgets.pools')}
          captionHidden
          rows={pools}
          rowId={({ poolId }) => poolId}
          columns={[
            { label: t('budgets.pool'), names: true, cell: ({ name }) => name },
            {
              label: t('budgets.pool.amount'),
              kind: 'number',
              cell: ({ amountGrosze }) => formatMoney(amountGrosze, locale),
            },
            {
              label: t('budgets.results.spent'),
              kind: 'number',
              cell: ({ spentGrosze }) => formatMoney(spentGrosze, locale),
            },
            { label: t('budgets.figure.listed'), kind: 'number', cell: ({ rows }) => rows.length },
            {
              label: t('budgets.figure.chosen'),
              kind: 'number',
              cell: ({ rows }) => rows.filter((row) => row.won).length,
            },
            { label: t('budgets.turnout.ballots'), kind: 'number', cell: ({ voters }) => formatNumber(voters, locale) },
          ]}
        />
      </Section>
      <p>
        <Link href={`${home}/wyniki`}>{t('budgets.figures.results')}</Link>
      </p>
    </ReadingPage>
  )
}

/** A band of ages is called as everywhere. */
export const nameOf = (t: (key: string) => string, key: string) =>
  t(key.startsWith('age.') ? `budgets.${key}` : `budgets.figure.${key}`)
