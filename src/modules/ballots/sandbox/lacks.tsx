import { Details, Table, useView } from '../../../ui/index.ts'
import type { Compared, Comparison } from './compare.ts'
import { amountWords, percentWords } from './words.ts'

/** Whether a rule can say what its losers lacked, and has any. */
export const hasLacks = ({ listLacks, sharesLacks }: Compared) => (listLacks ?? sharesLacks ?? []).length > 0

/** What each project that was not chosen lacked by one rule. */
export function Lacks({ comparison, compared }: { comparison: Comparison; compared: Compared }) {
  const { t } = useView()
  const { listLacks, sharesLacks, rule } = compared
  const summary = t('ballots.sandbox.lacks.rule', { rule: t(`ballots.rule.${rule}`) })
  if (listLacks && listLacks.length > 0)
    return (
      <Details summary={summary}>
        <ListLacks {...{ comparison, listLacks, summary }} />
      </Details>
    )
  if (sharesLacks && sharesLacks.length > 0)
    return (
      <Details summary={summary}>
        <SharesLacks {...{ comparison, sharesLacks, summary }} />
      </Details>
    )
  return null
}

interface ListLacksProps {
  comparison: Comparison
  listLacks: NonNullable<Compared['listLacks']>
  summary: string
}

function ListLacks({ comparison, listLacks, summary }: ListLacksProps) {
  const { t } = useView()
  const { amount, title } = useWords(comparison)
  return (
    <Table
      caption={summary}
      captionHidden
      rows={listLacks}
      rowId={({ project }) => String(project)}
      columns={[
        { label: t('ballots.sandbox.project'), names: true, cell: ({ project }) => title(project) },
        { label: t('ballots.sandbox.lacks.money'), kind: 'number', cell: ({ money }) => amount(money) },
        {
          label: t('ballots.sandbox.lacks.support'),
          kind: 'number',
          cell: ({ support }) => (support === null ? t('ballots.sandbox.lacks.never') : support),
        },
      ]}
    />
  )
}

/** The winners that took most of the money; the rest is small. */
const MOST_WINNERS = 3

interface SharesLacksProps {
  comparison: Comparison
  sharesLacks: NonNullable<Compared['sharesLacks']>
  summary: string
}

function SharesLacks({ comparison, sharesLacks, summary }: SharesLacksProps) {
  const { t, locale } = useView()
  const { amount, title } = useWords(comparison)
  return (
    <Table
      caption={summary}
      captionHidden
      rows={sharesLacks}
      rowId={({ project }) => String(project)}
      columns={[
        { label: t('ballots.sandbox.project'), names: true, cell: ({ project }) => title(project) },
        { label: t('ballots.sandbox.lacks.missing'), kind: 'number', cell: ({ missing }) => amount(missing) },
        {
          label: t('ballots.sandbox.lacks.effective'),
          kind: 'number',
          cell: ({ effectiveSupport }) => percentWords(effectiveSupport, 1, locale),
        },
        {
          label: t('ballots.sandbox.lacks.spent-on'),
          cell: ({ spentOn }) =>
            spentOn
              .slice(0, MOST_WINNERS)
              .map((each) => `${comparison.election.ids[each.project]} (${amount(each.amount)})`)
              .join(', ') || t('ballots.sandbox.lacks.nobody'),
        },
      ]}
    />
  )
}

function useWords({ election, currency, names }: Comparison) {
  const { locale } = useView()
  return {
    amount: (units: number) => amountWords(units, election.decimals, currency, locale),
    title: (project: number) => `${election.ids[project]} ${names[project]}`,
  }
}
