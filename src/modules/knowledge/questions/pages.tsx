import type { VNode } from 'preact'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  Card,
  CardGrid,
  EmptyState,
  EntryCard,
  FeedLinks,
  Filters,
  Form,
  type FormState,
  Hidden,
  Link,
  ListPage,
  Meta,
  Notice,
  Pager,
  RichText,
  Section,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import { FollowForm } from '../../notices/index.ts'
import type { Explain } from '../glossary/explaining.ts'
import { Sources } from '../reading/guide-page.tsx'
import { ToolField } from '../reading/pages.tsx'
import { HOME, pathOf, QUESTIONS, type Text, type Tool } from '../rules.ts'
import {
  type Answer,
  anchorOf,
  answerHidingPath,
  hidingPath,
  isShown,
  LONGEST_ANSWER,
  type Question,
  questionPath,
} from './rules.ts'

export interface QuestionListProps {
  questions: Question[]
  query: {
    tekst?: string | undefined
    narzedzie?: Tool | undefined
    stan?: 'bez-odpowiedzi' | undefined
    po?: string | undefined
  }
  next: string | null
}

export function QuestionList({ questions, query, next }: QuestionListProps) {
  const { t } = useView()
  const address = (po: string | null) => {
    const given = Object.entries({ ...query, po: po ?? undefined }).filter(([, value]) => value)
    return given.length > 0 ? `${QUESTIONS}?${new URLSearchParams(given as [string, string][])}` : QUESTIONS
  }
  const form = { values: { tekst: query.tekst ?? '', stan: query.stan ?? '' } }
  const feed = query.narzedzie ? `${QUESTIONS}/kanal.xml?narzedzie=${query.narzedzie}` : `${QUESTIONS}/kanal.xml`
  return (
    <ListPage
      share={{}}
      title={t('knowledge.questions')}
      description={t('knowledge.questions.lead')}
      lead={t('knowledge.questions.lead')}
      crumbs={[{ label: t('knowledge.title'), href: HOME }]}
      feeds={[{ title: t('knowledge.questions'), href: feed }]}
      actions={
        <ButtonLink href={`${QUESTIONS}/nowe`} icon="circle-help">
          {t('knowledge.ask')}
        </ButtonLink>
      }
      filters={
        <Filters action={QUESTIONS} active={Boolean(query.tekst || query.narzedzie || query.stan)}>
          <TextField form={form} name="tekst" label={t('knowledge.words')} type="search" />
          <ToolField tool={query.narzedzie} />
          <SelectField
            form={form}
            name="stan"
            label={t('knowledge.question.state')}
            empty={t('knowledge.any')}
            options={[{ value: 'bez-odpowiedzi', label: t('knowledge.question.unanswered') }]}
          />
        </Filters>
      }
      pager={<Pager next={next ? address(next) : undefined} previous={query.po ? address(null) : undefined} />}
      outputs={<FeedLinks href={feed} />}
    >
      {questions.length === 0 ? (
        <EmptyState
          title={t('knowledge.questions.none')}
          icon="circle-help"
          action={<ButtonLink href={`${QUESTIONS}/nowe`}>{t('knowledge.ask')}</ButtonLink>}
        />
      ) : (
        <QuestionCards questions={questions} />
      )}
    </ListPage>
  )
}

function QuestionCards({ questions }: { questions: Question[] }) {
  const { t, locale } = useView()
  return (
    <CardGrid label={t('knowledge.questions')}>
      {questions.map((question) => (
        <Card
          key={question.id}
          level={2}
          title={question.title}
          href={questionPath(question)}
          tag={
            question.bestAnswerId
              ? { kind: 'done', children: t('knowledge.question.best') }
              : question.answerCount > 0
                ? { kind: 'open', children: t('knowledge.question.answered') }
                : { kind: 'soon', children: t('knowledge.question.unanswered') }
          }
          meta={[
            question.tool && t(`knowledge.tool.${question.tool}`),
            formatDate(question.publishedAt ?? question.askedAt, locale),
          ]
            .filter(Boolean)
            .join(' · ')}
          footer={t('knowledge.answers.count', { count: question.answerCount })}
        />
      ))}
    </CardGrid>
  )
}

export interface QuestionPageProps {
  question: Question
  answers: Answer[]
  explain: Explain
  guide: Text | null
  /** Guides it may become a part of, for editors. */
  guides: Text[]
  alike: VNode[]
  may: { answer: string | null; mark: boolean; keep: boolean; edit: boolean }
  /** Opens the marking for whoever asked. */
  secret: string
  form: FormState
  formKey: string
  follow: FormState
}

export function QuestionThing(props: QuestionPageProps) {
  const { question, answers, guide, alike, may, follow } = props
  const { t, locale } = useView()
  const shown = isShown(question)
  // What a moderator hid is told to nobody but moderators, in the head of the page as little as in its text.
  const title = question.hiddenAt && !may.keep ? t('knowledge.question.hidden-title') : question.title
  const best = answers.find(({ id, hiddenAt }) => id === question.bestAnswerId && !hiddenAt)
  const others = answers.filter((answer) => answer !== best)
  return (
    <ThingPage
      share={{}}
      unlisted={!shown}
      title={title}
      description={shown ? question.details.slice(0, 200) || question.title : undefined}
      crumbs={[
        { label: t('knowledge.title'), href: HOME },
        { label: t('knowledge.questions'), href: QUESTIONS },
      ]}
      form={props.form}
      status={
        question.hiddenAt
          ? { kind: 'closed', children: t('knowledge.question.hidden') }
          : !question.publishedAt
            ? { kind: 'draft', children: t('knowledge.question.waiting') }
            : best
              ? { kind: 'done', children: t('knowledge.question.best') }
              : { kind: 'soon', children: t('knowledge.answers.count', { count: question.answerCount }) }
      }
      aside={
        <>
          {guide && (
            <section class="ui-box">
              <h2>{t('knowledge.question.in-guide')}</h2>
              <p>
                <Link href={pathOf(guide)}>{guide.content.title}</Link>
              </p>
            </section>
          )}
          {shown && (
            <section class="ui-box">
              <h2>{t('knowledge.question.follow')}</h2>
              <FollowForm action={`${questionPath(question)}/obserwowanie`} form={follow} about={question.title} />
            </section>
          )}
          {alike}
        </>
      }
      data={shown ? dataOf(question, answers) : undefined}
    >
      {question.hiddenAt ? (
        <Notice kind="warning">
          <p>{t('knowledge.question.hidden-note')}</p>
        </Notice>
      ) : (
        <>
          <Meta>
            {[
              question.isShipped ? t('knowledge.question.shipped') : (question.signature ?? t('knowledge.unsigned')),
              formatDate(question.askedAt, locale),
              question.tool && t(`knowledge.tool.${question.tool}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Meta>
          {question.details.split(/\n{2,}/).map((part) => part && <p key={part}>{part}</p>)}
        </>
      )}
      {may.keep && !question.publishedAt && !question.hiddenAt && (
        <ActButton action={`${questionPath(question)}/publikacja`}>{t('knowledge.question.publish')}</ActButton>
      )}
      {shown && best && (
        <Section title={t('knowledge.answer.best')} id="najlepsza">
          <OneAnswer {...props} answer={best} isBest />
        </Section>
      )}
      {shown && (
        <Section
          title={t(best ? 'knowledge.answers.other' : 'knowledge.answers')}
          count={others.length}
          id="odpowiedzi"
        >
          {others.length === 0 && !best && <p>{t('knowledge.answers.none')}</p>}
          {others.map((answer) => (
            <OneAnswer key={answer.id} {...props} answer={answer} isBest={false} />
          ))}
        </Section>
      )}
      {shown && <Answering {...props} />}
      {may.edit && question.bestAnswerId && <IntoGuide {...props} />}
      {may.keep && !question.hiddenAt && (
        <p>
          <Link href={hidingPath(question)}>{t('knowledge.question.hide')}</Link>
        </p>
      )}
    </ThingPage>
  )
}

function OneAnswer({
  answer,
  isBest,
  may,
  question,
  secret,
  explain,
}: QuestionPageProps & { answer: Answer; isBest: boolean }) {
  const { t, locale } = useView()
  const author = answer.authorName ?? t(answer.isShipped ? 'knowledge.answer.editors' : 'knowledge.answer.former')
  if (answer.hiddenAt)
    return (
      <EntryCard id={anchorOf(answer)} author={author} when={formatDate(answer.writtenAt, locale)}>
        <p>{t('knowledge.answer.hidden')}</p>
      </EntryCard>
    )
  return (
    <EntryCard
      id={anchorOf(answer)}
      author={author}
      when={formatDate(answer.writtenAt, locale)}
      tags={isBest ? [{ kind: 'done', children: t('knowledge.question.best') }] : []}
      actions={
        <>
          {may.mark && (
            <ActButton
              action={`${questionPath(question)}/najlepsza`}
              variant="quiet"
              values={{ answer: isBest ? '' : answer.id, secret }}
            >
              {t(isBest ? 'knowledge.answer.unmark' : 'knowledge.answer.mark')}
            </ActButton>
          )}
          {may.keep && <Link href={answerHidingPath(answer)}>{t('knowledge.question.hide')}</Link>}
        </>
      }
    >
      <RichText markdown={answer.body} level={4} terms={explain} />
      <Sources sources={answer.sources} level={3} />
    </EntryCard>
  )
}

function Answering({ question, may, form, formKey }: QuestionPageProps) {
  const { t } = useView()
  if (!may.answer) return <Meta>{t('knowledge.answer.members')}</Meta>
  return (
    <Section title={t('knowledge.answer.write')} id="odpowiedz">
      <Form action={`${questionPath(question)}/odpowiedzi`} draft={`odpowiedz-${question.id}`}>
        <Hidden name="formKey" value={formKey} />
        <TextArea
          form={form}
          name="body"
          label={t('knowledge.answer.body')}
          hint={t('knowledge.answer.body-hint', { name: may.answer })}
          rows={8}
          limit={LONGEST_ANSWER}
        />
        <TextArea
          form={form}
          name="sources"
          label={t('knowledge.sources')}
          hint={t('knowledge.answer.sources-hint')}
          rows={2}
        />
        <SubmitButton icon="send">{t('knowledge.answer.send')}</SubmitButton>
      </Form>
    </Section>
  )
}

function IntoGuide({ question, guides }: QuestionPageProps) {
  const { t } = useView()
  return (
    <Section title={t('knowledge.question.into-guide')}>
      <Form action={`${questionPath(question)}/poradnik`}>
        <SelectField
          form={{ values: { guide: question.guideId ?? '' } }}
          name="guide"
          label={t('knowledge.kind.guide')}
          empty={t('knowledge.question.no-guide')}
          options={guides.map((guide) => ({ value: guide.id, label: guide.content.title }))}
          optional
        />
        <SubmitButton variant="secondary">{t('knowledge.save')}</SubmitButton>
      </Form>
    </Section>
  )
}

const dataOf = (question: Question, answers: Answer[]) => {
  const dataOfAnswer = ({ body, authorName, writtenAt }: Answer) => ({
    '@type': 'Answer',
    text: body,
    dateCreated: writtenAt.toString(),
    ...(authorName ? { author: { '@type': 'Person', name: authorName } } : {}),
  })
  const shown = answers.filter(({ hiddenAt }) => !hiddenAt)
  const best = shown.find(({ id }) => id === question.bestAnswerId)
  return {
    '@type': 'QAPage',
    mainEntity: {
      '@type': 'Question',
      name: question.title,
      ...(question.details ? { text: question.details } : {}),
      answerCount: shown.length,
      dateCreated: question.askedAt.toString(),
      ...(best ? { acceptedAnswer: dataOfAnswer(best) } : {}),
      suggestedAnswer: shown.filter((answer) => answer !== best).map(dataOfAnswer),
    },
  }
}
