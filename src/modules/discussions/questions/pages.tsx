import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  EmptyState,
  EnterButton,
  EntryCard,
  Filters,
  Form as FormBlock,
  Link,
  ListPage,
  Pager,
  QuestionPage as QuestionLayout,
  RichText,
  Section,
  SelectField,
  SubmitButton,
  TextArea,
  ThingPage,
  useView,
} from '../../../ui/index.ts'
import { pathOf } from '../../processes/index.ts'
import type { Answer } from '../posts/answers-store.ts'
import {
  type Alike,
  hiddenWords,
  ReportLink,
  SendingFields,
  type SendingProps,
  SimilarBox,
  useAuthor,
  Words,
} from '../posts/parts.tsx'
import { LONGEST_BODY, type Post, postPath, stateOfPost } from '../posts/rules.ts'
import type { FoundRoom } from '../rooms/actions.ts'
import { roomPath } from '../rooms/rules.ts'
import type { Expert, QuestionFilter } from './store.ts'

export interface ShownExpert extends Expert {
  picture: { src: string; alt: string; width: number; height: number } | null
}

interface ListProps {
  at: FoundRoom
  questions: Post[]
  answers: Map<string, Answer>
  experts: ShownExpert[]
  count: number
  filter: QuestionFilter
  form: Form
  next: string | null
  isOpen: boolean
}

/** Who answers, and every public question with its answer. */
export function QuestionListPage(props: ListProps) {
  const { at, questions, answers, experts, count, filter, form, next, isOpen } = props
  const { t } = useView()
  const home = roomPath(at.process, 'questions')
  const present = experts.filter(({ removedAt }) => removedAt === null)
  return (
    <ListPage
      title={t('discussions.questions')}
      crumbs={at.process ? [{ label: at.process.title, href: pathOf(at.process) }] : []}
      share={{}}
      tabs={at.room.lead ? <RichText markdown={at.room.lead} /> : undefined}
      actions={
        isOpen && (
          <ButtonLink href={`${home}/nowe`} icon="circle-help">
            {t('discussions.questions.ask')}
          </ButtonLink>
        )
      }
      filters={
        <>
          {present.length > 0 && (
            <Section title={t('discussions.experts')} id="eksperci">
              <Experts experts={present} home={home} />
            </Section>
          )}
          <Filters action={home} active={Boolean(filter.state || filter.theme || filter.expertId)}>
            <SelectField
              form={form}
              name="stan"
              label={t('discussions.filter.state')}
              empty={t('discussions.filter.all')}
              options={['asked', 'answered'].map((value) => ({ value, label: t(`discussions.question.${value}`) }))}
            />
            {at.room.themes.length > 0 && (
              <SelectField
                form={form}
                name="temat"
                label={t('discussions.filter.theme')}
                empty={t('discussions.filter.all')}
                options={at.room.themes.map((value) => ({ value, label: value }))}
              />
            )}
            {experts.length > 0 && (
              <SelectField
                form={form}
                name="ekspert"
                label={t('discussions.filter.expert')}
                empty={t('discussions.filter.all')}
                options={experts.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </Filters>
        </>
      }
      count={t('discussions.questions.count', { count })}
      pager={<Pager next={next ?? undefined} />}
      outputs={
        <Link href={`${home}.csv`} icon="download">
          {t('discussions.file.csv')}
        </Link>
      }
    >
      {questions.length === 0 && (
        <EmptyState title={t('discussions.questions.none')} icon="circle-help">
          <p>{t('discussions.questions.none.text')}</p>
        </EmptyState>
      )}
      {questions.map((question) => (
        <QuestionEntry
          key={question.id}
          {...{ at, question, experts }}
          answers={[answers.get(question.id)].flatMap((answer) => answer ?? [])}
          href={postPath(at.process, question)}
        />
      ))}
    </ListPage>
  )
}

/** A face beside a name. */
export function Portrait({ picture }: Pick<ShownExpert, 'picture'>) {
  if (!picture) return null
  const { alt, ...image } = picture
  return <img alt={alt} {...image} loading="lazy" decoding="async" />
}

/** Experts side by side: a picture, a name, what they do, and what they were asked. */
function Experts({ experts, home }: { experts: ShownExpert[]; home: string }) {
  const { t } = useView()
  return (
    <ul class="discussions-experts">
      {experts.map(({ id, name, role, about, picture }) => (
        <li key={id}>
          <Portrait picture={picture} />
          <div>
            <h3>{name}</h3>
            <p class="ui-meta">{role}</p>
            {about && <p>{about}</p>}
            <Link href={`${home}?ekspert=${id}`} label={`${t('discussions.expert.questions')}: ${name}`}>
              {t('discussions.expert.questions')}
            </Link>
          </div>
        </li>
      ))}
    </ul>
  )
}

interface EntryProps {
  at: FoundRoom
  question: Post
  answers: Answer[]
  experts: Expert[]
  href?: string
}

function QuestionEntry({ at, question, answers, experts, href }: EntryProps) {
  const { t, locale } = useView()
  const author = useAuthor()
  const named = (id: string | null) => experts.find((expert) => expert.id === id)
  const to = named(question.expertId)
  const isAnswered = answers.length > 0
  return (
    <EntryCard
      id={`pytanie-${question.number}`}
      author={t('discussions.question.number', { number: question.number })}
      href={href}
      when={formatDate(question.givenAt, locale)}
      meta={[author(question), question.theme, to && t('discussions.question.to', { name: to.name })]
        .filter(Boolean)
        .join(' · ')}
      tags={[
        isAnswered
          ? { kind: 'done', children: t('discussions.question.answered') }
          : { kind: 'soon', children: t('discussions.question.asked') },
      ]}
      level={2}
      answer={answers.map(({ id, body, expertId, publishedAt }) => (
        <div class="discussions-answer" key={id}>
          <h3>
            {named(expertId)
              ? t('discussions.answer.by', { name: named(expertId)?.name ?? '' })
              : t('discussions.answer.by-team')}
            {publishedAt && <span class="ui-meta"> · {formatDate(publishedAt, locale)}</span>}
          </h3>
          <Words body={body} />
        </div>
      ))}
      actions={<ReportLink path={postPath(at.process, question)} />}
    >
      <Words body={question.body} />
    </EntryCard>
  )
}

/** One question with all its answers, under an address of its own. */
export function OneQuestionPage({ at, question, answers, experts }: Omit<EntryProps, 'href'>) {
  const { t } = useView()
  const home = roomPath(at.process, 'questions')
  const state = stateOfPost(question)
  return (
    <ThingPage
      title={t('discussions.question.number', { number: question.number })}
      description={state === 'public' ? question.body.slice(0, 150) : undefined}
      crumbs={[
        ...(at.process ? [{ label: at.process.title, href: pathOf(at.process) }] : []),
        { label: t('discussions.questions'), href: home },
      ]}
      share={state === 'public' ? {} : undefined}
      unlisted={state !== 'public'}
    >
      {state === 'public' ? (
        <QuestionEntry {...{ at, question, answers, experts }} />
      ) : (
        <p>{question.hiddenAt ? hiddenWords(t, question) : t('discussions.gone')}</p>
      )}
    </ThingPage>
  )
}

interface AskingProps extends SendingProps {
  at: FoundRoom
  experts: Expert[]
  alike: { found: Alike[]; asked: boolean }
}

/** Asking a question; those that are alike are shown before it is sent. */
export function AskingPage({ at, experts, alike, ...sending }: AskingProps) {
  const { t, url } = useView()
  const { form } = sending
  const home = roomPath(at.process, 'questions')
  return (
    <QuestionLayout
      title={t('discussions.questions.ask')}
      caption={at.process?.title}
      form={form}
      islands={['wiec-draft', 'wiec-count', 'wiec-similar']}
      back={{ label: t('discussions.questions'), href: home }}
      unlisted
    >
      <wiec-similar data-url={url(`${home}/podobne`)} data-title={t('discussions.similar.questions')}>
        <FormBlock action={`${home}/nowe`} draft={`pytanie-${at.room.id}`}>
          <TextArea
            form={form}
            name="body"
            label={t('discussions.question.body')}
            hint={t('discussions.question.body.hint')}
            rows={6}
            limit={LONGEST_BODY}
          />
          <EnterButton name="similar" value="" />
          <SimilarBox {...alike} />
          <p data-similar>
            <SubmitButton variant="quiet" icon="search" name="similar" value="tak">
              {t('discussions.similar.look')}
            </SubmitButton>
          </p>
          {at.room.themes.length > 0 && (
            <SelectField
              form={form}
              name="theme"
              label={t('discussions.filter.theme')}
              empty={t('discussions.theme.none')}
              options={at.room.themes.map((value) => ({ value, label: value }))}
              optional
            />
          )}
          {experts.length > 0 && (
            <SelectField
              form={form}
              name="expert"
              label={t('discussions.question.expert')}
              empty={t('discussions.question.anybody')}
              options={experts.map(({ id, name, role }) => ({ value: id, label: `${name}, ${role}` }))}
              optional
            />
          )}
          <SendingFields {...sending} />
          <p class="ui-meta">{t('discussions.question.address-next')}</p>
          <SubmitButton icon="send">{t('discussions.questions.send')}</SubmitButton>
        </FormBlock>
      </wiec-similar>
    </QuestionLayout>
  )
}
