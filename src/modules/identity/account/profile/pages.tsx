import {
  ActButton,
  ConfirmPage,
  EmailField,
  ErrorSummary,
  Form,
  type FormState,
  KeyValues,
  Link,
  Prose,
  RadioGroup,
  Section,
  SubmitButton,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import { CheckMailPage } from '../../pages.tsx'
import type { Person } from '../../rules.ts'
import { AccountPage, ActPage, ProofField, Proven } from '../pages.tsx'
import type { Proof } from '../proof.ts'

export function ProfilePage({ person, form }: { person: Person; form: FormState }) {
  const { t } = useView()
  return (
    <AccountPage part="profile" form={form}>
      <ErrorSummary form={form} />
      <Form action="/konto">
        <TextField
          form={form}
          name="name"
          label={t('identity.name')}
          hint={t('identity.name.hint')}
          autocomplete="name"
          width="medium"
        />
        <RadioGroup
          form={form}
          name="locale"
          label={t('identity.profile.locale')}
          inline
          options={[
            { value: 'pl', label: t('identity.profile.locale.pl') },
            { value: 'en', label: t('identity.profile.locale.en') },
          ]}
        />
        <SubmitButton>{t('identity.profile.save')}</SubmitButton>
      </Form>
      <Section title={t('identity.email')}>
        <KeyValues items={[{ label: t('identity.profile.email-now'), value: person.email }]} />
        <p>
          <Link href="/konto/email" icon="pencil">
            {t('identity.email-change')}
          </Link>
        </p>
      </Section>
      <Section title={t('identity.sign-out')}>
        <ActButton action="/wyloguj" icon="log-out">
          {t('identity.sign-out.do')}
        </ActButton>
      </Section>
    </AccountPage>
  )
}

export function EmailPage({ form, proof }: { form: FormState; proof: Proof }) {
  const { t } = useView()
  return (
    <ActPage title={t('identity.email-change')} part="profile" form={form}>
      <Proven proof={proof} here="/konto/email">
        <Prose>
          <p>{t('identity.email-change.lead')}</p>
        </Prose>
        <Form action="/konto/email">
          <EmailField form={form} name="email" label={t('identity.email-change.new')} />
          <ProofField form={form} proof={proof} />
          <SubmitButton icon="mail">{t('identity.email-change.send')}</SubmitButton>
        </Form>
      </Proven>
    </ActPage>
  )
}

export function EmailSentPage() {
  const { t } = useView()
  return <CheckMailPage title={t('identity.email-change.sent')} again="/konto/email" />
}

export function ConfirmEmailPage({ secret, email }: { secret: string; email: string }) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('identity.email-change.confirm')}
      back={{ label: t('identity.account.profile'), href: '/konto' }}
      action={`/konto/email/${secret}`}
      button={t('identity.email-change.do')}
    >
      <Prose>
        <p>{t('identity.email-change.confirm.lead', { email })}</p>
      </Prose>
    </ConfirmPage>
  )
}
