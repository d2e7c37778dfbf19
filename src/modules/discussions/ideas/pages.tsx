import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Box,
  ButtonLink,
  Card,
  CardGrid,
  Decision,
  type DecisionKind,
  EmptyState,
  Filters,
  Link,
  ListPage,
  Meta,
  Pager,
  RichText,
  Section,
  SelectField,
  type TagKind,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import { pathOf } from '../../processes/index.ts'
import type { Answer } from '../posts/answers-store.ts'
import {
  hiddenWords,
  ReplyEntry,
  ReportLink,
  type SendingProps,
  SignInFirst,
  useAuthor,
  Words,
} from '../posts/parts.tsx'
import { ReplyFormBlock } from '../posts/reply-form.tsx'
import { postPath, stateOfPost } from '../posts/rules.ts'
import type { Reply } from '../posts/store.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import { roomPath } from '../rooms/rules.ts'
import { IDEA_STATES, type IdeaOrder, type IdeaState, ORDERS } from './rules.ts'
import type { Idea } from './store.ts'

export const TAGS: Record<IdeaState, TagKind> = {
  new: 'neutral',
  considering: 'soon',
  accepted: 'open',
  rejected: 'closed',
  done: 'done',
}

const DECISIONS: Record<Exclude<IdeaState, 'new'>, DecisionKind> = {
  considering: 'later',
  accepted: 'accepted',
  rejected: 'rejected',
  done: 'accepted',
}

interface ListProps {
  at: FoundRoom
  ideas: Idea[]
  count: number
  filter: { state?: IdeaState | undefined; theme?: string | undefined; order: IdeaOrder }
  form: Form
  next: string | null
  isOpen: boolean
}

/** All public ideas of a process, filtered and sorted by a plain form. */
export function IdeaListPage({ at, ideas, count, filter, form, next, isOpen }: ListProps) {
  const { t, locale } = useView()
  const author = useAuthor()
  const home = roomPath(at.process, 'ideas')
  const themes = at.room.themes
  return (
    <ListPage
      title={t('discussions.ideas')}
      crumbs={at.process ? [{ label: at.process.title, href: pathOf(at.process) }] : []}
      share={{}}
      tabs={at.room.lead ? <RichText markdown={at.room.lead} /> : undefined}
      actions={
        isOpen && (
          <ButtonLink href={`${home}/nowy`} icon="plus">
            {t('discussions.ideas.give')}
          </ButtonLink>
        )
      }
      filters={
        <Filters action={home} active={Boolean(filter.state || filter.theme)}>
          <SelectField
            form={form}
            name="stan"
            label={t('discussions.filter.state')}
            empty={t('discussions.filter.all')}
            options={IDEA_STATES.map((value) => ({ value, label: t(`discussions.state.${value}`) }))}
          />
          {themes.length > 0 && (
            <SelectField
              form={form}
              name="temat"
              label={t('discussions.filter.theme')}
              empty={t('discussions.filter.all')}
              options={themes.map((value) => ({ value, label: value }))}
            />
          )}
          <SelectField
            form={form}
            name="kolejnosc"
            label={t('discussions.filter.order')}
            options={ORDERS.map((value) => ({ value, label: t(`discussions.order.${value}`) }))}
          />
        </Filters>
      }
      count={t('discussions.ideas.count', { count })}
      pager={<Pager next={next ?? undefined} />}
      outputs={
        <Link href={`${home}.csv`} icon="download">
          {t('discussions.file.csv')}
        </Link>
      }
    >
      {ideas.length === 0 && (
        <EmptyState title={t('discussions.ideas.none')} icon="lightbulb">
          <p>{t('discussions.ideas.none.text')}</p>
        </EmptyState>
      )}
      <CardGrid label={t('discussions.ideas')}>
        {ideas.map((idea) => (
          <Card
            key={idea.id}
            level={2}
            title={idea.title ?? ''}
            href={postPath(at.process, idea)}
            tag={{ kind: TAGS[idea.state], children: t(`discussions.state.${idea.state}`) }}
            meta={[author(idea), formatDate(idea.givenAt, locale), idea.theme].filter(Boolean).join(' · ')}
            footer={`${t('discussions.supports', { count: idea.supports })}, ${t('discussions.comments', {
              count: idea.comments,
            })}`}
          >
            <p>{idea.body.length > 160 ? `${idea.body.slice(0, 157).trimEnd()}…` : idea.body}</p>
          </Card>
        ))}
      </CardGrid>
    </ListPage>
  )
}

interface IdeaProps {
  at: FoundRoom
  idea: Idea
  answers: Answer[]
  replies: { rows: Reply[]; next: number | null }
  supports: boolean
  isOpen: boolean
  mayWrite: boolean
  sending: SendingProps
}

/** One idea: what it is, who is for it, what the team answered, what people say of it. */
export function IdeaPage({ at, idea, answers, replies, supports, isOpen, mayWrite, sending }: IdeaProps) {
  const { t, locale } = useView()
  const author = useAuthor()
  const own = postPath(at.process, idea)
  const isShown = stateOfPost(idea) === 'public'
  if (!isShown) {
    const words = idea.hiddenAt ? hiddenWords(t, idea) : t('discussions.gone')
    return (
      <ThingPage title={t('discussions.idea.number', { number: idea.number })} crumbs={crumbsOf(at, t)} unlisted>
        <p>{words}</p>
      </ThingPage>
    )
  }
  return (
    <ThingPage
      title={idea.title ?? ''}
      crumbs={crumbsOf(at, t)}
      share={{}}
      form={sending.form}
      islands={['wiec-draft', 'wiec-count']}
      status={{ kind: TAGS[idea.state], children: t(`discussions.state.${idea.state}`) }}
      lead={[author(idea), formatDate(idea.givenAt, locale), idea.theme].filter(Boolean).join(' · ')}
    >
      <Words body={idea.body} />
      {idea.placeWords && (
        <p>
          {t('discussions.place')}: {idea.placeWords}
        </p>
      )}
      <Box title={t('discussions.supports', { count: idea.supports })} id="poparcie">
        {supports && <p>{t('discussions.support.yours')}</p>}
        {isOpen &&
          (supports ? (
            <ActButton action={`${own}/poparcie/wycofanie`}>{t('discussions.support.stop')}</ActButton>
          ) : (
            <ActButton action={`${own}/poparcie`} variant="primary" icon="thumbs-up">
              {t('discussions.support.give')}
            </ActButton>
          ))}
        <Meta>{t('discussions.support.once')}</Meta>
      </Box>
      <p>
        <ReportLink path={own} />
      </p>
      {answers.length > 0 && (
        <Section title={t('discussions.answer')} id="odpowiedz">
          {answers.map(({ id, state, body, publishedAt }) => (
            <Decision
              key={id}
              kind={DECISIONS[state ?? 'considering']}
              word={t(`discussions.said.${state}`)}
              meta={publishedAt ? formatDate(publishedAt, locale) : undefined}
            >
              <Words body={body} />
            </Decision>
          ))}
        </Section>
      )}
      <Section
        title={t('discussions.comments.title')}
        id="komentarze"
        count={t('discussions.comments', { count: idea.comments })}
      >
        {replies.rows.map((reply) => (
          <ReplyEntry key={reply.id} post={reply} path={own} />
        ))}
        <Pager next={replies.next ? `${own}?po=${replies.next}` : undefined} />
        {isOpen && !mayWrite && <SignInFirst back={own} />}
        {isOpen && mayWrite && (
          <ReplyFormBlock
            {...sending}
            action={`${own}/komentarze`}
            draft={`komentarz-${idea.id}`}
            label={t('discussions.comment.label')}
            button={t('discussions.comment.send')}
          />
        )}
      </Section>
    </ThingPage>
  )
}

function crumbsOf({ process }: FoundRoom, t: (key: string) => string) {
  return [
    ...(process ? [{ label: process.title, href: pathOf(process) }] : []),
    { label: t('discussions.ideas'), href: roomPath(process, 'ideas') },
  ]
}
