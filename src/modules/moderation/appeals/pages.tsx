import type { Form } from '../../../platform/http/index.ts'
import { formatDate, formatDateTime } from '../../../platform/texts/index.ts'
import {
  Confirmation,
  type Desk,
  Form as FormBlock,
  Hidden,
  KeyValues,
  Link,
  Notice,
  QuestionPage,
  RadioGroup,
  Section,
  SubmitButton,
  TextArea,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { History, Paragraphs, ThingText } from '../decisions/pages.tsx'
import type { Decision } from '../decisions/store.ts'
import type { Moderated } from '../needs.ts'
import { appealableUntil } from '../rules.ts'
import type { Appeal } from './store.ts'

interface AppealProps {
  decision: Decision
  appeal: Appeal
  secret: string
  /** Whether it can still be made. */
  state: 'open' | 'late' | 'over'
  form: Form
}

/** The page the letter leads to: the decision, and the appeal against it, once. */
export function AppealPage({ decision, appeal, secret, state, form }: AppealProps) {
  const { t, locale } = useView()
  const title = t('moderation.appeal.title')
  const facts = (
    <Section title={t('moderation.appeal.decision')}>
      <KeyValues
        items={[
          { label: t('moderation.log.date'), value: formatDate(decision.decidedAt, locale) },
          { label: t('moderation.log.action'), value: t(`moderation.action.${decision.action}`) },
          {
            label: t('moderation.log.ground'),
            value: `${t(`moderation.ground.${decision.ground}`)}. ${t(`moderation.basis.${decision.ground}`)}`,
          },
          { label: t('moderation.form.reason'), value: <Paragraphs text={decision.reason} /> },
        ]}
      />
    </Section>
  )
  if (appeal.appealedAt) {
    return (
      <QuestionPage title={title} headingHidden unlisted>
        <Confirmation
          title={t('moderation.appeal.made', { date: formatDate(appeal.appealedAt, locale) })}
          draft={`odwolanie-${decision.id}`}
        >
          <p>
            {appeal.answeredAt
              ? t(`moderation.appeal.answered.${appeal.upheld ? 'upheld' : 'rejected'}`, {
                  date: formatDate(appeal.answeredAt, locale),
                })
              : t('moderation.appeal.waits')}
          </p>
        </Confirmation>
        {appeal.answer && (
          <Section title={t('moderation.appeal.answer')}>
            <blockquote>
              <Paragraphs text={appeal.answer} />
            </blockquote>
          </Section>
        )}
        {facts}
      </QuestionPage>
    )
  }
  return (
    <QuestionPage title={title} form={form} islands={['wiec-draft', 'wiec-count']} unlisted>
      {facts}
      {state !== 'open' ? (
        <Notice>
          <p>{t(`moderation.appeal.${state}`)}</p>
        </Notice>
      ) : (
        <FormBlock action={`/moderacja/decyzje/${decision.id}/odwolanie`} draft={`odwolanie-${decision.id}`}>
          <p>{t('moderation.appeal.lead', { date: formatDate(appealableUntil(decision.decidedAt), locale) })}</p>
          <Hidden name="key" value={secret} />
          <TextArea
            form={form}
            name="explanation"
            label={t('moderation.form.appeal')}
            hint={t('moderation.form.appeal.hint')}
            limit={5000}
          />
          <SubmitButton icon="send">{t('moderation.appeal.send')}</SubmitButton>
        </FormBlock>
      )}
    </QuestionPage>
  )
}

interface AnswerProps {
  desk: Desk
  home: string
  decision: Decision
  appeal: Appeal
  thing: Moderated | null
  history: { decision: Decision; by: string }[]
  /** False for the one who decided. */
  mayAnswer: boolean
  form: Form
}

/** An appeal as another moderator reads and answers it. */
export function AnswerPage({ desk, home, decision, appeal, thing, history, mayAnswer, form }: AnswerProps) {
  const { t, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('moderation.answer.title')}
      caption={<Link href={home}>{t('moderation.desk.title')}</Link>}
      form={form}
      islands={['wiec-draft', 'wiec-count']}
    >
      <KeyValues
        items={[
          {
            label: t('moderation.answer.by'),
            value: t(`moderation.answer.by-${decision.action === 'kept' ? 'reporter' : 'author'}`),
          },
          { label: t('moderation.answer.when'), value: appeal.appealedAt && formatDateTime(appeal.appealedAt, locale) },
          { label: t('moderation.form.appeal'), value: <Paragraphs text={appeal.explanation ?? ''} /> },
        ]}
      />
      <ThingText thing={thing} />
      <History history={history} />
      {appeal.answeredAt ? (
        <Notice kind="success">
          <p>
            {t(`moderation.appeal.answered.${appeal.upheld ? 'upheld' : 'rejected'}`, {
              date: formatDate(appeal.answeredAt, locale),
            })}
          </p>
        </Notice>
      ) : !mayAnswer ? (
        <Notice kind="warning">
          <p>{t('refusal.appeal-own-decision')}</p>
        </Notice>
      ) : (
        <Section title={t('moderation.appeal.answer')}>
          <FormBlock action={`/moderacja/odwolania/${decision.id}/odpowiedz`} draft={`odpowiedz-${decision.id}`}>
            <RadioGroup
              form={form}
              name="upheld"
              label={t('moderation.form.upheld')}
              options={[
                {
                  value: 'tak',
                  label: t('moderation.form.upheld.yes'),
                  hint: t(`moderation.form.upheld.yes.${decision.action === 'kept' ? 'kept' : 'hidden'}`),
                },
                { value: 'nie', label: t('moderation.form.upheld.no') },
              ]}
            />
            <TextArea
              form={form}
              name="answer"
              label={t('moderation.form.answer')}
              hint={t('moderation.form.answer.hint')}
              rows={5}
              limit={5000}
            />
            <SubmitButton icon="send">{t('moderation.answer.send')}</SubmitButton>
          </FormBlock>
        </Section>
      )}
    </WorkspacePage>
  )
}
