import { formatDateTime } from '../../../platform/texts/index.ts'
import { ActButton, Details, EmptyState, EntryCard, Link, Meta, Pager, Tag, useView } from '../../../ui/index.ts'
import { AccountPage } from '../../identity/index.ts'
import { MESSAGES, SENT } from '../preferences/pages.tsx'
import type { Notification, SentLetter } from './store.ts'

export const NOTIFICATIONS = '/konto/powiadomienia'

const later = (path: string, next: string | null) =>
  next ? `${path}?${new URLSearchParams({ dalej: next })}` : undefined

/** What happened that concerns me, newest first; what I have not seen is marked. */
export function NotificationsPage({
  rows,
  next,
  unread,
}: {
  rows: Notification[]
  next: string | null
  unread: number
}) {
  const { t, locale } = useView()
  return (
    <AccountPage part="notifications">
      <p>{unread > 0 ? t('notices.inbox.unread', { count: unread }) : t('notices.inbox.all-read')}</p>
      {unread > 0 && (
        <ActButton action={`${NOTIFICATIONS}/przeczytane`} icon="check">
          {t('notices.inbox.read-all')}
        </ActButton>
      )}
      {rows.length === 0 && (
        <EmptyState title={t('notices.inbox.empty')} icon="bell">
          {t('notices.inbox.empty.hint')}
        </EmptyState>
      )}
      {rows.map(({ id, title, summary, path, createdAt, readAt }) => (
        <EntryCard
          key={id}
          id={`n-${id}`}
          level={2}
          author={title}
          when={formatDateTime(createdAt, locale)}
          tags={readAt ? [] : [{ kind: 'soon', children: t('notices.inbox.new') }]}
          actions={
            (path || !readAt) && (
              // A form, because opening also marks it as read, and a GET changes nothing.
              <ActButton action={`${NOTIFICATIONS}/${id}/przeczytane`} variant={readAt ? 'quiet' : 'secondary'}>
                {t(path ? 'notices.inbox.open' : 'notices.inbox.read')}
              </ActButton>
            )
          }
        >
          {summary && <p>{summary}</p>}
        </EntryCard>
      ))}
      <Pager next={later(NOTIFICATIONS, next)} />
      <p>
        <Link href={MESSAGES} icon="settings">
          {t('notices.inbox.choose')}
        </Link>
      </p>
    </AccountPage>
  )
}

/** Every letter the portal sent me, with its words while they are kept. */
export function SentPage({ rows, next }: { rows: SentLetter[]; next: string | null }) {
  const { t, locale } = useView()
  return (
    <AccountPage part="messages">
      <p>
        <Link href={MESSAGES} icon="chevron-left">
          {t('notices.preferences.title')}
        </Link>
      </p>
      <h2>{t('notices.sent.title')}</h2>
      <p>{t('notices.sent.lead')}</p>
      {rows.length === 0 && <EmptyState title={t('notices.sent.empty')} icon="mail" />}
      {rows.map(({ id, subject, state, text, createdAt }) => (
        <EntryCard
          key={id}
          level={3}
          author={subject || t('notices.mailbox.no-subject')}
          when={formatDateTime(createdAt, locale)}
        >
          <p>
            <Tag kind={state === 'accepted' ? 'done' : state === 'failed' ? 'problem' : 'neutral'}>
              {t(`notices.state.${state}`)}
            </Tag>
          </p>
          {text ? (
            <Details summary={t('notices.sent.words')}>
              <p class="notices-letter-words">{text}</p>
            </Details>
          ) : (
            <Meta>{t('notices.sent.forgotten')}</Meta>
          )}
        </EntryCard>
      ))}
      <Pager next={later(SENT, next)} />
    </AccountPage>
  )
}
