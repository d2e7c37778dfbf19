import type { ComponentChildren } from 'preact'
import {
  ActButton,
  type FormState,
  type IslandName,
  Notice,
  Page,
  QuestionPage,
  SubmitButton,
  Tabs,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Proof } from './proof.ts'

export type AccountPart = 'profile' | 'notifications' | 'messages' | 'sessions' | 'security' | 'data'

const PARTS: Record<AccountPart, string> = {
  profile: '/konto',
  // Drawn by `notices`, inside the same frame.
  notifications: '/konto/powiadomienia',
  messages: '/konto/wiadomosci',
  sessions: '/konto/sesje',
  security: '/konto/bezpieczenstwo',
  data: '/konto/dane',
}

export interface AccountPageProps {
  part: AccountPart
  form?: FormState
  islands?: IslandName[]
  children: ComponentChildren
}

/** One part of a person's own account. */
export function AccountPage({ part, children, ...page }: AccountPageProps) {
  const { t } = useView()
  const items = (Object.keys(PARTS) as AccountPart[]).map((name) => ({
    label: t(`identity.account.${name}`),
    href: PARTS[name],
    current: name === part,
  }))
  return (
    <Page title={t(`identity.account.${part}`)} width="narrow" unlisted {...page}>
      <Tabs items={items} label={t('identity.account')} />
      <h1>{t(`identity.account.${part}`)}</h1>
      {children}
    </Page>
  )
}

export interface ActPageProps {
  title: string
  part: AccountPart
  form?: FormState
  islands?: IslandName[]
  children: ComponentChildren
}

/** One act on the account on a page of its own, with the way back. */
export function ActPage({ part, children, ...page }: ActPageProps) {
  const { t } = useView()
  return (
    <QuestionPage {...page} back={{ label: t(`identity.account.${part}`), href: PARTS[part] }} unlisted>
      {children}
    </QuestionPage>
  )
}

/** Asks who it is, when a password can say so. */
export function ProofField({ proof, form }: { proof: Proof; form: FormState }) {
  const { t } = useView()
  if (proof !== 'password') return null
  return (
    <TextField
      form={form}
      name="password"
      label={t('identity.proof.password')}
      hint={t('identity.proof.hint')}
      type="password"
      autocomplete="current-password"
      width="medium"
    />
  )
}

export interface ProvenProps {
  proof: Proof
  /** Where the person comes back to after signing in again. */
  here: string
  children: ComponentChildren
}

/** What may be done now, or the way to sign in once more. */
export function Proven({ proof, here, children }: ProvenProps) {
  const { t } = useView()
  if (proof !== 'sign-in-again') return <>{children}</>
  return (
    <Notice kind="warning" title={t('identity.proof.again')}>
      <p>{t('identity.proof.again.why')}</p>
      <ActButton action="/wyloguj" values={{ dalej: here }} icon="log-in">
        {t('identity.proof.again.do')}
      </ActButton>
    </Notice>
  )
}

/** The button of an act that cannot be taken back. */
export function DangerButton({ children }: { children: ComponentChildren }) {
  return <SubmitButton variant="danger">{children}</SubmitButton>
}
