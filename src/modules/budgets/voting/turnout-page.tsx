import { formatDate, formatNumber } from '../../../platform/texts/index.ts'
import { BarChart, KeyValues, Link, ListPage, Section, Table, useView } from '../../../ui/index.ts'
import { type Band, pollPathOf } from '../../ballots/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { HOME } from '../editions/actions.ts'
import type { VotingPoint } from '../points/rules.ts'
import type { PolledPool } from './pages.tsx'

export interface TurnoutRow extends PolledPool {
  ballots: number
  channels: { channel: 'web' | 'paper'; count: number }[]
  /** What the log had at its published heads. */
  heads: { number: number; at: Temporal.Instant }[]
}

/** How many have voted: by pool and channel, and how the log grew day by day. Nothing here says for whom. */
export function TurnoutPage({
  process,
  rows,
  points,
  ages,
}: {
  process: Process
  rows: TurnoutRow[]
  points: { point: VotingPoint; devices: number; paper: number }[]
  /** In whole tens; null for fewer than ten. Empty where nobody says how old they are. */
  ages: { band: Band; people: number | null }[]
}) {
  const { t, locale } = useView()
  const days = byDay(rows)
  return (
    <ListPage
      title={t('budgets.turnout')}
      lead={t('budgets.turnout.lead')}
      crumbs={[
        { label: t('budgets.title'), href: HOME },
        { label: process.title, href: pathOf(process) },
      ]}
    >
      <Table
        caption={t('budgets.turnout')}
        captionHidden
        rows={rows}
        rowId={({ pool }) => pool.id}
        columns={[
          {
            label: t('budgets.pool'),
            names: true,
            cell: ({ pool, poll }) => <Link href={pollPathOf(poll)}>{pool.name}</Link>,
          },
          { label: t('budgets.turnout.ballots'), kind: 'number', cell: ({ ballots }) => formatNumber(ballots, locale) },
          {
            label: t('budgets.turnout.web'),
            kind: 'number',
            cell: ({ channels }) => formatNumber(channels.find(({ channel }) => channel === 'web')?.count ?? 0, locale),
          },
          {
            label: t('budgets.turnout.paper'),
            kind: 'number',
            cell: ({ channels }) =>
              formatNumber(channels.find(({ channel }) => channel === 'paper')?.count ?? 0, locale),
          },
          {
            label: t('budgets.turnout.share'),
            kind: 'number',
            cell: ({ ballots, pool }) =>
              pool.residents > 0 ? `${formatNumber(Math.round((ballots / pool.residents) * 1000) / 10, locale)}%` : '–',
          },
        ]}
        empty={<p>{t('budgets.turnout.none')}</p>}
      />
      {days.length > 1 && (
        <Section title={t('budgets.turnout.days')}>
          <p>{t('budgets.turnout.days.text')}</p>
          <BarChart
            title={t('budgets.turnout.days')}
            titleHidden
            labels={{ name: t('budgets.turnout.day'), value: t('budgets.turnout.entries') }}
            rows={days.map(({ day, entries }) => ({ label: formatDate(day, locale), value: entries }))}
          />
        </Section>
      )}
      {ages.length > 0 && (
        <Section title={t('budgets.turnout.ages')}>
          <p>{t('budgets.turnout.ages.text')}</p>
          <Table
            caption={t('budgets.turnout.ages')}
            captionHidden
            rows={ages}
            rowId={({ band }) => band}
            columns={[
              { label: t('budgets.turnout.age'), names: true, cell: ({ band }) => t(`budgets.age.${band}`) },
              {
                label: t('budgets.turnout.people'),
                kind: 'number',
                cell: ({ people }) =>
                  people === null
                    ? t('budgets.turnout.people.few')
                    : t('budgets.turnout.people.least', { count: people }),
              },
            ]}
          />
        </Section>
      )}
      {points.length > 0 && (
        <Section title={t('budgets.points.public')}>
          <p>{t('budgets.turnout.points.text')}</p>
          <Table
            caption={t('budgets.points.public')}
            captionHidden
            rows={points}
            rowId={({ point }) => point.id}
            columns={[
              { label: t('budgets.points.name'), names: true, cell: ({ point }) => point.name },
              {
                label: t('budgets.points.devices.count'),
                kind: 'number',
                cell: ({ devices }) => formatNumber(devices, locale),
              },
              {
                label: t('budgets.points.paper.count'),
                kind: 'number',
                cell: ({ paper }) => formatNumber(paper, locale),
              },
            ]}
          />
        </Section>
      )}
      <KeyValues items={[{ label: t('budgets.turnout.secret'), value: t('budgets.turnout.secret.text') }]} />
    </ListPage>
  )
}

/** What the logs of all pools grew by on each day, from their published heads. */
function byDay(rows: TurnoutRow[]): { day: Temporal.PlainDate; entries: number }[] {
  const days = new Map<string, number>()
  for (const { heads } of rows) {
    let before = 0
    for (const { number, at } of heads.toSorted((a, b) => a.number - b.number)) {
      const day = at.toZonedDateTimeISO('Europe/Warsaw').toPlainDate().toString()
      days.set(day, (days.get(day) ?? 0) + number - before)
      before = number
    }
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, entries]) => ({ day: Temporal.PlainDate.from(day), entries }))
}
