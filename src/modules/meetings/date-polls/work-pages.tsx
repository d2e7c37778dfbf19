import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  type Desk,
  EmptyState,
  Form as FormBlock,
  Link,
  Meta,
  Notice,
  Pager,
  Section,
  SubmitButton,
  Table,
  Tag,
  type TagKind,
  TextArea,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { type Meeting, WORK_HOME, workPathOf } from '../rules.ts'
import { KeptTabs } from '../tabs.tsx'
import { isReminderDue } from './actions.ts'
import { ClockNote, DatesShown } from './parts.tsx'
import {
  type DatePoll,
  type DateTally,
  missingOf,
  type PollPerson,
  type PollPhase,
  pollPhase,
  pollWorkPath,
  WORK_POLLS,
} from './rules.ts'
import type { KeptPoll } from './store.ts'

const TAGS: Record<PollPhase, TagKind> = { open: 'open', closed: 'closed', chosen: 'done', 'called-off': 'problem' }

export function KeptPollsPage({ desk, polls, next }: { desk: Desk; polls: KeptPoll[]; next: string | null }) {
  const { t, now } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('meetings.polls')}
      crumbs={[{ label: t('meetings.meetings'), href: WORK_HOME }]}
      actions={
        <ButtonLink href={`${WORK_POLLS}/nowe`} icon="plus">
          {t('meetings.polls.new')}
        </ButtonLink>
      }
    >
      <KeptTabs current="polls" />
      <Table
        caption={t('meetings.polls')}
        captionHidden
        rows={polls}
        rowId={({ id }) => id}
        empty={
          <EmptyState title={t('meetings.polls.none')} icon="calendar">
            <p>{t('meetings.polls.none.hint')}</p>
          </EmptyState>
        }
        columns={[
          {
            label: t('meetings.work.column.title'),
            names: true,
            cell: (poll) => <Link href={pollWorkPath(poll)}>{poll.title}</Link>,
          },
          {
            label: t('meetings.work.column.phase'),
            cell: (poll) => {
              const phase = pollPhase(poll, now)
              return <Tag kind={TAGS[phase]}>{t(`meetings.poll.phase.${phase}`)}</Tag>
            },
          },
          { label: t('meetings.polls.dates'), kind: 'number', cell: ({ dates }) => dates },
          { label: t('meetings.polls.answered'), kind: 'number', cell: ({ answered }) => answered },
          { label: t('meetings.polls.missing'), kind: 'number', cell: ({ missing }) => missing },
        ]}
      />
      <Pager next={next ? `${WORK_POLLS}?po=${next}` : undefined} />
    </WorkspacePage>
  )
}

export interface PollWorkProps {
  desk: Desk
  poll: DatePoll
  phase: PollPhase
  /** The address to pass on, whole. */
  link: string
  tallies: DateTally[]
  best: string[]
  people: PollPerson[]
  meeting: Meeting | null
  form: Form
}

/** One poll: which date is best, who is missing, the address to pass on. */
export function PollWorkPage(props: PollWorkProps) {
  const { desk, poll, phase, link, tallies, best, people, meeting, form } = props
  const { t, now, locale } = useView()
  const home = pollWorkPath(poll)
  const undecided = phase === 'open' || phase === 'closed'
  const missing = missingOf(people)
  const due = missing.filter((person) => isReminderDue(person, now))
  const answered = people.filter(({ answeredAt }) => answeredAt)
  return (
    <WorkspacePage
      {...desk}
      title={poll.title}
      caption={t('meetings.polls')}
      form={form}
      crumbs={[
        { label: t('meetings.meetings'), href: WORK_HOME },
        { label: t('meetings.polls'), href: WORK_POLLS },
      ]}
      actions={
        undecided && (
          <>
            <ButtonLink href={`${home}/daty`} variant="secondary" icon="calendar-plus">
              {t('meetings.poll.edit-dates')}
            </ButtonLink>
            <ButtonLink href={`${home}/zmiana`} variant="secondary" icon="pencil">
              {t('meetings.poll.edit')}
            </ButtonLink>
          </>
        )
      }
    >
      <p>
        <Tag kind={TAGS[phase]}>{t(`meetings.poll.phase.${phase}`)}</Tag>{' '}
        {poll.answersUntil && t('meetings.poll.until', { day: formatDate(poll.answersUntil, locale) })}
      </p>
      {meeting && (
        <Notice kind="success" title={t('meetings.poll.chosen')}>
          <p>
            <Link href={workPathOf(meeting)}>{meeting.title}</Link>
          </p>
        </Notice>
      )}
      <Section title={t('meetings.polls.dates')}>
        <DatesShown
          {...{ poll, tallies, best }}
          names
          action={({ date }) =>
            undecided && Temporal.Instant.compare(now, date.startsAt) < 0 ? (
              <ButtonLink href={`${home}/wybor/${date.id}`} variant={best.includes(date.id) ? 'primary' : 'secondary'}>
                {t('meetings.poll.choose')}
              </ButtonLink>
            ) : null
          }
        />
        <ClockNote />
      </Section>
      {undecided && (
        <Section title={t('meetings.poll.pass-on')}>
          {poll.isOpen ? (
            <>
              <p>{t('meetings.poll.pass-on.text')}</p>
              <p>
                <a href={link}>{link}</a>
              </p>
            </>
          ) : (
            <p>{t('meetings.poll.pass-on.closed')}</p>
          )}
          <FormBlock action={`${home}/osoby`} label={t('meetings.poll.ask')}>
            <TextArea
              form={form}
              name="people"
              label={t('meetings.poll.ask')}
              hint={t('meetings.people.hint')}
              rows={4}
            />
            <SubmitButton icon="mail">{t('meetings.poll.ask.send')}</SubmitButton>
          </FormBlock>
        </Section>
      )}
      <Section title={t('meetings.poll.people')}>
        <p>{t('meetings.poll.so-many', { answered: answered.length, missing: missing.length })}</p>
        {undecided && due.length > 0 && (
          <ActButton action={`${home}/przypomnienie`} icon="bell">
            {t('meetings.poll.remind', { count: due.length })}
          </ActButton>
        )}
        {undecided && missing.length > due.length && <Meta>{t('meetings.poll.reminded-lately')}</Meta>}
        <Table
          caption={t('meetings.poll.people')}
          captionHidden
          dense
          rows={people}
          rowId={({ id }) => id}
          empty={<p>{t('meetings.poll.nobody')}</p>}
          columns={[
            {
              label: t('meetings.own.name'),
              names: true,
              cell: ({ name, email }) => name || email || t('meetings.somebody-gone'),
            },
            { label: t('meetings.signup.email'), cell: ({ email }) => email ?? '' },
            {
              label: t('meetings.work.column.phase'),
              cell: ({ answeredAt }) => (
                <Tag kind={answeredAt ? 'done' : 'soon'}>
                  {t(answeredAt ? 'meetings.poll.has-answered' : 'meetings.poll.has-not')}
                </Tag>
              ),
            },
            { label: t('meetings.poll.note'), cell: ({ note }) => note },
          ]}
        />
      </Section>
      {undecided && (
        <Actions>
          <Link href={`${home}/odwolanie`}>{t('meetings.poll.call-off')}</Link>
        </Actions>
      )}
    </WorkspacePage>
  )
}
