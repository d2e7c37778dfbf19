import {
  Details,
  EmailField,
  Form,
  type FormState,
  Link,
  Prose,
  QuestionPage,
  Section,
  SubmitButton,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { CheckMailPage, Next, withNext } from '../pages.tsx'
import { PasskeyButton } from '../passkey-button.tsx'

/** @param provider name of the identity provider on its button; null without one */
export function SignInPage({ form, provider }: { form: FormState; provider: string | null }) {
  const { t } = useView()
  return (
    <QuestionPage title={t('identity.sign-in')} form={form} islands={['wiec-passkey']} unlisted>
      <Form action="/zaloguj">
        <Next form={form} />
        <EmailField form={form} name="email" label={t('identity.email')} />
        <TextField
          form={form}
          name="password"
          label={t('identity.password')}
          type="password"
          autocomplete="current-password"
          width="medium"
        />
        <SubmitButton>{t('identity.sign-in.do')}</SubmitButton>
      </Form>
      <p>
        <Link href="/haslo/nowe">{t('identity.sign-in.forgotten')}</Link>
      </p>
      <Section title={t('identity.sign-in.other-ways')}>
        <p>
          <Link href={withNext('/zaloguj/link', form)} icon="mail">
            {t('identity.sign-in.by-link')}
          </Link>
        </p>
        <PasskeyButton question="/zaloguj/klucz/pytanie" action="/zaloguj/klucz" kind="sign-in" icon="key-round">
          <Next form={form} />
        </PasskeyButton>
        {provider && (
          <Form action="/zaloguj/oidc">
            <Next form={form} />
            <SubmitButton variant="secondary">{t('identity.sign-in.by-provider', { provider })}</SubmitButton>
          </Form>
        )}
      </Section>
      <Section title={t('identity.sign-in.no-account')}>
        <p>
          <Link href={withNext('/zarejestruj', form)}>{t('identity.sign-in.register')}</Link>
        </p>
      </Section>
    </QuestionPage>
  )
}

export function LinkPage({ form }: { form: FormState }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('identity.link')}
      form={form}
      back={{ label: t('identity.sign-in'), href: withNext('/zaloguj', form) }}
      unlisted
    >
      <Prose>
        <p>{t('identity.link.lead')}</p>
      </Prose>
      <Form action="/zaloguj/link">
        <Next form={form} />
        <EmailField form={form} name="email" label={t('identity.email')} />
        <SubmitButton icon="mail">{t('identity.link.send')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}

export function LinkSentPage() {
  const { t } = useView()
  return <CheckMailPage title={t('identity.link.sent')} again="/zaloguj/link" />
}

/** Where the link of a letter leads: one large button, because programs that scan letters follow links. */
export function EnterPage(props: { secret: string; owner: { email: string; isNew: boolean }; form: FormState }) {
  const { secret, owner, form } = props
  const { t } = useView()
  return (
    <QuestionPage title={t(owner.isNew ? 'identity.enter.new' : 'identity.enter')} form={form} unlisted>
      <Prose>
        <p>{t(owner.isNew ? 'identity.enter.new.lead' : 'identity.enter.lead', { email: owner.email })}</p>
      </Prose>
      <Form action={`/zaloguj/link/${secret}`}>
        <Next form={form} />
        {owner.isNew && (
          <TextField
            form={form}
            name="name"
            label={t('identity.name')}
            hint={t('identity.name.hint')}
            autocomplete="name"
            width="medium"
          />
        )}
        <SubmitButton icon="log-in">{t(owner.isNew ? 'identity.enter.new.do' : 'identity.enter.do')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}

export function CodePage({ form }: { form: FormState }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('identity.code')}
      form={form}
      back={{ label: t('identity.sign-in'), href: '/zaloguj' }}
      unlisted
    >
      <Form action="/zaloguj/kod">
        <Next form={form} />
        <TextField
          form={form}
          name="code"
          label={t('identity.code.label')}
          hint={t('identity.code.hint')}
          autocomplete="one-time-code"
          spellcheck={false}
          width="short"
        />
        <SubmitButton>{t('identity.sign-in.do')}</SubmitButton>
      </Form>
      <Details summary={t('identity.code.lost')}>
        <p>{t('identity.code.lost.help')}</p>
      </Details>
    </QuestionPage>
  )
}
