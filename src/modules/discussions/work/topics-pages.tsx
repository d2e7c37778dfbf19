import type { ComponentProps } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  EmptyState,
  Form as FormBlock,
  Link,
  Pager,
  Section,
  SubmitButton,
  Table,
  Tag,
  useView,
} from '../../../ui/index.ts'
import { roomWorkPath } from '../rooms/rules.ts'
import { SummaryFields, TopicFields } from '../topics/keeping-pages.tsx'
import type { TopicPhase } from '../topics/pages.tsx'
import { topicPath, topicWorkPath } from '../topics/rules.ts'
import type { CountedTopic, Topic } from '../topics/store.ts'
import { type Frame, Work } from './frame.tsx'
import { RoomHomePage } from './room-pages.tsx'

type HomeProps = Omit<ComponentProps<typeof RoomHomePage>, 'children' | 'form'> & {
  topics: (CountedTopic & { phase: TopicPhase })[]
  next: string | null
  mayAnswer: boolean
  form: Form
}

/** Topics of the process, and the form of the next one. */
export function TopicsHomePage({ topics, next, mayAnswer, form, ...room }: HomeProps) {
  const { t, locale } = useView()
  const { process } = room.frame
  return (
    <RoomHomePage {...room} form={form}>
      <Table
        caption={t('discussions.topics')}
        captionHidden
        rows={topics}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('discussions.topics.none')} icon="message-square" />}
        columns={[
          {
            label: t('discussions.topic.question'),
            names: true,
            cell: (topic) =>
              mayAnswer ? <Link href={topicWorkPath(process, topic)}>{topic.question}</Link> : topic.question,
          },
          {
            label: t('discussions.filter.state'),
            cell: ({ phase }) => (
              <Tag kind={phase === 'open' ? 'open' : phase === 'over' ? 'closed' : 'done'}>
                {t(`discussions.topic.${phase}`)}
              </Tag>
            ),
          },
          {
            label: t('discussions.topic.closes'),
            cell: ({ closesOn }) => (closesOn ? formatDate(closesOn, locale) : ''),
          },
          { label: t('discussions.replies.title'), kind: 'number', cell: ({ replies }) => replies },
        ]}
      />
      <Pager next={next ?? undefined} />
      {room.mayKeep && (
        <Section title={t('discussions.topic.begin')}>
          <FormBlock action={`${roomWorkPath(process, 'topics')}/tematy`}>
            <TopicFields form={form} />
            <SubmitButton icon="plus">{t('discussions.topic.begin')}</SubmitButton>
          </FormBlock>
        </Section>
      )}
    </RoomHomePage>
  )
}

interface TopicProps {
  frame: Frame
  topic: Topic
  /** Readers see it already. */
  isShown: boolean
  form: Form
  summary: Form
}

/** One topic: its words, and the summary that ends it. */
export function TopicWorkPage({ frame, topic, isShown, form, summary }: TopicProps) {
  const { t } = useView()
  const own = topicWorkPath(frame.process, topic)
  return (
    <Work frame={frame} title={topic.question} form={summary.problems.length > 0 ? summary : form} crumb>
      {isShown && (
        <p>
          <Link href={topicPath(frame.process, topic)}>{t('discussions.work.public-page')}</Link>
        </p>
      )}
      <Section title={t('discussions.topic.change')}>
        <FormBlock action={own}>
          <TopicFields form={form} />
          <SubmitButton variant="secondary">{t('discussions.save')}</SubmitButton>
        </FormBlock>
      </Section>
      <Section title={t('discussions.summary')}>
        <SummaryFields form={summary} action={`${own}/podsumowanie`} isFirst={!topic.summaryAt} />
      </Section>
    </Work>
  )
}
