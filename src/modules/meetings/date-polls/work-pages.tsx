import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  Checkbox,
  ConfirmPage,
  DateField,
  DateTimeField,
  type Desk,
  EmptyState,
  Form as FormBlock,
  Hidden,
  Link,
  Meta,
  Notice,
  NumberField,
  Pager,
  QuestionPage,
  Section,
  SelectField,
  SubmitButton,
  Table,
  Tag,
  type TagKind,
  TextArea,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { KINDS, type Meeting, WORK_HOME, workPathOf } from '../rules.ts'
import { KeptTabs } from '../tabs.tsx'
import { isReminderDue } from './actions.ts'
import { FIRST_DATES, localOf } from './forms.ts'
import { ClockNote, DatesShown, dateInWords } from './parts.tsx'
import {
  type DatePoll,
  type DateTally,
  missingOf,
  type PollDate,
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

type Holders = { value: string; label: string }[]

export function NewPollPage({ form, formKey, holders }: { form: Form; formKey: string; holders: Holders }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('meetings.polls.new')}
      form={form}
      islands={['wiec-draft']}
      unlisted
      back={{ label: t('meetings.polls'), href: WORK_POLLS }}
    >
      <p>{t('meetings.polls.lead')}</p>
      <FormBlock action={`${WORK_POLLS}/nowe`} draft={`terminy-${formKey}`}>
        <Hidden name="key" value={formKey} />
        <TextField form={form} name="title" label={t('meetings.field.title')} />
        <div>
          <h2>{t('meetings.polls.dates')}</h2>
          <ClockNote />
        </div>
        {FIRST_DATES.map((name, index) => (
          <DateTimeField
            key={name}
            form={form}
            name={name}
            label={t('meetings.poll.date', { number: index + 1 })}
            optional={index >= 2}
          />
        ))}
        <Settings form={form} holders={holders} />
        <SubmitButton icon="check">{t('meetings.polls.create')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

export function EditPollPage({ poll, form, holders }: { poll: DatePoll; form: Form; holders: Holders }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('meetings.poll.edit')}
      caption={poll.title}
      form={form}
      unlisted
      back={{ label: poll.title, href: pollWorkPath(poll) }}
    >
      <FormBlock action={`${pollWorkPath(poll)}/zmiana`}>
        <TextField form={form} name="title" label={t('meetings.field.title')} />
        <Settings form={form} holders={holders} />
        <SubmitButton icon="check">{t('meetings.work.save')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

function Settings({ form, holders }: { form: Form; holders: Holders }) {
  const { t } = useView()
  const field = (name: string) => ({ form, name, label: t(`meetings.field.${name}`) })
  return (
    <>
      <NumberField
        form={form}
        name="minutes"
        label={t('meetings.poll.minutes')}
        unit={t('meetings.poll.minutes.unit')}
      />
      <SelectField
        {...field('kind')}
        options={KINDS.map((kind) => ({ value: kind, label: t(`meetings.kind.${kind}`) }))}
      />
      <SelectField {...field('holder')} options={holders} width="full" />
      <TextArea {...field('purpose')} rows={3} limit={4000} optional />
      <TextField {...field('placeName')} optional />
      <TextField {...field('address')} optional />
      <TextField {...field('onlineUrl')} type="url" optional />
      <DateField
        form={form}
        name="answersUntil"
        label={t('meetings.poll.answers-until')}
        hint={t('meetings.poll.answers-until.hint')}
        optional
      />
      <Checkbox form={form} name="hidesNames" label={t('meetings.poll.hides')} hint={t('meetings.poll.hides.hint')} />
      <Checkbox
        form={form}
        name="closedCircle"
        label={t('meetings.poll.closed-circle')}
        hint={t('meetings.poll.closed-circle.hint')}
      />
    </>
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

/** Dates one by one: moving, taking off, adding. */
export function DatesPage({
  desk,
  poll,
  dates,
  form,
  moving,
}: {
  desk: Desk
  poll: DatePoll
  dates: PollDate[]
  form: Form
  /** The date whose form came back with a problem. */
  moving: string | null
}) {
  const { t, locale } = useView()
  const home = `${pollWorkPath(poll)}/daty`
  const empty: Form = { ok: false, values: {}, problems: [], files: [] }
  return (
    <WorkspacePage
      {...desk}
      title={t('meetings.poll.edit-dates')}
      caption={poll.title}
      form={form}
      crumbs={[
        { label: t('meetings.polls'), href: WORK_POLLS },
        { label: poll.title, href: pollWorkPath(poll) },
      ]}
    >
      <p>{t('meetings.poll.dates-keep')}</p>
      <ClockNote />
      {dates.map((date) => (
        <Section key={date.id} title={dateInWords(poll, date, locale)}>
          <FormBlock action={`${home}/${date.id}`} label={dateInWords(poll, date, locale)}>
            <DateTimeField
              form={moving === date.id ? form : { ...empty, values: { [`at-${date.id}`]: localOf(date.startsAt) } }}
              name={`at-${date.id}`}
              label={t('meetings.poll.move-to')}
            />
            <Actions>
              <SubmitButton variant="secondary" icon="check">
                {t('meetings.poll.move')}
              </SubmitButton>
              <SubmitButton variant="quiet" icon="trash-2" action={`${home}/${date.id}/usuniecie`}>
                {t('meetings.poll.remove')}
              </SubmitButton>
            </Actions>
          </FormBlock>
        </Section>
      ))}
      <Section title={t('meetings.poll.add')}>
        <FormBlock action={home} label={t('meetings.poll.add')}>
          <DateTimeField form={moving === null ? form : empty} name="startsAt" label={t('meetings.poll.new-date')} />
          <SubmitButton icon="plus">{t('meetings.poll.add')}</SubmitButton>
        </FormBlock>
      </Section>
    </WorkspacePage>
  )
}

/** What choosing this date means, and who cannot come on it. */
export function ChoosePage({ poll, tally, invited }: { poll: DatePoll; tally: DateTally; invited: number }) {
  const { t, locale } = useView()
  const { date, no, before } = tally
  const home = pollWorkPath(poll)
  return (
    <ConfirmPage
      title={t('meetings.poll.choose-title', { date: dateInWords(poll, date, locale) })}
      caption={poll.title}
      back={{ label: poll.title, href: home }}
      action={`${home}/wybor/${date.id}`}
      button={t('meetings.poll.choose-do')}
    >
      {no.length > 0 && (
        <Notice kind="warning" title={t('meetings.poll.no-warning', { count: no.length })}>
          <p>{no.map(({ name }) => name || t('meetings.somebody-gone')).join(', ')}</p>
        </Notice>
      )}
      {before.length > 0 && <p>{t('meetings.poll.before', { count: before.length })}</p>}
      <p>{t('meetings.poll.choose-text', { count: invited })}</p>
      <ClockNote />
    </ConfirmPage>
  )
}

export function CallOffPage({ poll }: { poll: DatePoll }) {
  const { t } = useView()
  const home = pollWorkPath(poll)
  return (
    <ConfirmPage
      title={t('meetings.poll.call-off')}
      caption={poll.title}
      back={{ label: poll.title, href: home }}
      action={`${home}/odwolanie`}
      button={t('meetings.poll.call-off')}
      danger
    >
      <p>{t('meetings.poll.call-off.text')}</p>
    </ConfirmPage>
  )
}
