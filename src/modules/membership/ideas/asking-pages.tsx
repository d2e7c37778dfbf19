import type { Form } from '../../../platform/http/index.ts'
import {
  ConfirmPage,
  DateField,
  Form as FormBlock,
  Hidden,
  QuestionPage,
  RadioGroup,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { IDEAS_HOME, pathOfIdea } from './pages.tsx'
import { ANSWERS, type Idea } from './rules.ts'

export function ProposePage({ form, formKey }: { form: Form; formKey: string }) {
  const { t, url } = useView()
  return (
    <QuestionPage
      title={t('membership.ideas.propose')}
      form={form}
      islands={['wiec-draft', 'wiec-alike']}
      back={{ label: t('membership.ideas.title'), href: IDEAS_HOME }}
    >
      <FormBlock action={`${IDEAS_HOME}/nowy`} draft="pomysl-nowy">
        <Hidden name="key" value={formKey} />
        <TextField form={form} name="title" label={t('membership.ideas.field.title')} />
        <TextArea form={form} name="what" label={t('membership.ideas.what')} rows={6} limit={3000} />
        <TextArea form={form} name="forWhom" label={t('membership.ideas.for-whom')} rows={3} limit={1000} />
        <TextArea
          form={form}
          name="needed"
          label={t('membership.ideas.field.needed')}
          hint={t('membership.ideas.field.needed.hint')}
          rows={3}
          limit={1000}
        />
        <wiec-alike hidden data-from={url('/szukaj/podobne')} data-kind="idea" aria-live="polite">
          <p>{t('membership.ideas.alike')}</p>
          <ul />
        </wiec-alike>
        <SubmitButton icon="send">{t('membership.ideas.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

export function AnswerPage({ idea, form }: { idea: Idea; form: Form }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('membership.ideas.answer-title')}
      caption={idea.title}
      form={form}
      back={{ label: idea.title, href: pathOfIdea(idea) }}
    >
      <FormBlock action={`${pathOfIdea(idea)}/odpowiedz`}>
        <RadioGroup
          form={form}
          name="answer"
          label={t('membership.ideas.field.answer')}
          options={ANSWERS.map((answer) => ({ value: answer, label: t(`membership.ideas.answered.${answer}`) }))}
        />
        <TextArea form={form} name="reason" label={t('membership.ideas.field.reason')} rows={5} limit={2000} />
        <DateField
          form={form}
          name="dueOn"
          label={t('membership.ideas.field.due')}
          hint={t('membership.ideas.field.due.hint')}
          optional
        />
        <TextField
          form={form}
          name="becamePath"
          label={t('membership.ideas.field.path')}
          hint={t('membership.ideas.field.path.hint')}
          optional
        />
        <SubmitButton icon="send">{t('membership.ideas.answer')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

export function HideCommentPage({ idea, commentId, form }: { idea: Idea; commentId: string; form: Form }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('membership.ideas.hide-title')}
      caption={idea.title}
      form={form}
      back={{ label: idea.title, href: pathOfIdea(idea) }}
    >
      <FormBlock action={`${pathOfIdea(idea)}/komentarze/${commentId}/ukrycie`}>
        <TextArea
          form={form}
          name="reason"
          label={t('membership.ideas.field.reason')}
          hint={t('membership.ideas.hide.hint')}
          rows={3}
          limit={300}
        />
        <SubmitButton variant="danger" icon="eye-off">
          {t('membership.ideas.hide')}
        </SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

export function WithdrawPage({ idea }: { idea: Idea }) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('membership.ideas.withdraw-title')}
      caption={idea.title}
      back={{ label: idea.title, href: pathOfIdea(idea) }}
      action={`${pathOfIdea(idea)}/wycofanie`}
      button={t('membership.ideas.withdraw')}
      danger
    >
      <p>{t('membership.ideas.withdraw.text')}</p>
    </ConfirmPage>
  )
}
