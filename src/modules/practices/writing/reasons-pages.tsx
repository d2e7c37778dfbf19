import { Form, type FormState, QuestionPage, SubmitButton, TextArea, useView } from '../../../ui/index.ts'
import { type Practice, workPathOf } from '../rules.ts'

/** Why it leaves the map: its page will say so. */
export function ArchivePage({ practice, form }: { practice: Practice; form: FormState }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('practices.archive.title', { title: practice.title })}
      back={{ label: practice.title, href: workPathOf(practice) }}
      form={form}
      unlisted
    >
      <p>{t('practices.archive.text')}</p>
      <Form action={`${workPathOf(practice)}/archiwum`}>
        <TextArea form={form} name="reason" label={t('practices.archive.reason')} rows={3} />
        <SubmitButton variant="danger">{t('practices.archive')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}
