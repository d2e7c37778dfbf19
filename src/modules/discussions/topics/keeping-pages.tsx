import type { Form } from '../../../platform/http/index.ts'
import {
  DateField,
  Form as FormBlock,
  QuestionPage,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'

/** The question, what to know before answering, and until when. */
export function TopicFields({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <TextField
        form={form}
        name="question"
        label={t('discussions.topic.question')}
        hint={t('discussions.topic.question.hint')}
        maxLength={200}
      />
      <TextArea
        form={form}
        name="lead"
        label={t('discussions.topic.lead')}
        hint={t('discussions.topic.lead.hint')}
        rows={5}
        optional
      />
      <DateField
        form={form}
        name="closesOn"
        label={t('discussions.topic.closes')}
        hint={t('discussions.topic.closes.hint')}
        optional
      />
    </>
  )
}

interface KeepingProps {
  form: Form
  back: { label: string; href: string }
  action: string
}

export function TopicFormPage({ form, back, action, isNew }: KeepingProps & { isNew: boolean }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t(isNew ? 'discussions.topic.begin' : 'discussions.topic.change')}
      form={form}
      back={back}
      islands={['wiec-draft']}
      unlisted
    >
      <FormBlock action={action} draft={isNew ? 'dyskusja-nowa' : undefined}>
        <TopicFields form={form} />
        <SubmitButton>{t(isNew ? 'discussions.topic.begin' : 'discussions.save')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

/** A person writes what came of it; from then on nobody replies. */
export function SummaryFields({ form, action, isFirst }: { form: Form; action: string; isFirst: boolean }) {
  const { t } = useView()
  return (
    <FormBlock action={action}>
      <TextArea
        form={form}
        name="summary"
        label={t('discussions.summary')}
        hint={t('discussions.summary.hint')}
        rows={8}
        limit={6000}
      />
      {isFirst && <p>{t('discussions.summary.ends')}</p>}
      <SubmitButton>{t('discussions.topic.sum-up')}</SubmitButton>
    </FormBlock>
  )
}

export function SummaryPage({ form, back, action, isFirst }: KeepingProps & { isFirst: boolean }) {
  const { t } = useView()
  return (
    <QuestionPage title={t('discussions.topic.sum-up')} form={form} back={back} unlisted>
      <SummaryFields {...{ form, action, isFirst }} />
    </QuestionPage>
  )
}
