import { BarChart, Details, Notice, Section, Table, Tag, useView } from '../../../ui/index.ts'
import type { Compared, Comparison } from './compare.ts'
import { hasLacks, Lacks } from './lacks.tsx'
import { amountWords, decimalWords, fractionNumber, percentWords } from './words.ts'

/** Rules side by side: what they give, to whom, and which projects. */
export function Results({ comparison }: { comparison: Comparison }) {
  const { t } = useView()
  const { compared, skipped, title, election } = comparison
  return (
    <>
      <Section title={title || t('ballots.sandbox.results')} count={t('ballots.sandbox.size', sizeOf(comparison))}>
        {skipped.length > 0 && (
          <Notice kind="warning">
            <p>
              {t('ballots.sandbox.skipped', { rules: skipped.map((name) => t(`ballots.rule.${name}`)).join(', ') })}
            </p>
          </Notice>
        )}
        {compared.length > 0 && <Summary comparison={comparison} />}
      </Section>
      {compared.length > 0 && election.voters > 0 && (
        <>
          <Charts comparison={comparison} />
          <Projects comparison={comparison} />
          {comparison.hasLabels && <Spending comparison={comparison} />}
          {compared.some(hasLacks) && (
            <Section title={t('ballots.sandbox.lacks')}>
              <p>{t('ballots.sandbox.lacks.lead')}</p>
              {compared.filter(hasLacks).map((each) => (
                <Lacks key={each.rule} comparison={comparison} compared={each} />
              ))}
            </Section>
          )}
        </>
      )}
    </>
  )
}

const sizeOf = ({ election }: Comparison) => ({ projects: election.ids.length, voters: election.voters })

function Summary({ comparison }: { comparison: Comparison }) {
  const { t, locale } = useView()
  const { election, compared } = comparison
  const amount = useAmount(comparison)
  return (
    <>
      <p>{t('ballots.sandbox.money', { amount: amount(election.budget) })}</p>
      <Table
        caption={t('ballots.sandbox.summary')}
        captionHidden
        rows={compared}
        rowId={({ rule }) => rule}
        columns={[
          { label: t('ballots.sandbox.rule'), names: true, cell: ({ rule }) => t(`ballots.rule.${rule}`) },
          { label: t('ballots.sandbox.chosen'), kind: 'number', cell: ({ outcome }) => outcome.selected.length },
          {
            label: t('ballots.sandbox.spent'),
            kind: 'number',
            cell: ({ outcome }) => `${amount(outcome.cost)} (${percentWords(outcome.cost, election.budget, locale)})`,
          },
          {
            label: t('ballots.sandbox.nothing'),
            kind: 'number',
            cell: ({ satisfaction }) =>
              `${satisfaction.withNothing} (${percentWords(satisfaction.withNothing, satisfaction.voters, locale)})`,
          },
          {
            label: t('ballots.sandbox.each'),
            kind: 'number',
            cell: ({ satisfaction }) => decimalWords(satisfaction.funded / Math.max(1, satisfaction.voters), locale),
          },
          {
            label: t('ballots.sandbox.gini'),
            kind: 'number',
            cell: ({ satisfaction }) => decimalWords(fractionNumber(satisfaction.gini), locale),
          },
          { label: t('ballots.sandbox.unjust'), kind: 'number', cell: ({ unjust }) => unjust.length },
        ]}
      />
      <Details summary={t('ballots.sandbox.what')}>
        <ul>
          {['nothing', 'each', 'gini', 'unjust'].map((word) => (
            <li key={word}>
              <strong>{t(`ballots.sandbox.${word}`)}</strong> – {t(`ballots.sandbox.what.${word}`)}
            </li>
          ))}
        </ul>
      </Details>
      <Ties comparison={comparison} />
    </>
  )
}

function Ties({ comparison: { compared, election } }: { comparison: Comparison }) {
  const { t } = useView()
  const ties = compared.flatMap(({ rule, outcome }) => outcome.ties.map((tie) => ({ rule, tie })))
  if (ties.length === 0) return null
  return (
    <Notice title={t('ballots.sandbox.ties')}>
      <ul>
        {ties.map(({ rule, tie }) => (
          <li key={`${rule} ${tie.round} ${tie.projects.join()}`}>
            {t('ballots.sandbox.tie', {
              rule: t(`ballots.rule.${rule}`),
              projects: tie.projects.map((project) => election.ids[project] ?? '').join(', '),
              decided: t(`ballots.tie.${tie.decidedBy}`),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Charts({ comparison }: { comparison: Comparison }) {
  const { t, locale } = useView()
  const amount = useAmount(comparison)
  const row = (value: (each: Compared) => number) => (each: Compared) => ({
    label: t(`ballots.rule.${each.rule}`),
    value: value(each),
  })
  const { voters } = comparison.election
  return (
    <Section title={t('ballots.sandbox.charts')}>
      <div class="ballots-charts">
        <BarChart
          title={t('ballots.sandbox.charts.nothing')}
          labels={{ name: t('ballots.sandbox.rule'), value: t('ballots.sandbox.nothing') }}
          rows={comparison.compared.map(row(({ satisfaction }) => satisfaction.withNothing)).map((each) => ({
            ...each,
            kind: 'attention' as const,
          }))}
          format={(value) => percentWords(value, voters, locale)}
        />
        <BarChart
          title={t('ballots.sandbox.charts.decided')}
          labels={{ name: t('ballots.sandbox.rule'), value: t('ballots.sandbox.decided') }}
          rows={comparison.compared.map(row(({ satisfaction }) => Math.round(Number(satisfaction.decided) / voters)))}
          format={amount}
          note={t('ballots.sandbox.charts.decided.note')}
        />
      </div>
    </Section>
  )
}

/** Every project with its place in each outcome, the most supported first. */
function Projects({ comparison }: { comparison: Comparison }) {
  const { t } = useView()
  const amount = useAmount(comparison)
  const { election, compared, names } = comparison
  const scores = election.hasPoints ? election.points : election.votes
  const rows = election.ids.map((id, project) => ({
    id,
    project,
    name: names[project] ?? '',
    cost: election.costs[project] ?? 0,
    votes: election.votes[project] ?? 0,
    score: scores[project] ?? 0,
  }))
  rows.sort((a, b) => b.score - a.score || a.project - b.project)
  return (
    <Section title={t('ballots.sandbox.projects')}>
      <Table
        caption={t('ballots.sandbox.projects.caption')}
        rows={rows}
        rowId={({ id }) => id}
        columns={[
          {
            label: t('ballots.sandbox.project'),
            names: true,
            cell: ({ id, name }) => `${id} ${name}`,
          },
          { label: t('ballots.sandbox.cost'), kind: 'number', cell: ({ cost }) => amount(cost) },
          { label: t('ballots.sandbox.votes'), kind: 'number', cell: ({ votes }) => votes },
          ...(election.hasPoints
            ? [
                {
                  label: t('ballots.sandbox.points'),
                  kind: 'number' as const,
                  cell: ({ score }: { score: number }) => score,
                },
              ]
            : []),
          ...compared.map(({ rule, outcome }) => ({
            label: t(`ballots.rule.${rule}`),
            cell: ({ project }: { project: number }) => <Place place={outcome.selected.indexOf(project)} />,
          })),
        ]}
      />
    </Section>
  )
}

function Place({ place }: { place: number }) {
  const { t } = useView()
  if (place < 0) return <span class="ui-meta">{t('ballots.sandbox.not-chosen')}</span>
  return <Tag kind="done">{t('ballots.sandbox.chosen-as', { place: place + 1 })}</Tag>
}

function Spending({ comparison }: { comparison: Comparison }) {
  const { t } = useView()
  const amount = useAmount(comparison)
  const { compared } = comparison
  const labels = [...(compared[0]?.spending ?? [])].sort((a, b) => b.votes - a.votes)
  const costOf = (each: Compared, label: string) => each.spending.find((share) => share.label === label)?.cost ?? 0
  return (
    <Section title={t('ballots.sandbox.spending')}>
      <Table
        caption={t('ballots.sandbox.spending.caption')}
        rows={labels}
        rowId={({ label }) => label}
        columns={[
          {
            label: t('ballots.sandbox.label'),
            names: true,
            cell: ({ label }) => label || t('ballots.sandbox.label.none'),
          },
          { label: t('ballots.sandbox.votes'), kind: 'number', cell: ({ votes }) => votes },
          ...compared.map((each) => ({
            label: t(`ballots.rule.${each.rule}`),
            kind: 'number' as const,
            cell: ({ label }: { label: string }) => amount(costOf(each, label)),
          })),
        ]}
      />
    </Section>
  )
}

function useAmount({ election, currency }: Comparison) {
  const { locale } = useView()
  return (units: number) => amountWords(units, election.decimals, currency, locale)
}
