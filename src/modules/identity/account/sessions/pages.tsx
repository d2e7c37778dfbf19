import { formatDateTime } from '../../../../platform/texts/index.ts'
import { ActButton, Prose, Table, useView } from '../../../../ui/index.ts'
import type { SessionLine } from '../../sessions.ts'
import { AccountPage } from '../pages.tsx'
import { deviceOf } from './device.ts'

/** @param current id of the session that shows the page */
export function SessionsPage({ sessions, current }: { sessions: SessionLine[]; current: string }) {
  const { t, locale } = useView()
  const nameOf = ({ userAgent }: SessionLine) => {
    const { browser, system } = deviceOf(userAgent)
    return [browser ?? t('identity.sessions.unknown-browser'), system].filter(Boolean).join(', ')
  }
  return (
    <AccountPage part="sessions">
      <Prose>
        <p>{t('identity.sessions.lead')}</p>
      </Prose>
      <Table
        caption={t('identity.sessions.caption')}
        captionHidden
        rows={sessions}
        rowId={({ id }) => id}
        columns={[
          {
            label: t('identity.sessions.device'),
            names: true,
            cell: (session) =>
              session.id === current ? `${nameOf(session)} ${t('identity.sessions.this')}` : nameOf(session),
          },
          { label: t('identity.sessions.signed-in'), cell: ({ signedInAt }) => formatDateTime(signedInAt, locale) },
          { label: t('identity.sessions.used'), cell: ({ usedAt }) => formatDateTime(usedAt, locale) },
          {
            label: t('identity.sessions.act'),
            cell: ({ id }) =>
              id === current ? (
                t('identity.sessions.here')
              ) : (
                <ActButton action={`/konto/sesje/${id}/zakonczenie`}>{t('identity.sessions.end')}</ActButton>
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <ActButton action="/konto/sesje/zakonczenie" icon="log-out">
          {t('identity.sessions.end-others')}
        </ActButton>
      )}
    </AccountPage>
  )
}
