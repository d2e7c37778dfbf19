import type { Form } from '../../../platform/http/index.ts'
import {
  ConfirmPage,
  EmailField,
  Form as FormBlock,
  Hidden,
  Honeypot,
  Notice,
  QuestionPage,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { memberPath } from '../directory/addresses.ts'
import type { SeenCard } from '../directory/rules.ts'

export interface WritingPageProps {
  seen: SeenCard
  form: Form
  formKey: string
  /** The member they write as; strangers say who they are. */
  writesAs: string | null
}

/** Writing to a member; neither address is shown to the other. */
export function WritingPage({ seen, form, formKey, writesAs }: WritingPageProps) {
  const { t } = useView()
  const home = memberPath(seen.memberId)
  return (
    <QuestionPage
      title={t('membership.letter.title', { name: seen.name })}
      back={{ label: seen.name, href: home }}
      form={form}
      unlisted
    >
      <Notice>
        <p>{t('membership.letter.how')}</p>
      </Notice>
      <FormBlock action={`${home}/list`} draft={`list-${seen.memberId}`}>
        <Hidden name="key" value={formKey} />
        <Honeypot name="website" />
        {writesAs ? (
          <p>{t('membership.letter.as', { name: writesAs })}</p>
        ) : (
          <TextField
            form={form}
            name="name"
            label={t('membership.letter.name')}
            autocomplete="name"
            width="medium"
            maxLength={100}
          />
        )}
        <TextArea form={form} name="body" label={t('membership.letter.body')} rows={8} limit={4000} />
        <EmailField
          form={form}
          name="replyTo"
          label={t('membership.letter.reply-to')}
          hint={t('membership.letter.reply-to-hint')}
          optional
        />
        <SubmitButton icon="mail">{t('membership.letter.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

/** What reporting a letter does, asked once. */
export function ReportLetterPage({ action, reported }: { action: string; reported: boolean }) {
  const { t } = useView()
  const back = { label: t('membership.network'), href: '/siec' }
  if (reported)
    return (
      <QuestionPage title={t('membership.letter.reported-title')} back={back} unlisted>
        <p>{t('membership.letter.reported')}</p>
      </QuestionPage>
    )
  return (
    <ConfirmPage
      title={t('membership.letter.report-title')}
      back={back}
      action={action}
      button={t('membership.letter.report-button')}
    >
      <p>{t('membership.letter.report-does')}</p>
      <p>{t('membership.letter.report-words')}</p>
    </ConfirmPage>
  )
}
