import { qrSvg } from '../../../../platform/documents/qr.ts'
import {
  ButtonLink,
  Form,
  type FormState,
  KeyValues,
  Notice,
  Prose,
  SubmitButton,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import { ActPage, DangerButton, ProofField, Proven } from '../pages.tsx'
import type { Proof } from '../proof.ts'
import type { AppSecret } from './second-factor.ts'

interface ProvenFormProps {
  form: FormState
  proof: Proof
}

export function BeginSecondFactorPage({ form, proof }: ProvenFormProps) {
  const { t } = useView()
  return (
    <ActPage title={t('identity.second-factor.begin')} part="security" form={form}>
      <Prose>
        <p>{t('identity.second-factor.begin.lead')}</p>
      </Prose>
      <Proven proof={proof} here="/konto/bezpieczenstwo/kod">
        <Form action="/konto/bezpieczenstwo/kod">
          <ProofField form={form} proof={proof} />
          <SubmitButton>{t('identity.second-factor.next')}</SubmitButton>
        </Form>
      </Proven>
    </ActPage>
  )
}

/** The picture is made here, so the secret goes to nobody else. */
export function ScanPage({ secret, form }: { secret: AppSecret; form: FormState }) {
  const { t } = useView()
  const picture = Buffer.from(qrSvg(secret.uri, t('identity.second-factor.picture'))).toString('base64')
  return (
    <ActPage title={t('identity.second-factor.scan')} part="security" form={form}>
      <Prose>
        <p>{t('identity.second-factor.scan.lead')}</p>
      </Prose>
      <p>
        <img
          src={`data:image/svg+xml;base64,${picture}`}
          alt={t('identity.second-factor.picture')}
          width="240"
          height="240"
        />
      </p>
      <KeyValues items={[{ label: t('identity.second-factor.typed'), value: <code>{secret.typed}</code> }]} />
      <Form action="/konto/bezpieczenstwo/kod/aplikacja">
        <TextField
          form={form}
          name="code"
          label={t('identity.second-factor.code')}
          autocomplete="one-time-code"
          inputMode="numeric"
          width="short"
        />
        <SubmitButton>{t('identity.second-factor.turn-on')}</SubmitButton>
      </Form>
    </ActPage>
  )
}

export function RecoveryCodesPage({ codes }: { codes: string[] }) {
  const { t } = useView()
  return (
    <ActPage title={t('identity.recovery')} part="security">
      <Notice kind="warning" title={t('identity.recovery.keep')}>
        <p>{t('identity.recovery.lead')}</p>
      </Notice>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <ButtonLink href="/konto/bezpieczenstwo">{t('identity.recovery.kept')}</ButtonLink>
      </p>
    </ActPage>
  )
}

export function RenewCodesPage({ form, proof }: ProvenFormProps) {
  const { t } = useView()
  return (
    <ActPage title={t('identity.recovery.renew')} part="security" form={form}>
      <Prose>
        <p>{t('identity.recovery.renew.lead')}</p>
      </Prose>
      <Proven proof={proof} here="/konto/bezpieczenstwo/kody-zapasowe">
        <Form action="/konto/bezpieczenstwo/kody-zapasowe">
          <ProofField form={form} proof={proof} />
          <SubmitButton>{t('identity.recovery.renew.do')}</SubmitButton>
        </Form>
      </Proven>
    </ActPage>
  )
}

export function EndSecondFactorPage({ form, proof }: ProvenFormProps) {
  const { t } = useView()
  return (
    <ActPage title={t('identity.second-factor.end')} part="security" form={form}>
      <Prose>
        <p>{t('identity.second-factor.end.lead')}</p>
      </Prose>
      <Proven proof={proof} here="/konto/bezpieczenstwo/kod/wylaczenie">
        <Form action="/konto/bezpieczenstwo/kod/wylaczenie">
          <ProofField form={form} proof={proof} />
          <DangerButton>{t('identity.second-factor.end.do')}</DangerButton>
        </Form>
      </Proven>
    </ActPage>
  )
}
