import { formatDateTime, formatMoney, formatNumber } from '../../../platform/texts/index.ts'
import {
  BarChart,
  Box,
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  FeedLinks,
  KeyValues,
  Link,
  ListPage,
  Notice,
  Pager,
  Section,
  Share,
  Table,
  Tabs,
  type TagProps,
  ThingPage,
  type Translate,
  useView,
} from '../../../ui/index.ts'
import type { Head, LogEnd } from '../log/store.ts'
import { type Phase, type Poll, phaseOf } from '../polls/rules.ts'
import type { Draw, PollList } from '../polls/store.ts'
import { HOME, pathOf, workPathOf } from './paths.ts'
import type { RefusalCount } from './store.ts'
import { labelsOf, ruleWords, shapeWords } from './words.ts'

export const LISTS = { trwajace: 'open', nadchodzace: 'upcoming', zakonczone: 'ended' } satisfies Record<
  string,
  PollList
>
export type ListName = keyof typeof LISTS

const TAGS: Record<Phase, TagProps['kind']> = {
  draft: 'draft',
  announced: 'soon',
  open: 'open',
  closed: 'closed',
  counted: 'done',
}

export const statusOf = (poll: Poll, now: Temporal.Instant, t: Translate, locale: 'pl' | 'en'): TagProps => {
  const phase = phaseOf(poll, now)
  const at = formatDateTime(phase === 'announced' ? poll.opensAt : poll.closesAt, locale)
  return { kind: TAGS[phase], children: t(`ballots.phase.${phase}`, { at }) }
}

export interface PollListProps {
  list: ListName
  polls: Poll[]
  turnouts: Map<string, number>
  names: Map<string, string>
  next: string | null
  runs: boolean
}

export function PollListPage({ list, polls, turnouts, names, next, runs }: PollListProps) {
  const { t, now, locale } = useView()
  return (
    <ListPage
      title={t('ballots.polls')}
      lead={t('ballots.polls.lead')}
      feeds={[{ title: t('ballots.polls'), href: `${HOME}/kanal.xml` }]}
      outputs={<FeedLinks href={`${HOME}/kanal.xml`} />}
      actions={
        runs && (
          <ButtonLink href="/praca/glosowania" variant="secondary" icon="settings">
            {t('ballots.work')}
          </ButtonLink>
        )
      }
      tabs={
        <Tabs
          label={t('ballots.polls.lists')}
          items={(Object.keys(LISTS) as ListName[]).map((name) => ({
            label: t(`ballots.polls.list.${name}`),
            href: name === 'trwajace' ? HOME : `${HOME}?lista=${name}`,
            current: name === list,
          }))}
        />
      }
      pager={<Pager next={next ? `${HOME}?lista=${list}&po=${next}` : undefined} />}
    >
      {polls.length === 0 && (
        <EmptyState title={t(`ballots.polls.none.${list}`)} icon="vote">
          <p>{t('ballots.polls.none')}</p>
        </EmptyState>
      )}
      <CardGrid label={t(`ballots.polls.list.${list}`)}>
        {polls.map((poll) => (
          <Card
            key={poll.id}
            level={2}
            title={poll.title}
            href={pathOf(poll)}
            tag={statusOf(poll, now, t, locale)}
            meta={poll.organisationId ? names.get(poll.organisationId) : t('ballots.network')}
            footer={t('ballots.turnout', { count: turnouts.get(poll.id) ?? 0 })}
          >
            <p>{poll.definition.who}</p>
          </Card>
        ))}
      </CardGrid>
    </ListPage>
  )
}

export interface PollPageProps {
  poll: Poll
  end: LogEnd | null
  lastHead: Head | null
  refusals: RefusalCount[]
  draw: Draw | null
  owner: string
  mayRun: boolean
}

/** One poll: what is asked, who may answer and how, how it is counted; turnout now, the result after. */
export function PollPage(props: PollPageProps) {
  const { poll, end, lastHead, owner, mayRun } = props
  const { t, now, locale } = useView()
  const { definition } = poll
  const phase = phaseOf(poll, now)
  const facts = [
    { label: t('ballots.page.turnout'), value: turnoutWords(t, poll, end?.ballots ?? 0, locale) },
    { label: t('ballots.page.opens'), value: formatDateTime(poll.opensAt, locale) },
    { label: t('ballots.page.closes'), value: formatDateTime(poll.closesAt, locale) },
    { label: t('ballots.page.owner'), value: owner },
  ]
  return (
    <ThingPage
      title={poll.title}
      lead={definition.about}
      crumbs={[{ label: t('ballots.polls'), href: HOME }]}
      status={statusOf(poll, now, t, locale)}
      actions={
        <>
          {phase === 'open' && (
            <ButtonLink href={`${pathOf(poll)}/wejscie`} icon="vote">
              {t('ballots.vote')}
            </ButtonLink>
          )}
          {phase !== 'draft' && (
            <ButtonLink href={`${pathOf(poll)}/sprawdzenie`} variant="secondary" icon="shield-check">
              {t('ballots.check')}
            </ButtonLink>
          )}
          {mayRun && (
            <ButtonLink href={workPathOf(poll)} variant="quiet" icon="settings">
              {t('ballots.work.open')}
            </ButtonLink>
          )}
        </>
      }
      aside={
        <>
          <Box title={t('ballots.page.facts')}>
            <KeyValues items={facts} />
          </Box>
          {poll.definitionHash && (
            <Box title={t('ballots.page.proof')}>
              <p>{t('ballots.page.proof.text')}</p>
              <p class="ballots-hash">{poll.definitionHash}</p>
              {lastHead && (
                <p>
                  {t('ballots.page.head', { at: formatDateTime(lastHead.publishedAt, locale), count: lastHead.number })}
                </p>
              )}
              <ul>
                <li>
                  <Link href={`${pathOf(poll)}/definicja.json`}>{t('ballots.page.definition')}</Link>
                </li>
                <li>
                  <Link href={`${pathOf(poll)}/dziennik`}>{t('ballots.page.log')}</Link>
                </li>
                {phase === 'counted' && (
                  <li>
                    <Link href={`${pathOf(poll)}/wyniki.jsonl`}>{t('ballots.page.file')}</Link>
                  </li>
                )}
              </ul>
            </Box>
          )}
        </>
      }
    >
      {phase === 'counted' && <Result {...props} />}
      {phase === 'closed' && (
        <Notice title={t('ballots.page.waiting')}>
          <p>{t(poll.sealedAt ? 'ballots.page.waiting.lot' : 'ballots.page.waiting.count')}</p>
        </Notice>
      )}
      {phase !== 'counted' && (
        <Section title={t('ballots.page.options')} count={definition.options.length}>
          <ol class="ballots-list">
            {definition.options.map(({ id, label, about, cost }) => (
              <li key={id}>
                <strong>{label}</strong>
                {cost !== undefined && <span class="ballots-cost">{formatMoney(cost, locale)}</span>}
                {about && <p>{about}</p>}
              </li>
            ))}
          </ol>
        </Section>
      )}
      <Section title={t('ballots.page.rules')} id="zasady">
        <Rules poll={poll} />
      </Section>
      <Share href={pathOf(poll)} title={poll.title} />
    </ThingPage>
  )
}

/** Everything stated before anybody votes. */
export function Rules({ poll }: { poll: Poll }) {
  const { t, locale } = useView()
  const { definition } = poll
  return (
    <KeyValues
      items={[
        { label: t('ballots.rules.who'), value: definition.who },
        { label: t('ballots.rules.way'), value: t(`ballots.way.${definition.way}.about`) },
        { label: t('ballots.rules.basis'), value: definition.basis },
        { label: t('ballots.rules.ballot'), value: shapeWords(t, definition.shape, locale) },
        { label: t('ballots.rules.repeated'), value: t(`ballots.repeated.${definition.repeated}`) },
        { label: t('ballots.rules.paper'), value: definition.paper },
        { label: t('ballots.rules.count'), value: ruleWords(t, definition.rule, locale) },
        { label: t('ballots.rules.ties'), value: t('ballots.rules.draw', { source: definition.draw }) },
        { label: t('ballots.rules.secret'), value: t('ballots.rules.secret.text') },
      ]}
    />
  )
}

export function turnoutWords(t: Translate, { definition }: Poll, ballots: number, locale: 'pl' | 'en') {
  const words = t('ballots.turnout', { count: ballots })
  if (!definition.electorate) return words
  // Few voters of many are not nobody.
  const share = Math.round((ballots / definition.electorate) * 1000) / 10
  const percent = share === 0 && ballots > 0 ? `<${formatNumber(0.1, locale)}` : formatNumber(share, locale)
  return t('ballots.turnout.of', { words, electorate: formatNumber(definition.electorate, locale), percent })
}

function Result({ poll, refusals, draw }: PollPageProps) {
  const { t, locale } = useView()
  const { outcome, definition } = poll
  if (!outcome) return null
  const labels = new Map(definition.options.map((option) => [option.id, option]))
  const { majority } = outcome
  const scored = definition.rule.name === 'points' || definition.rule.name === 'borda'
  return (
    <Section title={t('ballots.result')} id="wynik">
      <Notice
        kind={majority && !majority.passed ? 'info' : 'success'}
        title={
          majority
            ? t(`ballots.result.majority.${majority.reason}`)
            : outcome.chosen.length === 0
              ? t('ballots.result.none')
              : t('ballots.result.chosen', { count: outcome.chosen.length })
        }
        level={3}
      >
        {majority ? (
          <p>
            {t('ballots.result.majority', {
              yes: majority.votes.yes,
              needed: majority.votes.needed,
              cast: majority.turnout.cast,
              quorum: majority.turnout.needed,
            })}
          </p>
        ) : (
          <ul>
            {labelsOf(definition, outcome.chosen).map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        )}
      </Notice>
      <BarChart
        title={t(scored ? 'ballots.result.points' : 'ballots.result.votes')}
        titleHidden
        labels={{ name: t('ballots.option'), value: t(scored ? 'ballots.points' : 'ballots.votes') }}
        rows={outcome.ranking.map(({ id, score }) => ({ label: labels.get(id)?.label ?? id, value: score }))}
      />
      <Table
        caption={t('ballots.result.table')}
        rows={outcome.ranking}
        rowId={({ id }) => id}
        columns={[
          { label: t('ballots.option'), names: true, cell: ({ id }) => labels.get(id)?.label ?? id },
          ...(outcome.cost === null
            ? []
            : [
                {
                  label: t('ballots.sandbox.cost'),
                  kind: 'number' as const,
                  cell: ({ id }: { id: string }) => formatMoney(labels.get(id)?.cost ?? 0, locale),
                },
              ]),
          ...(scored
            ? [{ label: t('ballots.points'), kind: 'number' as const, cell: (row: { score: number }) => row.score }]
            : []),
          { label: t('ballots.votes'), kind: 'number', cell: ({ votes }) => votes },
          {
            label: t('ballots.result.is-chosen'),
            cell: ({ id }) => (outcome.chosen.includes(id) ? t('ballots.yes') : t('ballots.no')),
          },
        ]}
      />
      <KeyValues
        items={[
          { label: t('ballots.result.ballots'), value: outcome.ballots },
          { label: t('ballots.result.counted'), value: outcome.counted },
          { label: t('ballots.result.blank'), value: outcome.blank },
          { label: t('ballots.result.incomplete'), value: outcome.incomplete },
          ...(outcome.cost === null
            ? []
            : [{ label: t('ballots.sandbox.spent'), value: formatMoney(outcome.cost, locale) }]),
          ...refusals.map(({ channel, reason, count }) => ({
            label: t(`ballots.refused.${channel}`),
            value: `${t(`ballots.reason.${reason}`)}: ${count}`,
          })),
          ...(draw
            ? [
                { label: t('ballots.result.seed'), value: draw.seed },
                { label: t('ballots.result.drawn'), value: labelsOf(definition, draw.drawn).join(', ') },
              ]
            : []),
        ]}
      />
      <div class="ui-actions">
        <ButtonLink href={`${pathOf(poll)}/wyniki.jsonl`} variant="secondary" icon="download">
          {t('ballots.page.file')}
        </ButtonLink>
        {definition.rule.name === 'budget' && (
          <ButtonLink href={`${pathOf(poll)}/analiza`} variant="secondary" icon="chart-no-axes-column">
            {t('ballots.analysis')}
          </ButtonLink>
        )}
      </div>
    </Section>
  )
}
