import { formatDateTime } from '../../../platform/texts/index.ts'
import { Actions, ButtonLink, Form, Link, Notice, QuestionPage, SubmitButton, useView } from '../../../ui/index.ts'
import type { Organisation } from '../organisations/rules.ts'
import type { Invitation } from './rules.ts'

export interface InvitationPageProps {
  invitation: Invitation
  /** Null for a role in the whole network. */
  organisation: Organisation | null
  /** Address of this page. */
  path: string
  /** `stranger`: must sign in first; `other`: signed in, but with another address. */
  reader: 'invited' | 'stranger' | 'other'
  signIn: { signInPath: string; signUpPath: string }
}

/** The page a letter of invitation leads to: what is offered, and one button that takes it. */
export function InvitationPage({ invitation, organisation, path, reader, signIn }: InvitationPageProps) {
  const { t, locale } = useView()
  const { role, expiresAt } = invitation
  return (
    <QuestionPage title={t('network.accept.title')} unlisted>
      <p>
        {organisation
          ? t('network.accept.team', { name: organisation.name, role: t(`network.role.${role}`) })
          : t('network.accept.network', { role: t(`network.role.${role}`) })}
      </p>
      <p>{t(`network.role.${role}.may`)}</p>
      {reader === 'invited' && (
        <Form action={`${path}/przyjecie`}>
          <SubmitButton icon="check">{t('network.accept.button')}</SubmitButton>
        </Form>
      )}
      {reader === 'stranger' && (
        <>
          <p>{t('network.accept.sign-in-first')}</p>
          <Actions>
            <ButtonLink href={signIn.signInPath}>{t('network.accept.sign-in')}</ButtonLink>
            <ButtonLink href={signIn.signUpPath} variant="secondary">
              {t('network.accept.sign-up')}
            </ButtonLink>
          </Actions>
        </>
      )}
      {reader === 'other' && (
        <Notice kind="warning" title={t('network.accept.other')}>
          <p>{t('network.accept.other.hint')}</p>
        </Notice>
      )}
      <p>{t('network.accept.until', { date: formatDateTime(expiresAt, locale) })}</p>
    </QuestionPage>
  )
}

export interface GoneInvitationPageProps {
  why: 'accepted' | 'withdrawn' | 'expired'
  /** The reader accepted it themselves: where to go. */
  workPath: string | null
}

/** What the link leads to when there is nothing to accept any more. */
export function GoneInvitationPage({ why, workPath }: GoneInvitationPageProps) {
  const { t } = useView()
  return (
    <QuestionPage title={t(`network.gone.${why}.title`)} unlisted>
      <p>{t(`network.gone.${why}`)}</p>
      {workPath && <Link href={workPath}>{t('network.gone.go')}</Link>}
    </QuestionPage>
  )
}
