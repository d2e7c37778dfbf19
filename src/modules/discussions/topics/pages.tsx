import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  Box,
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  Link,
  ListPage,
  Notice,
  Pager,
  RichText,
  Section,
  type TagProps,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import { FollowForm } from '../../notices/index.ts'
import { pathOf } from '../../processes/index.ts'
import { hiddenWords, ReplyEntry, ReportLink, type SendingProps, SignInFirst } from '../posts/parts.tsx'
import { ReplyFormBlock } from '../posts/reply-form.tsx'
import { anchorOf, type Post } from '../posts/rules.ts'
import type { Reply } from '../posts/store.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import { roomPath } from '../rooms/rules.ts'
import { topicPath } from './rules.ts'
import type { CountedTopic, Topic } from './store.ts'

export type TopicPhase = 'open' | 'over' | 'summed-up'

const tagOf = (t: (key: string) => string, phase: TopicPhase): TagProps => ({
  kind: phase === 'open' ? 'open' : phase === 'over' ? 'closed' : 'done',
  children: t(`discussions.topic.${phase}`),
})

interface ListProps {
  at: FoundRoom
  topics: (CountedTopic & { phase: TopicPhase })[]
  next: string | null
  /** Whether this reader may begin one here. */
  mayBegin: boolean
  isOpen: boolean
}

/** Questions people talk about, in a process or in the network. */
export function TopicListPage({ at, topics, next, mayBegin, isOpen }: ListProps) {
  const { t, locale } = useView()
  const home = roomPath(at.process, 'topics')
  return (
    <ListPage
      title={t(at.process ? 'discussions.topics' : 'discussions.network')}
      crumbs={
        at.process
          ? [{ label: at.process.title, href: pathOf(at.process) }]
          : [{ label: t('discussions.the-network'), href: '/siec' }]
      }
      share={at.process ? {} : undefined}
      unlisted={!at.process}
      tabs={at.room.lead ? <RichText markdown={at.room.lead} /> : undefined}
      actions={
        !at.process &&
        isOpen &&
        mayBegin && (
          <ButtonLink href={`${home}/nowy`} icon="message-square-plus">
            {t('discussions.topic.begin')}
          </ButtonLink>
        )
      }
      pager={<Pager next={next ?? undefined} />}
    >
      {topics.length === 0 && (
        <EmptyState title={t('discussions.topics.none')} icon="message-square">
          <p>{t(at.process ? 'discussions.topics.none.text' : 'discussions.topics.none.network')}</p>
        </EmptyState>
      )}
      <CardGrid label={t('discussions.topics')}>
        {topics.map((topic) => (
          <Card
            key={topic.id}
            level={2}
            title={topic.question}
            href={topicPath(at.process, topic)}
            tag={tagOf(t, topic.phase)}
            meta={[
              topic.signature,
              topic.closesOn && t('discussions.topic.until', { date: formatDate(topic.closesOn, locale) }),
            ]
              .filter(Boolean)
              .join(' · ')}
            footer={[
              t('discussions.replies', { count: topic.replies }),
              topic.lastAt && t('discussions.topic.last', { date: formatDate(topic.lastAt, locale) }),
            ]
              .filter(Boolean)
              .join(', ')}
          />
        ))}
      </CardGrid>
    </ListPage>
  )
}

interface TopicProps {
  at: FoundRoom
  topic: Topic
  phase: TopicPhase
  count: number
  replies: { rows: Reply[]; next: number | null }
  /** The reply that is being answered. */
  parent: Post | null
  mayWrite: boolean
  mayKeep: boolean
  sending: SendingProps
  follow: Form
}

/** One question: what people say, to it and to one another, and what came of it. */
export function TopicPage(props: TopicProps) {
  const { at, topic, phase, count, replies, parent, mayWrite, mayKeep, sending, follow } = props
  const { t, locale } = useView()
  const own = topicPath(at.process, topic)
  if (topic.hiddenAt)
    return (
      <ThingPage title={t('discussions.topic.number', { number: topic.number })} crumbs={crumbs(at, t)} unlisted>
        <p>{hiddenWords(t, topic)}</p>
      </ThingPage>
    )
  const takes = phase === 'open' && mayWrite
  return (
    <ThingPage
      title={topic.question}
      crumbs={crumbs(at, t)}
      share={at.process ? {} : undefined}
      unlisted={!at.process}
      form={sending.form}
      islands={['wiec-draft', 'wiec-count']}
      status={tagOf(t, phase)}
      lead={[
        topic.signature,
        topic.closesOn && t('discussions.topic.until', { date: formatDate(topic.closesOn, locale) }),
        t('discussions.replies', { count }),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        takes && (
          <ButtonLink href="#pisz" icon="message-square-plus">
            {t('discussions.reply.write')}
          </ButtonLink>
        )
      }
      aside={
        <>
          {phase !== 'summed-up' && (
            <Box title={t('discussions.follow.title')} id="obserwuj">
              <p>{t('discussions.follow.text')}</p>
              <FollowForm action={`${own}/obserwowanie`} form={follow} about={topic.question} />
            </Box>
          )}
          <Box title={t('discussions.topic.more')}>
            <ul>
              <li>
                <Link href={`${own}.csv`} icon="download">
                  {t('discussions.file.csv')}
                </Link>
              </li>
              <li>
                <ReportLink path={own} />
              </li>
              {mayKeep && !at.process && (
                <li>
                  <Link href={`${own}/zmiana`}>{t('discussions.topic.change')}</Link>
                </li>
              )}
              {mayKeep && !at.process && (
                <li>
                  <Link href={`${own}/podsumowanie`}>{t('discussions.topic.sum-up')}</Link>
                </li>
              )}
            </ul>
          </Box>
        </>
      }
    >
      {topic.lead && <RichText markdown={topic.lead} />}
      {topic.summary && (
        <Notice kind="success" title={t('discussions.summary')}>
          <RichText markdown={topic.summary} />
          {topic.summaryAt && <p class="ui-meta">{formatDate(topic.summaryAt, locale)}</p>}
        </Notice>
      )}
      <Section title={t('discussions.replies.title')} id="wypowiedzi">
        {replies.rows.length === 0 && <p>{t('discussions.replies.none')}</p>}
        {replies.rows.map((reply) => (
          <ReplyEntry
            key={reply.id}
            post={reply}
            path={own}
            actions={
              takes && (
                <Link href={`${own}?odpowiedz=${reply.number}#pisz`} rel="nofollow" icon="message-square">
                  {t('discussions.reply.answer')}
                </Link>
              )
            }
          >
            {reply.answers.length > 0 && (
              <div class="discussions-answers">
                {reply.answers.map((answer) => (
                  <ReplyEntry key={answer.id} post={answer} path={own} />
                ))}
              </div>
            )}
          </ReplyEntry>
        ))}
        <Pager next={replies.next ? `${own}?po=${replies.next}` : undefined} />
      </Section>
      {phase === 'open' && !mayWrite && <SignInFirst back={own} />}
      {takes && (
        <Section title={t(parent ? 'discussions.reply.answering' : 'discussions.reply.write')}>
          {parent && (
            <>
              <blockquote class="discussions-quoted">
                <p>{parent.body.length > 300 ? `${parent.body.slice(0, 297).trimEnd()}…` : parent.body}</p>
              </blockquote>
              <p>
                <Link href={`${own}#${anchorOf(parent)}`}>{t('discussions.reply.not-this')}</Link>
              </p>
            </>
          )}
          <ReplyFormBlock
            {...sending}
            action={`${own}/wypowiedzi`}
            draft={`wypowiedz-${topic.id}`}
            label={t('discussions.reply.label')}
            button={t('discussions.reply.send')}
            parent={parent?.number}
          />
        </Section>
      )}
    </ThingPage>
  )
}

function crumbs({ process }: FoundRoom, t: (key: string) => string) {
  const list = { label: t(process ? 'discussions.topics' : 'discussions.network'), href: roomPath(process, 'topics') }
  return [
    process ? { label: process.title, href: pathOf(process) } : { label: t('discussions.the-network'), href: '/siec' },
    list,
  ]
}
