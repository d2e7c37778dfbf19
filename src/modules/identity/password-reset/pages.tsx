import {
  EmailField,
  Form,
  type FormState,
  Prose,
  QuestionPage,
  SubmitButton,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { CheckMailPage } from '../pages.tsx'
import { PASSWORD_SHORTEST, type Person } from '../rules.ts'

export function ResetPage({ form }: { form: FormState }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('identity.reset')}
      form={form}
      back={{ label: t('identity.sign-in'), href: '/zaloguj' }}
      unlisted
    >
      <Prose>
        <p>{t('identity.reset.lead')}</p>
      </Prose>
      <Form action="/haslo/nowe">
        <EmailField form={form} name="email" label={t('identity.email')} />
        <SubmitButton icon="mail">{t('identity.reset.send')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}

export function ResetSentPage() {
  const { t } = useView()
  return <CheckMailPage title={t('identity.reset.sent')} again="/haslo/nowe" />
}

export function NewPasswordPage({ secret, person, form }: { secret: string; person: Person; form: FormState }) {
  const { t } = useView()
  return (
    <QuestionPage title={t('identity.reset.new')} form={form} unlisted>
      <Prose>
        <p>{t('identity.reset.new.lead', { email: person.email })}</p>
      </Prose>
      <Form action={`/haslo/nowe/${secret}`}>
        <TextField
          form={form}
          name="password"
          label={t('identity.password.new')}
          hint={t('identity.password.hint', { count: PASSWORD_SHORTEST })}
          type="password"
          autocomplete="new-password"
          width="medium"
        />
        <SubmitButton>{t('identity.reset.do')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}
