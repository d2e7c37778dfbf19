import type { Form as FormState } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  DateTimeField,
  type Desk,
  Details,
  EmptyState,
  Form,
  Hidden,
  Notice,
  NumberField,
  RadioGroup,
  Section,
  SelectField,
  SubmitButton,
  Tag,
  TextArea,
  TextField,
  Unseen,
  useView,
} from '../../../ui/index.ts'
import { WorkFrame } from '../frame.tsx'
import { type Meeting, pathOf, workPathOf } from '../rules.ts'
import type { Account } from './account.ts'
import { DecisionFields, StatementFields, TaskFields } from './entry-fields.tsx'
import { EditLink, Entries, STATES, TaskTable } from './pages.tsx'
import type { CountedPoll } from './ports.ts'
import { AUDIENCES, isWritable, minutesState } from './rules.ts'

const homeOf = (meeting: Meeting) => `${workPathOf(meeting)}/protokol`

export function BeginPage({ meeting, desk }: { meeting: Meeting; desk: Desk }) {
  const { t, now } = useView()
  const begun = Temporal.Instant.compare(now, meeting.startsAt) >= 0
  return (
    <WorkFrame {...{ desk, meeting }} tab="minutes">
      <EmptyState
        title={t('meetings.minutes.none')}
        action={begun && <ActButton action={homeOf(meeting)}>{t('meetings.minutes.begin')}</ActButton>}
      >
        <p>{t(begun ? 'meetings.minutes.begin-hint' : 'meetings.minutes.begin-later')}</p>
      </EmptyState>
    </WorkFrame>
  )
}

export interface WriteProps {
  account: Account
  desk: Desk
  form: FormState
  /** Which part of the page the form with problems is. */
  part: Part
  formKey: string
  nextMeetings: Meeting[]
  /** How many of those who were there can be written to. */
  reach: number
  polls: readonly CountedPoll[]
}

export type Part = 'minutes' | 'statement' | 'decision' | 'task' | 'approve'

const EMPTY: FormState = { ok: false, values: {}, problems: [], files: [] }

/** Where the keeper writes: the record with the agenda as its skeleton, and below what is added one by one. */
export function WritePage(props: WriteProps) {
  const { account, desk, form } = props
  const { t, now } = useView()
  const { meeting, minutes } = account
  const home = homeOf(meeting)
  const state = minutesState(minutes, now)
  return (
    <WorkFrame
      {...{ desk, meeting, form }}
      tab="minutes"
      actions={
        <ButtonLink href={`${pathOf(meeting)}/protokol`} variant="secondary">
          {t('meetings.minutes.read')}
        </ButtonLink>
      }
    >
      <p>
        <Tag kind={STATES[state]}>{t(`meetings.minutes.state.${state}`)}</Tag>
      </p>
      {isWritable(minutes) ? <Writing {...props} /> : <Notice title={t('meetings.minutes.stands')} />}
      {account.amendments.some(({ outcome }) => !outcome) && isWritable(minutes) && (
        <Section title={t('meetings.minutes.amendments-to-answer')}>
          <ul>
            {account.amendments
              .filter(({ outcome }) => !outcome)
              .map(({ id, author, body }) => (
                <li key={id}>
                  <strong>{author}:</strong> {body}{' '}
                  <ButtonLink href={`${home}/poprawki/${id}`} variant="secondary">
                    {t('meetings.minutes.answer-amendment')}
                  </ButtonLink>
                </li>
              ))}
          </ul>
        </Section>
      )}
      <Tasks account={account} />
      <Entries account={{ ...account, tasks: [], returning: [] }} edit={isWritable(minutes) ? home : null} />
      <Forward {...props} />
    </WorkFrame>
  )
}

function Writing({ account, form, part, formKey, polls }: WriteProps) {
  const { t } = useView()
  const home = homeOf(account.meeting)
  const own = (name: Part) => (part === name ? form : EMPTY)
  const record = own('minutes')
  return (
    <>
      <Form action={`${home}/zapis`} draft={`protokol-${account.meeting.id}`} label={t('meetings.minutes.record')}>
        <Section title={t('meetings.minutes.record')}>
          <TextField form={record} name="chair" label={t('meetings.minutes.chair')} optional />
          <TextField form={record} name="keeper" label={t('meetings.minutes.keeper')} optional />
          <DateTimeField form={record} name="beganAt" label={t('meetings.minutes.began')} />
          <DateTimeField form={record} name="endedAt" label={t('meetings.minutes.ended')} />
          <NumberField
            form={record}
            name="attended"
            label={t('meetings.minutes.attended')}
            hint={t('meetings.minutes.attended-hint', { count: account.attended })}
            optional
          />
          <TextArea form={record} name="guests" label={t('meetings.minutes.guests')} rows={2} optional />
          <TextArea form={record} name="absent" label={t('meetings.minutes.absent')} rows={2} optional />
        </Section>
        <Section title={t('meetings.minutes.course')}>
          {account.items.length === 0 && <p>{t('meetings.minutes.no-agenda')}</p>}
          {account.items.map((item) => (
            <TextArea
              key={item.id}
              form={record}
              name={`item-${item.id}`}
              label={`${item.position}. ${item.title}`}
              optional
            />
          ))}
        </Section>
        <Section title={t('meetings.minutes.enclosed')}>
          <TextArea form={record} name="attachments" label={t('meetings.minutes.attachments')} rows={3} optional />
          <TextField form={record} name="recordingUrl" type="url" label={t('meetings.minutes.recording')} optional />
          <TextField form={record} name="slidesUrl" type="url" label={t('meetings.minutes.slides')} optional />
          <TextArea
            form={record}
            name="transcript"
            label={t('meetings.minutes.transcript')}
            hint={t('meetings.minutes.transcript-hint')}
            optional
          />
          <RadioGroup
            form={record}
            name="audience"
            label={t('meetings.minutes.audience')}
            options={AUDIENCES.map((value) => ({ value, label: t(`meetings.minutes.audience.${value}`) }))}
          />
        </Section>
        <SubmitButton>{t('meetings.minutes.save')}</SubmitButton>
      </Form>

      <Section title={t('meetings.minutes.add')}>
        <Details summary={t('meetings.minutes.add-statement')} open={part === 'statement'}>
          <Form action={`${home}/wypowiedzi`} label={t('meetings.minutes.add-statement')}>
            <Hidden name="key" value={formKey} />
            <StatementFields form={own('statement')} />
            {account.meeting.processId && <p>{t('meetings.minutes.becomes-remark')}</p>}
            <SubmitButton variant="secondary">{t('meetings.minutes.add-statement')}</SubmitButton>
          </Form>
        </Details>
        <Details summary={t('meetings.minutes.add-decision')} open={part === 'decision'}>
          <Form action={`${home}/ustalenia`} label={t('meetings.minutes.add-decision')}>
            <Hidden name="key" value={formKey} />
            <DecisionFields form={own('decision')} polls={polls} />
            <SubmitButton variant="secondary">{t('meetings.minutes.add-decision')}</SubmitButton>
          </Form>
        </Details>
        <Details summary={t('meetings.minutes.add-task')} open={part === 'task'}>
          <Form action={`${home}/zadania`} label={t('meetings.minutes.add-task')}>
            <Hidden name="key" value={formKey} />
            <TaskFields form={own('task')} />
            <SubmitButton variant="secondary">{t('meetings.minutes.add-task')}</SubmitButton>
          </Form>
        </Details>
      </Section>
    </>
  )
}

function Tasks({ account }: { account: Account }) {
  const { t } = useView()
  const turn = ({ id, doneAt, what }: Account['tasks'][number]) => (
    <ActButton
      action={`${homeOf(account.meeting)}/zadania/${id}/${doneAt ? 'wznowienie' : 'wykonanie'}`}
      variant="secondary"
    >
      {t(doneAt ? 'meetings.minutes.not-done' : 'meetings.minutes.done')}
      <Unseen>: {what}</Unseen>
    </ActButton>
  )
  const actOnOwn = (task: Account['tasks'][number]) => (
    <>
      {turn(task)}
      {isWritable(account.minutes) && (
        <EditLink href={`${homeOf(account.meeting)}/zadania/${task.id}`} what={task.what} />
      )}
    </>
  )
  return (
    <>
      {account.tasks.length > 0 && (
        <Section title={t('meetings.minutes.tasks')}>
          <TaskTable caption={t('meetings.minutes.tasks')} tasks={account.tasks} act={actOnOwn} />
        </Section>
      )}
      {account.returning.length > 0 && (
        <Section title={t('meetings.minutes.returning')}>
          <TaskTable caption={t('meetings.minutes.returning')} tasks={account.returning} act={turn} />
        </Section>
      )}
    </>
  )
}

function Forward({ account, nextMeetings, part, form, reach }: WriteProps) {
  const { t, locale } = useView()
  const { minutes, meeting } = account
  const home = homeOf(meeting)
  if (minutes.approvedAt) return null
  if (!minutes.circulatedAt)
    return (
      <Section title={t('meetings.minutes.circulate')}>
        <p>{t('meetings.minutes.circulate-hint')}</p>
        <p>{reach > 0 ? t('meetings.minutes.reach', { count: reach }) : t('meetings.minutes.reach.none')}</p>
        <Actions>
          <ActButton action={`${home}/obieg`}>{t('meetings.minutes.circulate')}</ActButton>
        </Actions>
      </Section>
    )
  return (
    <Section title={t('meetings.minutes.approve')}>
      <p>{t('meetings.minutes.approve-hint')}</p>
      {nextMeetings.length > 0 && (
        <Form action={`${home}/przyjecie`} label={t('meetings.minutes.approve')}>
          <SelectField
            form={part === 'approve' ? form : EMPTY}
            name="next"
            label={t('meetings.minutes.next-meeting')}
            options={nextMeetings.map(({ id, title, startsAt }) => ({
              value: id,
              label: `${title}, ${formatDate(startsAt, locale)}`,
            }))}
          />
          <SubmitButton>{t('meetings.minutes.approve')}</SubmitButton>
        </Form>
      )}
    </Section>
  )
}

interface AnswerAmendmentProps {
  account: Account
  desk: Desk
  amendmentId: string
  form: FormState
}

export function AnswerAmendmentPage({ account, desk, amendmentId, form }: AnswerAmendmentProps) {
  const { t } = useView()
  const amendment = account.amendments.find(({ id }) => id === amendmentId)
  return (
    <WorkFrame {...{ desk, form }} meeting={account.meeting} tab="minutes">
      <h2>{t('meetings.minutes.answer-amendment')}</h2>
      <p>
        <strong>{amendment?.author}:</strong> {amendment?.body}
      </p>
      <Form action={`${homeOf(account.meeting)}/poprawki/${amendmentId}`}>
        <RadioGroup
          form={form}
          name="outcome"
          label={t('meetings.minutes.outcome')}
          options={['taken', 'declined'].map((value) => ({ value, label: t(`meetings.minutes.outcome.${value}`) }))}
        />
        <TextArea form={form} name="answer" label={t('meetings.minutes.outcome-why')} rows={3} optional />
        <SubmitButton>{t('meetings.minutes.answer-amendment')}</SubmitButton>
      </Form>
    </WorkFrame>
  )
}
