import {
  EmailField,
  ErrorSummary,
  Form,
  type FormState,
  Link,
  Prose,
  Section,
  SubmitButton,
  useView,
} from '../../../../ui/index.ts'
import { AccountPage, ActPage, DangerButton, ProofField, Proven } from '../pages.tsx'
import type { Proof } from '../proof.ts'

export interface ProvenFormProps {
  form: FormState
  proof: Proof
}

export function DataPage({ form, proof }: ProvenFormProps) {
  const { t } = useView()
  return (
    <AccountPage part="data" form={form}>
      <ErrorSummary form={form} />
      <Section title={t('identity.data.download')}>
        <Prose>
          <p>{t('identity.data.download.lead')}</p>
        </Prose>
        <Proven proof={proof} here="/konto/dane">
          <Form action="/konto/dane">
            <ProofField form={form} proof={proof} />
            <SubmitButton icon="download">{t('identity.data.download.do')}</SubmitButton>
          </Form>
        </Proven>
      </Section>
      <Section title={t('identity.erasure')}>
        <p>
          <Link href="/konto/usuniecie" icon="trash-2">
            {t('identity.erasure.see')}
          </Link>
        </p>
      </Section>
    </AccountPage>
  )
}

export function ErasurePage({ form, proof }: ProvenFormProps) {
  const { t } = useView()
  return (
    <ActPage title={t('identity.erasure')} part="data" form={form}>
      <Prose>
        <p>{t('identity.erasure.lead')}</p>
        <ul>
          <li>{t('identity.erasure.gone')}</li>
          <li>{t('identity.erasure.public')}</li>
          <li>{t('identity.erasure.roles')}</li>
          <li>{t('identity.erasure.forever')}</li>
        </ul>
        <p>
          <Link href="/konto/dane">{t('identity.erasure.download-first')}</Link>
        </p>
      </Prose>
      <Proven proof={proof} here="/konto/usuniecie">
        <Form action="/konto/usuniecie">
          <ProofField form={form} proof={proof} />
          {proof === 'recent' && (
            <EmailField
              form={form}
              name="email"
              label={t('identity.erasure.email')}
              hint={t('identity.erasure.email.hint')}
            />
          )}
          <DangerButton>{t('identity.erasure.do')}</DangerButton>
        </Form>
      </Proven>
    </ActPage>
  )
}
