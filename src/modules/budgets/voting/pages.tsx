import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatMoney, formatNumber } from '../../../platform/texts/index.ts'
import {
  BarChart,
  ButtonLink,
  Checkbox,
  Confirmation,
  Form as FormBlock,
  KeyValues,
  Link,
  ListPage,
  Notice,
  QuestionPage,
  RadioGroup,
  Section,
  SubmitButton,
  Table,
  useView,
} from '../../../ui/index.ts'
import {
  BOOTH_ISLAND,
  type Booth,
  BoothEnd,
  byAccount,
  IdentityFields,
  type Poll,
  pollPathOf,
  shapeWords,
} from '../../ballots/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import { HOME } from '../editions/actions.ts'
import type { Edition, Pool } from '../editions/store.ts'
import type { VotingPoint } from '../points/rules.ts'
import { dateWords } from '../words.ts'
import { entryPathOf } from './actions.ts'

type PolledPool = { pool: Pool; poll: Poll }

/** The one question before the ballots: who you are, and in which district you vote. */
export function EntryPage({
  process,
  edition,
  polls,
  points,
  form,
  signIn,
  booth,
}: {
  process: Process
  edition: Edition
  polls: PolledPool[]
  /** Where to vote in person. */
  points: VotingPoint[]
  form: Form
  signIn: string | null
  /** The office's device it is shown on. */
  booth: Booth | null
}) {
  const { t, locale } = useView()
  const districts = polls.filter(({ pool }) => pool.oneOf)
  const [first] = polls
  if (!first) return null
  const { definition } = first.poll
  const account = byAccount(definition.way)
  return (
    <QuestionPage
      title={t('budgets.vote')}
      caption={process.title}
      form={form}
      {...(booth
        ? { framed: true, islands: [BOOTH_ISLAND] }
        : { back: { label: process.title, href: pathOf(process) } })}
      unlisted
    >
      <p class="ui-lead">
        {t('budgets.vote.lead', {
          count: polls.filter(({ pool }) => !pool.oneOf).length + (districts.length > 0 ? 1 : 0),
        })}
      </p>
      <p>
        {definition.who}. {shapeWords(t, definition.shape, locale)}{' '}
        {t('budgets.vote.until', { date: dateWords(edition.calendar, 'votingTo', locale) })}
      </p>
      {account && signIn ? (
        <ButtonLink href={signIn} icon="log-in">
          {t('ballots.entry.sign-in')}
        </ButtonLink>
      ) : (
        <FormBlock action={entryPathOf(process)}>
          <p>{t(`ballots.way.${definition.way}.privacy`)}</p>
          {districts.length > 0 && (
            <RadioGroup
              form={form}
              name="pool"
              label={t('budgets.vote.district')}
              hint={t('budgets.vote.district.hint')}
              options={districts.map(({ pool }) => ({
                value: pool.id,
                label: pool.name,
                hint: [pool.areaWords, formatMoney(pool.amountGrosze, locale)].filter(Boolean).join(' · '),
              }))}
            />
          )}
          <IdentityFields form={form} definition={definition} shared={booth !== null} />
          {(definition.way === 'declaration' || definition.way === 'pesel') && (
            <Checkbox form={form} name="confirmed" label={t('ballots.field.confirmed', { who: definition.who })} />
          )}
          <SubmitButton icon="vote">{t('ballots.entry.go')}</SubmitButton>
        </FormBlock>
      )}
      {booth && <BoothEnd booth={booth} />}
      {!booth && points.length > 0 && (
        <Notice title={t('budgets.points.public')}>
          <p>{t('budgets.points.help')}</p>
          <p>
            <Link href={`${pathOf(process)}/punkty`}>{t('budgets.points.where')}</Link>
          </p>
        </Notice>
      )}
      {!booth && edition.settings.takesPaper && (
        <Notice title={t('ballots.entry.paper')}>
          <p>{edition.settings.paperPoints}</p>
          <p>
            <Link href={`${pathOf(process)}/lista.pdf`} icon="printer">
              {t('budgets.ballot-list.print')}
            </Link>
          </p>
        </Notice>
      )}
    </QuestionPage>
  )
}

/** After the last pool: nothing more has to be pressed. */
export function DonePage({
  process,
  edition,
  polls,
  booth,
}: {
  process: Process
  edition: Edition
  polls: PolledPool[]
  booth: Booth | null
}) {
  const { t, locale } = useView()
  return (
    <QuestionPage
      title={t('budgets.vote.done')}
      {...(booth
        ? { framed: true, islands: [BOOTH_ISLAND] }
        : { back: { label: process.title, href: pathOf(process) } })}
      headingHidden
      unlisted
    >
      <Confirmation title={t('budgets.vote.done')}>
        <p>{t('budgets.vote.done.text')}</p>
      </Confirmation>
      {booth && <BoothEnd booth={booth} />}
      {!booth && (
        <>
          <p>{t('budgets.vote.done.change', { date: dateWords(edition.calendar, 'votingTo', locale) })}</p>
          <ul>
            {polls.map(({ pool, poll }) => (
              <li key={pool.id}>
                <Link href={`${pollPathOf(poll)}/karta`}>{t('budgets.vote.receipt-of', { name: pool.name })}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {edition.calendar.resultsAt && (
        <p>{t('budgets.vote.results-at', { date: dateWords(edition.calendar, 'resultsAt', locale) })}</p>
      )}
    </QuestionPage>
  )
}

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
}: {
  process: Process
  rows: TurnoutRow[]
  points: { point: VotingPoint; devices: number; paper: number }[]
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
