import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  type Desk,
  EmptyState,
  Link,
  Notice,
  Pager,
  Stats,
  Table,
  Tag,
  type TagKind,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { type MessageState, maskedEmail, STATES } from '../rules.ts'
import type { OutboxRow } from './desk-store.ts'
import { HELD_BACK, OUTBOX, type OutboxQuery, outboxAddress, STATE_WORDS, stateOf } from './forms.ts'

export interface OutboxPageProps {
  desk: Desk
  query: OutboxQuery
  counts: Record<MessageState, number>
  rows: OutboxRow[]
  next: string | null
}

/** How many letters wait, left or failed, and those a person must decide about. */
export function OutboxPage({ desk, query, counts, rows, next }: OutboxPageProps) {
  const { t } = useView()
  const state = stateOf(query.stan)
  return (
    <WorkspacePage
      {...desk}
      title={t('notices.outbox.title')}
      actions={
        <Link href={HELD_BACK} icon="ban">
          {t('notices.held-back.title')}
        </Link>
      }
    >
      <p>{t('notices.outbox.lead')}</p>
      {counts.unknown > 0 && (
        <Notice kind="warning" title={t('notices.outbox.unknown', { count: counts.unknown })}>
          <p>{t('notices.outbox.unknown.text')}</p>
          <p>
            <Link href={outboxAddress({ stan: STATE_WORDS.unknown })}>{t('notices.outbox.unknown.see')}</Link>
          </p>
        </Notice>
      )}
      <Stats
        label={t('notices.outbox.counts')}
        items={STATES.map((each) => ({
          figure: counts[each],
          label: t(`notices.state.${each}`),
          href: outboxAddress({ stan: STATE_WORDS[each] }),
          late: each === 'unknown' && counts.unknown > 0,
        }))}
      />
      {state && (
        <p>
          {t('notices.outbox.only', { state: t(`notices.state.${state}`) })}{' '}
          <Link href={OUTBOX}>{t('notices.outbox.all')}</Link>
        </p>
      )}
      <Letters rows={rows} />
      <Pager next={next ? outboxAddress({ ...query, dalej: next }) : undefined} />
    </WorkspacePage>
  )
}

function Letters({ rows }: { rows: OutboxRow[] }) {
  const { t, locale } = useView()
  return (
    <Table
      caption={t('notices.outbox.caption')}
      captionHidden
      dense
      rows={rows}
      rowId={(row) => row.id}
      columns={[
        { label: t('notices.column.created'), cell: (row) => formatDateTime(row.createdAt, locale) },
        { label: t('notices.column.template'), names: true, cell: (row) => row.template },
        {
          label: t('notices.column.to'),
          cell: (row) => (row.email ? maskedEmail(row.email) : t('notices.column.to.gone')),
        },
        { label: t('notices.column.state'), cell: (row) => <State row={row} /> },
        { label: t('notices.column.attempts'), kind: 'number', cell: (row) => row.attempts },
        { label: t('notices.column.act'), cell: (row) => (row.state === 'unknown' ? <Decide row={row} /> : null) },
      ]}
      empty={<EmptyState icon="mail" title={t('notices.outbox.empty')} />}
    />
  )
}

const kinds: Record<MessageState, TagKind> = {
  queued: 'soon',
  sending: 'open',
  accepted: 'done',
  deferred: 'soon',
  failed: 'problem',
  unknown: 'warning',
  skipped: 'neutral',
}

const OUR_REASONS = ['worker-lost', 'transport-broke', 'suppressed', 'unfollowed', 'erased', 'returned']

function State({ row }: { row: OutboxRow }) {
  const { t, locale } = useView()
  const reason = row.reason && OUR_REASONS.includes(row.reason) ? t(`notices.reason.${row.reason}`) : row.reason
  return (
    <>
      <Tag kind={kinds[row.state]}>{t(`notices.state.${row.state}`)}</Tag>
      {(row.code || reason) && <p>{[row.code, reason].filter(Boolean).join(' ')}</p>}
      {row.state === 'deferred' && <p>{t('notices.outbox.again', { when: formatDateTime(row.dueAt, locale) })}</p>}
      {row.settledAt && <p>{formatDateTime(row.settledAt, locale)}</p>}
    </>
  )
}

function Decide({ row }: { row: OutboxRow }) {
  const { t } = useView()
  return (
    <Actions>
      <ActButton action={`${OUTBOX}/${row.id}/ponowienie`}>{t('notices.outbox.resend')}</ActButton>
      <ActButton action={`${OUTBOX}/${row.id}/uznanie`} variant="quiet">
        {t('notices.outbox.hold-for-sent')}
      </ActButton>
    </Actions>
  )
}
