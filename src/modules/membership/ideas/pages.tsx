import type { VNode } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Box,
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  FeedLinks,
  Form as FormBlock,
  Hidden,
  KeyValues,
  Link,
  ListPage,
  Meta,
  Pager,
  Section,
  SubmitButton,
  Tabs,
  type TagKind,
  TextArea,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import { type Idea, type IdeaAnswer, type IdeaState, ideaStateOf, isLive } from './rules.ts'
import type { IdeaComment } from './store.ts'

export const IDEAS_HOME = '/siec/pomysly'

export const pathOfIdea = ({ id }: Pick<Idea, 'id'>) => `${IDEAS_HOME}/${id}`

/** The lists of ideas, each with an address of its own. */
export const LISTS = {
  otwarte: ['proposed', 'considering', 'taken-up'],
  zrealizowane: ['became'],
  niepodjete: ['declined'],
} satisfies Record<string, readonly IdeaState[]>

export type ListName = keyof typeof LISTS

const TAGS: Record<IdeaState, TagKind> = {
  proposed: 'soon',
  considering: 'soon',
  'taken-up': 'open',
  became: 'done',
  declined: 'closed',
  withdrawn: 'neutral',
}

/** What somebody may do with ideas. */
export interface IdeaReader {
  isMember: boolean
  keepsMembers: boolean
}

export interface IdeaListProps {
  list: ListName
  ideas: Idea[]
  next: string | null
  nameOf: (memberId: string) => string
  reader: IdeaReader
}

export function IdeaListPage({ list, ideas, next, nameOf, reader }: IdeaListProps) {
  const { t, locale } = useView()
  const href = (name: ListName) => (name === 'otwarte' ? IDEAS_HOME : `${IDEAS_HOME}?lista=${name}`)
  return (
    <ListPage
      title={t('membership.ideas.title')}
      lead={t('membership.ideas.lead')}
      crumbs={[{ label: t('membership.network'), href: '/siec' }]}
      actions={
        reader.isMember && (
          <ButtonLink href={`${IDEAS_HOME}/nowy`} icon="plus">
            {t('membership.ideas.propose')}
          </ButtonLink>
        )
      }
      tabs={
        <Tabs
          label={t('membership.ideas.lists')}
          items={(Object.keys(LISTS) as ListName[]).map((name) => ({
            label: t(`membership.ideas.list.${name}`),
            href: href(name),
            current: name === list,
          }))}
        />
      }
      pager={<Pager next={next ? `${IDEAS_HOME}?lista=${list}&po=${next}` : undefined} />}
      feeds={[{ title: t('membership.ideas.title'), href: `${IDEAS_HOME}/kanal.xml` }]}
      outputs={<FeedLinks href={`${IDEAS_HOME}/kanal.xml`} />}
    >
      {ideas.length === 0 && (
        <EmptyState title={t(`membership.ideas.none.${list}`)} icon="lightbulb">
          <p>{t(reader.isMember ? 'membership.ideas.none.member' : 'membership.ideas.none.stranger')}</p>
        </EmptyState>
      )}
      <CardGrid label={t(`membership.ideas.list.${list}`)}>
        {ideas.map((idea) => (
          <Card
            key={idea.id}
            level={2}
            title={idea.title}
            href={pathOfIdea(idea)}
            tag={{ kind: TAGS[ideaStateOf(idea)], children: t(`membership.ideas.state.${ideaStateOf(idea)}`) }}
            meta={`${nameOf(idea.memberId)} · ${formatDate(idea.proposedAt, locale)}`}
            footer={`${t('membership.ideas.supports', { count: idea.supports })}, ${t('membership.ideas.comments', {
              count: idea.comments,
            })}`}
          >
            <p>{idea.what.length > 160 ? `${idea.what.slice(0, 157).trimEnd()}…` : idea.what}</p>
          </Card>
        ))}
      </CardGrid>
    </ListPage>
  )
}

export interface IdeaPageProps {
  idea: Idea
  answers: IdeaAnswer[]
  comments: IdeaComment[]
  nameOf: (memberId: string) => string
  reader: IdeaReader & { supports: boolean; isAuthor: boolean }
  comment: Form
  commentKey: string
  /** Boxes of things alike. */
  alike: VNode[]
}

/** One idea: what it is, who is for it, what is said of it, what the network answered. */
export function IdeaPage(props: IdeaPageProps) {
  const { idea, answers, nameOf, reader, comment } = props
  const { t, locale } = useView()
  const state = ideaStateOf(idea)
  return (
    <ThingPage
      share={{}}
      title={idea.title}
      form={comment}
      crumbs={[
        { label: t('membership.network'), href: '/siec' },
        { label: t('membership.ideas.title'), href: IDEAS_HOME },
      ]}
      status={{ kind: TAGS[state], children: t(`membership.ideas.state.${state}`) }}
      actions={<Support {...props} />}
      aside={
        <>
          <Box title={t('membership.ideas.about')}>
            <KeyValues
              items={[
                { label: t('membership.ideas.by'), value: nameOf(idea.memberId) },
                { label: t('membership.ideas.on'), value: formatDate(idea.proposedAt, locale) },
                {
                  label: t('membership.ideas.support'),
                  value: t('membership.ideas.supports', { count: idea.supports }),
                },
              ]}
            />
            {reader.isAuthor && state !== 'withdrawn' && (
              <Link href={`${pathOfIdea(idea)}/wycofanie`}>{t('membership.ideas.withdraw')}</Link>
            )}
          </Box>
          {props.alike}
        </>
      }
    >
      <Section title={t('membership.ideas.what')}>
        <Text text={idea.what} />
      </Section>
      <Section title={t('membership.ideas.for-whom')}>
        <Text text={idea.forWhom} />
      </Section>
      {idea.needed && (
        <Section title={t('membership.ideas.needed')}>
          <Text text={idea.needed} />
        </Section>
      )}
      <Section title={t('membership.ideas.answers')}>
        {answers.length === 0 && <p>{t('membership.ideas.no-answer')}</p>}
        {answers.map((answer) => (
          <Answer key={answer.answeredAt.toString()} answer={answer} />
        ))}
        {reader.keepsMembers && isLive(idea) && (
          <ButtonLink href={`${pathOfIdea(idea)}/odpowiedz`} variant="secondary" icon="message-square">
            {t('membership.ideas.answer')}
          </ButtonLink>
        )}
      </Section>
      <Comments {...props} />
    </ThingPage>
  )
}

function Support({ idea, reader }: IdeaPageProps) {
  const { t } = useView()
  if (!isLive(idea)) return null
  if (!reader.isMember) return <Meta>{t('membership.ideas.members-only')}</Meta>
  return reader.supports ? (
    <ActButton action={`${pathOfIdea(idea)}/poparcie/wycofanie`} variant="quiet" icon="check">
      {t('membership.ideas.stop')}
    </ActButton>
  ) : (
    <ActButton action={`${pathOfIdea(idea)}/poparcie`} variant="primary" icon="check">
      {t('membership.ideas.do-support')}
    </ActButton>
  )
}

function Answer({ answer }: { answer: IdeaAnswer }) {
  const { t, locale } = useView()
  return (
    <div>
      <h3>{t(`membership.ideas.answered.${answer.answer}`)}</h3>
      <Meta>
        {formatDate(answer.answeredAt, locale)}
        {answer.dueOn && ` · ${t('membership.ideas.due', { date: formatDate(answer.dueOn, locale) })}`}
      </Meta>
      <Text text={answer.reason} />
      {answer.becamePath && <Link href={answer.becamePath}>{t('membership.ideas.see')}</Link>}
    </div>
  )
}

function Comments({ idea, comments, nameOf, reader, comment, commentKey }: IdeaPageProps) {
  const { t, locale } = useView()
  return (
    <Section title={t('membership.ideas.talk')} count={comments.length} id="komentarze">
      {comments.length === 0 && <p>{t('membership.ideas.no-comments')}</p>}
      {comments.map(({ id, memberId, body, writtenAt, hiddenReason }) => (
        <article key={id} id={`komentarz-${id}`}>
          <Meta>
            {nameOf(memberId)} · {formatDate(writtenAt, locale)}
          </Meta>
          {hiddenReason === null ? (
            <Text text={body} />
          ) : (
            <p>{t('membership.ideas.hidden', { reason: hiddenReason })}</p>
          )}
          {reader.keepsMembers && hiddenReason === null && (
            <Link href={`${pathOfIdea(idea)}/komentarze/${id}/ukrycie`}>{t('membership.ideas.hide')}</Link>
          )}
        </article>
      ))}
      {reader.isMember && idea.withdrawnAt === null && (
        <FormBlock action={`${pathOfIdea(idea)}/komentarze`} draft={`pomysl-${idea.id}`}>
          <Hidden name="key" value={commentKey} />
          <TextArea form={comment} name="body" label={t('membership.ideas.comment')} rows={3} limit={2000} />
          <SubmitButton icon="send">{t('membership.ideas.send-comment')}</SubmitButton>
        </FormBlock>
      )}
    </Section>
  )
}

/** What people wrote, paragraph by paragraph; text stays text. */
const Text = ({ text }: { text: string }) => (
  <>
    {text.split(/\n{2,}/).map((paragraph) => (
      <p key={paragraph}>{paragraph}</p>
    ))}
  </>
)
