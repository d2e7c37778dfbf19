import type { ComponentChildren } from 'preact'
import type { Form as FormState } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  Form,
  Hidden,
  KeyValues,
  Link,
  Meta,
  Notice,
  Prose,
  ReadingPage,
  Section,
  SubmitButton,
  Table,
  Tag,
  type TagKind,
  TextArea,
  Unseen,
  useView,
} from '../../../ui/index.ts'
import { HOME, pathOf } from '../rules.ts'
import type { Account } from './account.ts'
import { decided, factsOf, taskState } from './document.ts'
import { FORMATS } from './files.ts'
import { decisionNumber, type MinutesState, minutesState, type Task } from './rules.ts'

export const STATES: Record<MinutesState, TagKind> = {
  draft: 'draft',
  circulated: 'open',
  awaiting: 'soon',
  approved: 'done',
}

/** Where each part stands on the page. */
const PARTS = { statements: 'wypowiedzi', decisions: 'ustalenia', tasks: 'zadania' } as const

interface MinutesPageProps {
  account: Account
  mayAmend: boolean
  form: FormState
  formKey: string
  /** Where this reader has the minutes: at the meeting, or behind a link of their own. */
  home?: string
  /** Behind a link of one's own: no address to share. */
  unlisted?: boolean
}

/** Minutes to read, on the screen and on paper; those who were there propose amendments below. */
export function MinutesPage({ account, mayAmend, form, formKey, unlisted = false, ...given }: MinutesPageProps) {
  const { t, locale, now } = useView()
  const { meeting, minutes } = account
  const home = given.home ?? `${pathOf(meeting)}/protokol`
  const state = minutesState(minutes, now)
  return (
    <ReadingPage
      title={t('meetings.minutes.of', { title: meeting.title })}
      form={form}
      unlisted={unlisted}
      crumbs={[
        { label: t('meetings.meetings'), href: HOME },
        { label: meeting.title, href: pathOf(meeting) },
      ]}
      meta={<Tag kind={STATES[state]}>{t(`meetings.minutes.state.${state}`)}</Tag>}
      actions={FORMATS.map((format) => (
        <ButtonLink key={format} href={`${home}.${format}`} variant="secondary">
          {t(`meetings.minutes.${format}`)}
        </ButtonLink>
      ))}
      contents={[
        ...account.items.map(({ position, title }) => ({ id: `punkt-${position}`, label: title })),
        ...(['statements', 'decisions', 'tasks'] as const)
          .filter((part) => account[part].length > 0)
          .map((part) => ({ id: PARTS[part], label: t(`meetings.minutes.${part}`) })),
      ].map((entry) => ({ ...entry, level: 2 }))}
    >
      {minutes.amendmentsUntil && state === 'circulated' && (
        <Notice title={t('meetings.minutes.amend-until', { day: formatDate(minutes.amendmentsUntil, locale) })} />
      )}
      {minutes.audience === 'members' && <Meta>{t('meetings.minutes.members-only')}</Meta>}
      <KeyValues items={factsOf(account, t, locale).map(([label, value]) => ({ label, value: linked(value) }))} />
      {account.items.map((item) => (
        <Section key={item.id} id={`punkt-${item.position}`} title={item.title}>
          <Prose>{lines(item.course || t('meetings.minutes.nothing-noted'))}</Prose>
        </Section>
      ))}
      <Entries account={state === 'approved' ? withoutAuthors(account) : account} />
      {minutes.transcript && (
        <Section title={t('meetings.minutes.transcript')}>
          <Prose>{lines(minutes.transcript)}</Prose>
        </Section>
      )}
      {mayAmend && (
        <Section title={t('meetings.minutes.amend')} id="poprawka">
          <Form action={`${home}/poprawki`}>
            <Hidden name="key" value={formKey} />
            <TextArea
              form={form}
              name="body"
              label={t('meetings.minutes.amendment')}
              hint={t('meetings.minutes.amendment-hint')}
              limit={5000}
            />
            <SubmitButton>{t('meetings.minutes.send-amendment')}</SubmitButton>
          </Form>
        </Section>
      )}
    </ReadingPage>
  )
}

/** What was proposed is part of the record; who proposed it concerned those who were there. */
const withoutAuthors = (account: Account): Account => ({
  ...account,
  amendments: account.amendments.map((amendment) => ({ ...amendment, author: '' })),
})

/** On the page of the meeting. */
export function MinutesLink({ meeting, minutes }: Pick<Account, 'meeting' | 'minutes'>) {
  const { t, now } = useView()
  const state = minutesState(minutes, now)
  return (
    <Section title={t('meetings.minutes.title')}>
      <p>
        <Link href={`${pathOf(meeting)}/protokol`}>{t('meetings.minutes.open')}</Link>{' '}
        <Tag kind={STATES[state]}>{t(`meetings.minutes.state.${state}`)}</Tag>
      </p>
    </Section>
  )
}

/** Statements, decisions, tasks and amendments, as far as there are any. @param edit where the keeper corrects them */
export function Entries({ account, edit = null }: { account: Account; edit?: string | null }) {
  const { t } = useView()
  const { statements, decisions, tasks, returning, amendments } = account
  return (
    <>
      {statements.length > 0 && (
        <Section title={t('meetings.minutes.statements')} id={PARTS.statements}>
          <ul>
            {statements.map(({ id, speaker, body, answer }) => (
              <li key={id}>
                <strong>{speaker || t('meetings.minutes.unnamed')}:</strong> {body}
                {answer && <p>{t('meetings.minutes.answered', { answer })}</p>}
                {edit && (
                  <p>
                    <EditLink href={`${edit}/wypowiedzi/${id}`} what={body} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {decisions.length > 0 && (
        <Section title={t('meetings.minutes.decisions')} id={PARTS.decisions}>
          <ul>
            {decisions.map((decision) => (
              <li key={decision.id} id={`ustalenie-${decision.number}-${decision.year}`}>
                <strong>{decisionNumber(decision)}</strong> {decided(decision, t)}{' '}
                {decision.pollPath && <Link href={decision.pollPath}>{t('meetings.minutes.poll-result')}</Link>}
                {edit && (
                  <p>
                    <EditLink href={`${edit}/ustalenia/${decision.id}`} what={decisionNumber(decision)} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {tasks.length > 0 && (
        <Section title={t('meetings.minutes.tasks')} id={PARTS.tasks}>
          <TaskTable caption={t('meetings.minutes.tasks')} tasks={tasks} />
        </Section>
      )}
      {returning.length > 0 && (
        <Section title={t('meetings.minutes.returning')}>
          <TaskTable caption={t('meetings.minutes.returning')} tasks={returning} />
        </Section>
      )}
      {amendments.length > 0 && (
        <Section title={t('meetings.minutes.amendments')}>
          <ul>
            {amendments.map(({ id, author, body, outcome, answer }) => (
              <li key={id}>
                <strong>{author || t('meetings.minutes.unnamed')}:</strong> {body}{' '}
                <Tag kind={outcome === 'taken' ? 'done' : outcome ? 'closed' : 'soon'}>
                  {t(`meetings.minutes.amendment.${outcome ?? 'open'}`)}
                </Tag>
                {answer && <p>{answer}</p>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** To the page where an entry is corrected. */
export function EditLink({ href, what }: { href: string; what: string }) {
  const { t } = useView()
  const short = what.length > 60 ? `${what.slice(0, 60)}…` : what
  return (
    <Link href={href}>
      {t('meetings.minutes.edit')}
      <Unseen>: {short}</Unseen>
    </Link>
  )
}

const TASKS: Record<ReturnType<typeof taskState>, TagKind> = { done: 'done', overdue: 'problem', 'to-do': 'open' }

interface TaskTableProps {
  caption: string
  tasks: Task[]
  act?: (task: Task) => ComponentChildren
}

export function TaskTable({ caption, tasks, act }: TaskTableProps) {
  const { t, locale, now } = useView()
  return (
    <Table
      caption={caption}
      captionHidden
      rowId={({ id }) => id}
      rows={tasks}
      columns={[
        { label: t('meetings.minutes.what'), cell: ({ what }) => what, names: true },
        { label: t('meetings.minutes.owner'), cell: ({ owner }) => owner },
        { label: t('meetings.minutes.due'), cell: ({ dueOn }) => formatDate(dueOn, locale) },
        {
          label: t('meetings.minutes.task-state'),
          cell: (task) => (
            <Tag kind={TASKS[taskState(task, now)]}>{t(`meetings.minutes.task.${taskState(task, now)}`)}</Tag>
          ),
        },
        ...(act ? [{ label: t('meetings.minutes.act'), cell: act }] : []),
      ]}
    />
  )
}

export const lines = (text: string) =>
  text.split(/\n\s*\n/).map((part, index) => <p key={`${index} ${part}`}>{part}</p>)

const linked = (value: string) => (/^https?:/.test(value) ? <Link href={value}>{value}</Link> : value)
