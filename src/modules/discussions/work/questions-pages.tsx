import type { ComponentProps } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  EmptyState,
  FileField,
  Form as FormBlock,
  Link,
  Notice,
  Pager,
  Section,
  SelectField,
  SubmitButton,
  Table,
  Tabs,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { acceptOf } from '../../media/index.ts'
import { Words } from '../posts/parts.tsx'
import { type Post, postPath } from '../posts/rules.ts'
import { Portrait, type ShownExpert } from '../questions/pages.tsx'
import type { Expert, QuestionState } from '../questions/store.ts'
import { roomWorkPath } from '../rooms/rules.ts'
import { type Frame, Work } from './frame.tsx'
import { RoomHomePage } from './room-pages.tsx'

export interface WorkQuestion extends Post {
  isAnswered: boolean
  isDrafted: boolean
}

type HomeProps = Omit<ComponentProps<typeof RoomHomePage>, 'children'> & {
  questions: WorkQuestion[]
  state: QuestionState | null
  byState: Record<'all' | QuestionState, number>
  experts: Expert[]
  next: string | null
  mayAnswer: boolean
}

/** Questions that wait for an answer, and those answered; who answers. */
export function QuestionsHomePage(props: HomeProps) {
  const { questions, state, byState, experts, next, mayAnswer, ...room } = props
  const { t, locale } = useView()
  const home = roomWorkPath(room.frame.process, 'questions')
  const tab = (value: QuestionState | null) => ({
    label: value ? t(`discussions.question.${value}`) : t('discussions.filter.all'),
    href: value ? `${home}?stan=${value}` : home,
    current: state === value,
    count: byState[value ?? 'all'],
  })
  const present = experts.filter(({ removedAt }) => removedAt === null)
  return (
    <RoomHomePage {...room}>
      <p>
        {present.length > 0
          ? t('discussions.work.experts', { names: present.map(({ name }) => name).join(', ') })
          : t('discussions.work.experts.none')}
      </p>
      {room.mayKeep && (
        <p>
          <ButtonLink href={`${home}/eksperci`} variant="secondary" icon="users">
            {t('discussions.experts')}
          </ButtonLink>
        </p>
      )}
      <Tabs label={t('discussions.filter.state')} items={[tab(null), tab('asked'), tab('answered')]} />
      <Table
        caption={t('discussions.questions')}
        captionHidden
        rows={questions}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('discussions.questions.none')} icon="circle-help" />}
        columns={[
          { label: t('discussions.work.number'), kind: 'number', cell: ({ number }) => number },
          {
            label: t('discussions.question'),
            names: true,
            cell: (question) => (
              <Link href={postPath(room.frame.process, question)}>
                {question.body.length > 140 ? `${question.body.slice(0, 137).trimEnd()}…` : question.body}
              </Link>
            ),
          },
          { label: t('discussions.work.asked'), cell: ({ givenAt }) => formatDate(givenAt, locale) },
          {
            label: t('discussions.filter.state'),
            cell: ({ isAnswered, isDrafted }) =>
              isDrafted ? (
                <Tag kind="draft">{t('discussions.work.draft')}</Tag>
              ) : (
                <Tag kind={isAnswered ? 'done' : 'soon'}>
                  {t(`discussions.question.${isAnswered ? 'answered' : 'asked'}`)}
                </Tag>
              ),
          },
          {
            label: t('discussions.work.act'),
            cell: ({ number }) =>
              mayAnswer && (
                <Link href={`${home}/${number}/odpowiedz`} label={`${t('discussions.work.answer')}: ${number}`}>
                  {t('discussions.work.answer')}
                </Link>
              ),
          },
        ]}
      />
      <Pager next={next ?? undefined} />
    </RoomHomePage>
  )
}

interface AnswerProps {
  frame: Frame
  question: Post
  experts: Expert[]
  form: Form
  isDrafted: boolean
}

/** An answer is prepared, looked at, and then published; whoever asked hears of it. */
export function QuestionAnswerPage({ frame, question, experts, form, isDrafted }: AnswerProps) {
  const { t } = useView()
  return (
    <Work frame={frame} title={t('discussions.question.number', { number: question.number })} form={form} crumb>
      <blockquote class="discussions-quoted">
        <Words body={question.body} />
      </blockquote>
      {isDrafted && (
        <Notice>
          <p>{t('discussions.work.drafted')}</p>
        </Notice>
      )}
      <FormBlock action={`${roomWorkPath(frame.process, 'questions')}/${question.number}/odpowiedz`}>
        {experts.length > 0 && (
          <SelectField
            form={form}
            name="expert"
            label={t('discussions.work.answered-by')}
            empty={t('discussions.team')}
            options={experts.map(({ id, name, role }) => ({ value: id, label: `${name}, ${role}` }))}
          />
        )}
        <TextArea form={form} name="body" label={t('discussions.answer')} rows={10} limit={6000} />
        <p class="ui-actions">
          <SubmitButton name="publish" value="tak">
            {t('discussions.work.publish')}
          </SubmitButton>
          <SubmitButton variant="secondary" name="publish" value="">
            {t('discussions.work.keep-draft')}
          </SubmitButton>
        </p>
      </FormBlock>
    </Work>
  )
}

/** Who answers: names, what they do, pictures with words for those who do not see them. */
export function ExpertsPage({ frame, experts, form }: { frame: Frame; experts: ShownExpert[]; form: Form }) {
  const { t } = useView()
  const home = `${roomWorkPath(frame.process, 'questions')}/eksperci`
  return (
    <Work frame={frame} title={t('discussions.experts')} form={form} crumb>
      {experts.length > 0 && (
        <ul class="discussions-experts">
          {experts.map(({ id, name, role, picture }) => (
            <li key={id}>
              <Portrait picture={picture} />
              <div>
                <h2>{name}</h2>
                <p class="ui-meta">{role}</p>
                <Link href={`${home}/${id}`} label={`${t('discussions.expert.change')}: ${name}`}>
                  {t('discussions.expert.change')}
                </Link>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Section title={t('discussions.expert.add')}>
        <FormBlock action={home} files>
          <ExpertFields form={form} />
          <SubmitButton icon="plus">{t('discussions.expert.add')}</SubmitButton>
        </FormBlock>
      </Section>
    </Work>
  )
}

export function ExpertPage({ frame, expert, form }: { frame: Frame; expert: Expert; form: Form }) {
  const { t } = useView()
  const home = `${roomWorkPath(frame.process, 'questions')}/eksperci/${expert.id}`
  return (
    <Work frame={frame} title={expert.name} form={form} crumb>
      <FormBlock action={`${home}/dane`} files>
        <ExpertFields form={form} />
        <SubmitButton>{t('discussions.save')}</SubmitButton>
      </FormBlock>
      <Section title={t('discussions.expert.remove')}>
        <p>{t('discussions.expert.remove.text')}</p>
        <ActButton action={`${home}/usuniecie`} variant="danger">
          {t('discussions.expert.remove')}
        </ActButton>
      </Section>
    </Work>
  )
}

function ExpertFields({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <TextField form={form} name="name" label={t('discussions.expert.name')} maxLength={120} />
      <TextField
        form={form}
        name="role"
        label={t('discussions.expert.role')}
        hint={t('discussions.expert.role.hint')}
        maxLength={160}
      />
      <TextArea form={form} name="about" label={t('discussions.expert.about')} rows={3} limit={600} optional />
      <FileField
        form={form}
        name="picture"
        label={t('discussions.expert.picture')}
        hint={t('discussions.expert.picture.hint')}
        accept={acceptOf(['image'])}
        optional
      />
      <TextField
        form={form}
        name="alt"
        label={t('discussions.expert.alt')}
        hint={t('discussions.expert.alt.hint')}
        maxLength={300}
        optional
      />
    </>
  )
}
