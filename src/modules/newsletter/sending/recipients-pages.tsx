import { formatDateTime, formatNumber } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ConfirmPage,
  type Desk,
  EmptyState,
  Pager,
  Table,
  Tabs,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { maskedEmail } from '../../notices/index.ts'
import { DESK, workPath } from '../desk/paths.ts'
import type { Issue } from '../issues/rules.ts'
import type { RecipientRow } from './desk-store.ts'
import { recipientsPath, sendingPath } from './forms.ts'
import { type Counts, type DeliveryState, STATES } from './rules.ts'

export interface RecipientsPageProps {
  desk: Desk
  issue: Issue
  state: DeliveryState
  counts: Counts
  rows: RecipientRow[]
  next: string | null
}

/** Recipients of an issue in one state, with masked addresses; those that are uncertain are decided about here. */
export function RecipientsPage({ desk, issue, state, counts, rows, next }: RecipientsPageProps) {
  const { t, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('newsletter.recipients.title')}
      crumbs={[
        { label: t('newsletter.title'), href: DESK },
        { label: issue.subject || t('newsletter.desk.no-subject'), href: workPath(issue) },
        { label: t('newsletter.sending.title'), href: sendingPath(issue) },
      ]}
      caption={t(`newsletter.delivery.${state}`)}
    >
      <Tabs
        label={t('newsletter.recipients.states')}
        items={STATES.filter((each) => each === state || counts[each] > 0).map((each) => ({
          label: t(`newsletter.delivery.${each}`),
          href: recipientsPath(issue, each),
          current: each === state,
          count: formatNumber(counts[each], locale),
        }))}
      />
      {state === 'unknown' && rows.length > 0 && <p>{t('newsletter.recipients.unknown')}</p>}
      <Table
        caption={t('newsletter.recipients.caption', { state: t(`newsletter.delivery.${state}`) })}
        captionHidden
        dense
        rows={rows}
        rowId={({ id }) => id}
        columns={[
          {
            label: t('newsletter.recipients.who'),
            names: true,
            cell: ({ email }) => (email ? maskedEmail(email) : t('newsletter.recipients.gone')),
          },
          { label: t('newsletter.recipients.what'), cell: (row) => <What row={row} /> },
          { label: t('newsletter.recipients.tries'), kind: 'number', cell: ({ attempts }) => attempts },
          {
            label: t('newsletter.recipients.last'),
            cell: ({ triedAt }) => (triedAt ? formatDateTime(triedAt, locale) : '–'),
          },
          ...(state === 'unknown'
            ? [
                {
                  label: t('newsletter.recipients.act'),
                  cell: (row: RecipientRow) => <Decide issue={issue} row={row} />,
                },
              ]
            : []),
        ]}
        empty={<EmptyState icon="mail" title={t('newsletter.recipients.none')} />}
      />
      <Pager next={next ? `${recipientsPath(issue, state)}&dalej=${encodeURIComponent(next)}` : undefined} />
    </WorkspacePage>
  )
}

const OUR_REASONS = ['worker-lost', 'transport-broke', 'suppressed', 'unsubscribed', 'stopped']

function What({ row }: { row: RecipientRow }) {
  const { t, locale } = useView()
  const reason =
    row.reason && OUR_REASONS.includes(row.reason) ? t(`newsletter.delivery.why.${row.reason}`) : row.reason
  const words = [row.code, reason].filter(Boolean).join(' ')
  return (
    <>
      {words && <span>{words}</span>}
      {row.state === 'deferred' && (
        <p>{t('newsletter.recipients.again', { moment: formatDateTime(row.dueAt, locale) })}</p>
      )}
      {row.returnedAs && <p>{t(`newsletter.returned.${row.returnedAs}`)}</p>}
      {row.state === 'unknown' && (
        <p class="newsletter-letter-id">
          {t('newsletter.recipients.letter')} <code>{row.id}</code>
        </p>
      )}
      {!words && !row.returnedAs && row.state !== 'deferred' && '–'}
    </>
  )
}

function Decide({ issue, row }: { issue: Issue; row: RecipientRow }) {
  const { t } = useView()
  const path = `${sendingPath(issue)}/odbiorcy/${row.id}`
  return (
    <Actions>
      <ActButton action={`${path}/ponowienie`}>{t('newsletter.recipients.resend')}</ActButton>
      <ActButton action={`${path}/uznanie`} variant="quiet">
        {t('newsletter.recipients.hold-for-sent')}
      </ActButton>
    </Actions>
  )
}

/** Stopping is for good, so it is asked once. */
export function StopPage({ issue, counts }: { issue: Issue; counts: Counts }) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('newsletter.stop.title')}
      action={`${sendingPath(issue)}/zatrzymanie`}
      button={t('newsletter.stop.button')}
      danger
      back={{ label: t('newsletter.sending.title'), href: sendingPath(issue) }}
    >
      <p>{t('newsletter.stop.text', { count: counts.queued + counts.deferred })}</p>
    </ConfirmPage>
  )
}
