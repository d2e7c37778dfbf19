import { formatDate } from '../../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  Form,
  type FormState,
  Link,
  Notice,
  Prose,
  Section,
  SubmitButton,
  Table,
  TextField,
  useView,
} from '../../../../ui/index.ts'
import { PasskeyButton } from '../../passkey-button.tsx'
import { PASSWORD_SHORTEST, type Person } from '../../rules.ts'
import { AccountPage, ActPage, ProofField, Proven } from '../pages.tsx'
import type { Proof } from '../proof.ts'
import type { PasskeyLine } from './actions.ts'

export interface SecurityPageProps {
  person: Person
  hasPassword: boolean
  passkeys: PasskeyLine[]
  mayEndSecondFactor: boolean
}

export function SecurityPage({ person, hasPassword, passkeys, mayEndSecondFactor }: SecurityPageProps) {
  const { t } = useView()
  return (
    <AccountPage part="security">
      <Section title={t('identity.password')}>
        <Prose>
          <p>{t(hasPassword ? 'identity.security.password-set' : 'identity.security.password-none')}</p>
        </Prose>
        <p>
          <Link href={hasPassword ? '/konto/bezpieczenstwo/haslo' : '/haslo/nowe'} icon="pencil">
            {t(hasPassword ? 'identity.security.password-change' : 'identity.security.password-make')}
          </Link>
        </p>
      </Section>
      <SecondFactorSection isOn={person.hasSecondFactor} mayEnd={mayEndSecondFactor} />
      <PasskeysSection passkeys={passkeys} />
    </AccountPage>
  )
}

function SecondFactorSection({ isOn, mayEnd }: { isOn: boolean; mayEnd: boolean }) {
  const { t } = useView()
  return (
    <Section title={t('identity.second-factor')}>
      <Prose>
        <p>{t('identity.second-factor.what')}</p>
      </Prose>
      {isOn ? (
        <>
          <Notice kind="success">
            <p>{t('identity.second-factor.on')}</p>
          </Notice>
          <p>
            <Link href="/konto/bezpieczenstwo/kody-zapasowe" icon="rotate-ccw">
              {t('identity.recovery.renew')}
            </Link>
          </p>
          <p>
            {mayEnd ? (
              <Link href="/konto/bezpieczenstwo/kod/wylaczenie">{t('identity.second-factor.end')}</Link>
            ) : (
              t('identity.second-factor.kept')
            )}
          </p>
        </>
      ) : (
        <p>
          <ButtonLink href="/konto/bezpieczenstwo/kod" icon="shield-check">
            {t('identity.second-factor.begin')}
          </ButtonLink>
        </p>
      )}
    </Section>
  )
}

function PasskeysSection({ passkeys }: { passkeys: PasskeyLine[] }) {
  const { t, locale } = useView()
  return (
    <Section title={t('identity.passkeys')}>
      <Prose>
        <p>{t('identity.passkeys.what')}</p>
      </Prose>
      {passkeys.length > 0 && (
        <Table
          caption={t('identity.passkeys')}
          captionHidden
          rows={passkeys}
          rowId={({ id }) => id}
          columns={[
            {
              label: t('identity.passkeys.name'),
              names: true,
              cell: ({ name }) => name || t('identity.passkeys.unnamed'),
            },
            {
              label: t('identity.passkeys.added'),
              cell: ({ addedAt }) => addedAt && formatDate(addedAt, locale),
            },
            {
              label: t('identity.sessions.act'),
              cell: ({ id }) => (
                <ActButton action={`/konto/bezpieczenstwo/klucze/${id}/usuniecie`} icon="trash-2">
                  {t('identity.passkeys.remove')}
                </ActButton>
              ),
            },
          ]}
        />
      )}
      <p>
        <Link href="/konto/bezpieczenstwo/klucze" icon="key-round">
          {t('identity.passkeys.add')}
        </Link>
      </p>
    </Section>
  )
}

export function ChangePasswordPage({ form }: { form: FormState }) {
  const { t } = useView()
  return (
    <ActPage title={t('identity.security.password-change')} part="security" form={form}>
      <Prose>
        <p>{t('identity.password.change.lead')}</p>
      </Prose>
      <Form action="/konto/bezpieczenstwo/haslo">
        <ProofField form={form} proof="password" />
        <TextField
          form={form}
          name="newPassword"
          label={t('identity.password.new')}
          hint={t('identity.password.hint', { count: PASSWORD_SHORTEST })}
          type="password"
          autocomplete="new-password"
          width="medium"
        />
        <SubmitButton>{t('identity.reset.do')}</SubmitButton>
      </Form>
    </ActPage>
  )
}

export function NewPasskeyPage({ proof }: { proof: Proof }) {
  const { t } = useView()
  const form: FormState = { values: {} }
  return (
    <ActPage title={t('identity.passkeys.add')} part="security" islands={['wiec-passkey']}>
      <Prose>
        <p>{t('identity.passkeys.add.lead')}</p>
      </Prose>
      <Proven proof={proof} here="/konto/bezpieczenstwo/klucze">
        <PasskeyButton
          question="/konto/bezpieczenstwo/klucze/pytanie"
          action="/konto/bezpieczenstwo/klucze"
          kind="add"
          icon="key-round"
        >
          <TextField
            form={form}
            name="name"
            label={t('identity.passkeys.name')}
            hint={t('identity.passkeys.name.hint')}
            width="medium"
            optional
          />
          <ProofField form={form} proof={proof} />
        </PasskeyButton>
        <Notice>
          <p>{t('identity.passkeys.script')}</p>
        </Notice>
      </Proven>
    </ActPage>
  )
}
