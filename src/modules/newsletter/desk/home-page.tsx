import { formatDate, formatNumber } from '../../../platform/texts/index.ts'
import {
  ActButton,
  ButtonLink,
  type Desk,
  EmptyState,
  Link,
  Section,
  Stats,
  Table,
  Tag,
  type TagKind,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { Duty } from '../calendar/rules.ts'
import { IMPORT } from '../importing/pages.tsx'
import { type Issue, type IssueState, issuePath, stateOf } from '../issues/rules.ts'
import { numberWords } from '../letter/letter.tsx'
import type { SubscriberCounts } from '../subscribing/store.ts'
import { ISSUES_PATH, SUBSCRIBERS, workPath } from './paths.ts'

export const STATE_TAGS: Record<IssueState, TagKind> = {
  draft: 'draft',
  review: 'warning',
  scheduled: 'soon',
  sending: 'open',
  paused: 'warning',
  stopped: 'problem',
  sent: 'done',
}

export function StateTag({ issue }: { issue: Issue }) {
  const { t } = useView()
  const state = stateOf(issue)
  return <Tag kind={STATE_TAGS[state]}>{t(`newsletter.state.${state}`)}</Tag>
}

export interface HomeProps {
  desk: Desk
  duty: Duty
  open: Issue[]
  sent: Issue[]
  subscribers: SubscriberCounts
  formKey: string
}

/** Where the newsletter stands: the duty of the year, what is being prepared, who gets it. */
export function HomePage({ desk, duty, open, sent, subscribers, formKey }: HomeProps) {
  const { t, locale } = useView()
  const planned = open.filter(({ dueOn }) => dueOn !== null)
  return (
    <WorkspacePage
      {...desk}
      title={t('newsletter.title')}
      actions={
        <ActButton action={ISSUES_PATH} values={{ key: formKey }} variant="primary" icon="plus">
          {t('newsletter.desk.begin')}
        </ActButton>
      }
    >
      <Stats
        label={t('newsletter.desk.numbers')}
        items={[
          {
            figure: t('newsletter.duty.figure', { sent: duty.sent, needed: duty.needed }),
            label: t('newsletter.duty.label', { year: duty.year }),
            href: '#kalendarz',
          },
          {
            figure: formatDate(duty.nextDueOn, locale),
            label:
              duty.days < 0
                ? t('newsletter.duty.late', { count: -duty.days })
                : t('newsletter.duty.next', { count: duty.days }),
            late: duty.days < 0,
          },
          {
            figure: formatNumber(subscribers.active, locale),
            label: t('newsletter.desk.active', { count: subscribers.active }),
            href: SUBSCRIBERS,
          },
        ]}
      />
      <Section title={t('newsletter.desk.open')} count={open.length || undefined}>
        {open.length === 0 ? (
          <EmptyState title={t('newsletter.desk.open.none')} icon="mail">
            <p>{t('newsletter.desk.open.none.text')}</p>
          </EmptyState>
        ) : (
          <Table<Issue>
            caption={t('newsletter.desk.open')}
            captionHidden
            rows={open}
            rowId={({ id }) => id}
            columns={[
              {
                label: t('newsletter.words.subject'),
                names: true,
                cell: (issue) => <Link href={workPath(issue)}>{issue.subject || t('newsletter.desk.no-subject')}</Link>,
              },
              { label: t('newsletter.desk.state'), cell: (issue) => <StateTag issue={issue} /> },
              { label: t('newsletter.words.due'), cell: ({ dueOn }) => (dueOn ? formatDate(dueOn, locale) : '–') },
              { label: t('newsletter.desk.edited'), cell: ({ editedAt }) => formatDate(editedAt, locale) },
            ]}
          />
        )}
      </Section>
      <Section title={t('newsletter.calendar.title', { year: duty.year })} id="kalendarz">
        <p>{t('newsletter.calendar.lead', { needed: duty.needed })}</p>
        <Table<CalendarRow>
          caption={t('newsletter.calendar.title', { year: duty.year })}
          captionHidden
          rows={calendarOf(duty, sent, planned)}
          rowId={({ id }) => id}
          columns={[
            {
              label: t('newsletter.calendar.what'),
              names: true,
              cell: ({ issue, due }) =>
                issue ? <IssueLink issue={issue} /> : t('newsletter.calendar.due', { date: formatDate(due, locale) }),
            },
            { label: t('newsletter.calendar.day'), cell: ({ due }) => formatDate(due, locale) },
            {
              label: t('newsletter.desk.state'),
              cell: ({ issue }) =>
                issue ? (
                  <StateTag issue={issue} />
                ) : (
                  <Tag kind={duty.days < 0 ? 'problem' : 'soon'}>{t('newsletter.calendar.needed')}</Tag>
                ),
            },
          ]}
        />
      </Section>
      <Section
        title={t('newsletter.subscribers.title')}
        more={
          <ButtonLink href={IMPORT} variant="secondary" icon="upload">
            {t('newsletter.import.title')}
          </ButtonLink>
        }
      >
        <p>
          <Link href={SUBSCRIBERS}>{t('newsletter.subscribers.link')}</Link>
        </p>
      </Section>
    </WorkspacePage>
  )
}

function IssueLink({ issue }: { issue: Issue }) {
  const { t } = useView()
  if (issue.frozenAt) return <Link href={issuePath(issue)}>{`${numberWords(issue, t)}: ${issue.subject}`}</Link>
  return <Link href={workPath(issue)}>{issue.subject || t('newsletter.desk.no-subject')}</Link>
}

interface CalendarRow {
  id: string
  due: Temporal.PlainDate
  /** Null for a day the duty sets and nobody has planned an issue for. */
  issue: Issue | null
}

/** What left this year, what is planned, and the next day of the duty when nothing is planned before it. */
function calendarOf(duty: Duty, sent: Issue[], planned: Issue[]): CalendarRow[] {
  const rows: CalendarRow[] = [
    ...sent.map((issue) => ({ id: issue.id, issue, due: dayOf(issue) })),
    ...planned.map((issue) => ({ id: issue.id, issue, due: issue.dueOn ?? duty.nextDueOn })),
  ]
  const covered = planned.some(({ dueOn }) => dueOn && Temporal.PlainDate.compare(dueOn, duty.nextDueOn) <= 0)
  if (!covered) rows.push({ id: 'duty', issue: null, due: duty.nextDueOn })
  return rows.sort((one, other) => Temporal.PlainDate.compare(one.due, other.due))
}

const dayOf = (issue: Issue) => (issue.frozenAt ?? issue.createdAt).toZonedDateTimeISO('Europe/Warsaw').toPlainDate()
