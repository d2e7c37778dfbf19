import type { Form as FormState } from '../../../platform/http/index.ts'
import { ActButton, type Desk, Form, Hidden, Meta, Section, SubmitButton, useView } from '../../../ui/index.ts'
import { WorkFrame } from '../frame.tsx'
import { workPathOf } from '../rules.ts'
import type { Account } from './account.ts'
import { DecisionFields, StatementFields, TaskFields } from './entry-fields.tsx'
import type { CountedPoll } from './ports.ts'
import { decisionNumber, type MeetingDecision, type Statement, type Task } from './rules.ts'

export type Entry =
  | { kind: 'statement'; entry: Statement }
  | { kind: 'decision'; entry: MeetingDecision }
  | { kind: 'task'; entry: Task }

/** The last part of the address of each kind. */
export const ENTRY_PATHS = { statement: 'wypowiedzi', decision: 'ustalenia', task: 'zadania' } as const

interface CorrectProps {
  account: Account
  desk: Desk
  of: Entry
  form: FormState
  polls: readonly CountedPoll[]
}

/** Where the keeper corrects one entry of minutes that are not approved yet. */
export function CorrectPage({ account, desk, of, form, polls }: CorrectProps) {
  const { t } = useView()
  const { kind, entry } = of
  const here = `${workPathOf(account.meeting)}/protokol/${ENTRY_PATHS[kind]}/${entry.id}`
  const number = kind === 'decision' ? decisionNumber(entry) : ''
  return (
    <WorkFrame {...{ desk, form }} meeting={account.meeting} tab="minutes">
      <h2>{t(`meetings.minutes.edit.${kind}`, { number })}</h2>
      {kind === 'statement' && entry.remarkId && <p>{t('meetings.minutes.edit.remark-stays')}</p>}
      <Form action={here}>
        <Hidden name="key" value={entry.id} />
        {kind === 'statement' && <StatementFields form={form} />}
        {kind === 'decision' && <DecisionFields form={form} polls={polls} />}
        {kind === 'task' && <TaskFields form={form} />}
        <SubmitButton>{t('meetings.minutes.edit.save')}</SubmitButton>
      </Form>
      {kind !== 'decision' && (
        <Section title={t('meetings.minutes.edit.remove')}>
          <Meta>{t('meetings.minutes.edit.remove-hint')}</Meta>
          <ActButton action={`${here}/usuniecie`} variant="secondary">
            {t('meetings.minutes.edit.remove')}
          </ActButton>
        </Section>
      )}
    </WorkFrame>
  )
}
