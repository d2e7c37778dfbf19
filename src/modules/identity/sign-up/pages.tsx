import {
  EmailField,
  Form,
  type FormState,
  Honeypot,
  Link,
  Prose,
  QuestionPage,
  SubmitButton,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { CheckMailPage, Next, withNext } from '../pages.tsx'
import { PASSWORD_SHORTEST } from '../rules.ts'

export function SignUpPage({ form }: { form: FormState }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('identity.sign-up')}
      form={form}
      back={{ label: t('identity.sign-in'), href: withNext('/zaloguj', form) }}
      unlisted
    >
      <Prose>
        <p>{t('identity.sign-up.lead')}</p>
      </Prose>
      <Form action="/zarejestruj">
        <Next form={form} />
        <Honeypot name="strona" />
        <TextField
          form={form}
          name="name"
          label={t('identity.name')}
          hint={t('identity.name.hint')}
          autocomplete="name"
          width="medium"
        />
        <EmailField form={form} name="email" label={t('identity.email')} hint={t('identity.sign-up.email-hint')} />
        <TextField
          form={form}
          name="password"
          label={t('identity.password')}
          hint={t('identity.password.hint', { count: PASSWORD_SHORTEST })}
          type="password"
          autocomplete="new-password"
          width="medium"
        />
        <SubmitButton>{t('identity.sign-up.do')}</SubmitButton>
      </Form>
      <p>
        <Link href={withNext('/zaloguj/link', form)}>{t('identity.sign-up.without-password')}</Link>
      </p>
    </QuestionPage>
  )
}

export function SignUpSentPage() {
  const { t } = useView()
  return <CheckMailPage title={t('identity.sign-up.sent')} again="/zarejestruj" />
}

/** Asks for the password chosen a moment ago: who confirms must be who asked (decision 0046). */
export function ConfirmPage({ secret, email, form }: { secret: string; email: string; form: FormState }) {
  const { t } = useView()
  return (
    <QuestionPage title={t('identity.confirm')} form={form} unlisted>
      <Prose>
        <p>{t('identity.confirm.lead', { email })}</p>
      </Prose>
      <Form action={`/zarejestruj/potwierdzenie/${secret}`}>
        <Next form={form} />
        <TextField
          form={form}
          name="password"
          label={t('identity.confirm.password')}
          type="password"
          autocomplete="current-password"
          width="medium"
        />
        <SubmitButton>{t('identity.confirm.do')}</SubmitButton>
      </Form>
      <Prose>
        <p>
          {t('identity.confirm.not-me')} <Link href="/zaloguj/link">{t('identity.confirm.by-link')}</Link>
        </p>
      </Prose>
    </QuestionPage>
  )
}
