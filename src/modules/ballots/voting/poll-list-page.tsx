import { ButtonLink, Card, CardGrid, EmptyState, FeedLinks, ListPage, Pager, Tabs, useView } from '../../../ui/index.ts'
import type { Poll } from '../polls/rules.ts'
import type { PollList } from '../polls/store.ts'
import { HOME, pathOf } from './paths.ts'
import { statusOf } from './poll-page.tsx'

export const LISTS = { trwajace: 'open', nadchodzace: 'upcoming', zakonczone: 'ended' } satisfies Record<
  string,
  PollList
>

export type ListName = keyof typeof LISTS

export interface PollListProps {
  list: ListName
  polls: Poll[]
  turnouts: Map<string, number>
  names: Map<string, string>
  next: string | null
  runs: boolean
}

export function PollListPage({ list, polls, turnouts, names, next, runs }: PollListProps) {
  const { t } = useView()
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
          <PollCard
            key={poll.id}
            poll={poll}
            level={2}
            owner={poll.organisationId ? names.get(poll.organisationId) : t('ballots.network')}
            turnout={turnouts.get(poll.id) ?? 0}
          />
        ))}
      </CardGrid>
    </ListPage>
  )
}

export interface PollCardProps {
  poll: Poll
  /** Who runs it. */
  owner: string | undefined
  turnout: number
  level?: 2 | 3
}

/** One poll, also beside cards of other things. */
export function PollCard({ poll, owner, turnout, level = 3 }: PollCardProps) {
  const { t, now, locale } = useView()
  return (
    <Card
      level={level}
      title={poll.title}
      href={pathOf(poll)}
      tag={statusOf(poll, now, t, locale)}
      meta={owner}
      footer={t('ballots.turnout', { count: turnout })}
    >
      <p>{poll.definition.who}</p>
    </Card>
  )
}
