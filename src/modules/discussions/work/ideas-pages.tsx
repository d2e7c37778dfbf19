import type { ComponentProps } from 'preact'
import type { Form } from '../../../platform/http/index.ts'
import {
  EmptyState,
  Form as FormBlock,
  Link,
  Notice,
  Pager,
  RadioGroup,
  SubmitButton,
  Table,
  Tabs,
  Tag,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { TAGS } from '../ideas/pages.tsx'
import { ANSWERS, IDEA_STATES, type IdeaState } from '../ideas/rules.ts'
import type { Idea } from '../ideas/store.ts'
import { Words } from '../posts/parts.tsx'
import { postPath } from '../posts/rules.ts'
import { roomWorkPath } from '../rooms/rules.ts'
import { type Frame, Work } from './frame.tsx'
import { RoomHomePage } from './room-pages.tsx'

type HomeProps = Omit<ComponentProps<typeof RoomHomePage>, 'children'> & {
  ideas: Idea[]
  state: IdeaState | null
  byState: Map<IdeaState, number>
  next: string | null
  mayAnswer: boolean
}

/** Ideas by where they stand, those with most support first. */
export function IdeasHomePage({ ideas, state, byState, next, mayAnswer, ...room }: HomeProps) {
  const { t } = useView()
  const home = roomWorkPath(room.frame.process, 'ideas')
  const tab = (value: IdeaState | null) => ({
    label: value ? t(`discussions.state.${value}`) : t('discussions.filter.all'),
    href: value ? `${home}?stan=${value}` : home,
    current: state === value,
    count: value ? (byState.get(value) ?? 0) : [...byState.values()].reduce((sum, count) => sum + count, 0),
  })
  return (
    <RoomHomePage {...room}>
      <Tabs label={t('discussions.filter.state')} items={[tab(null), ...IDEA_STATES.map(tab)]} />
      <Table
        caption={t('discussions.ideas')}
        captionHidden
        rows={ideas}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('discussions.ideas.none')} icon="lightbulb" />}
        columns={[
          {
            label: t('discussions.idea.title'),
            names: true,
            cell: (idea) => <Link href={postPath(room.frame.process, idea)}>{idea.title}</Link>,
          },
          {
            label: t('discussions.filter.state'),
            cell: (idea) => <Tag kind={TAGS[idea.state]}>{t(`discussions.state.${idea.state}`)}</Tag>,
          },
          { label: t('discussions.support'), kind: 'number', cell: ({ supports }) => supports },
          { label: t('discussions.comments.title'), kind: 'number', cell: ({ comments }) => comments },
          {
            label: t('discussions.work.act'),
            cell: (idea) =>
              mayAnswer && (
                <Link
                  href={`${home}/${idea.number}/odpowiedz`}
                  label={`${t('discussions.work.answer')}: ${idea.title}`}
                >
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
  idea: Idea
  form: Form
  isDrafted: boolean
}

/** What the team says to an idea: where it stands now, and why. */
export function IdeaAnswerPage({ frame, idea, form, isDrafted }: AnswerProps) {
  const { t } = useView()
  return (
    <Work frame={frame} title={t('discussions.work.answer-title')} form={form} crumb>
      <blockquote class="discussions-quoted">
        <p>
          <strong>{idea.title}</strong>
        </p>
        <Words body={idea.body} />
      </blockquote>
      <p>
        {t('discussions.supports', { count: idea.supports })}, {t('discussions.comments', { count: idea.comments })}
      </p>
      {isDrafted && (
        <Notice>
          <p>{t('discussions.work.drafted')}</p>
        </Notice>
      )}
      <FormBlock action={`${roomWorkPath(frame.process, 'ideas')}/${idea.number}/odpowiedz`}>
        <RadioGroup
          form={form}
          name="state"
          label={t('discussions.work.state')}
          options={ANSWERS.map((value) => ({ value, label: t(`discussions.state.${value}`) }))}
        />
        <TextArea
          form={form}
          name="body"
          label={t('discussions.work.reason')}
          hint={t('discussions.work.reason.hint')}
          rows={6}
          limit={6000}
        />
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
