import { ActButton, ButtonLink, type Desk, EmptyState, Meta, Notice, Section, useView } from '../../../ui/index.ts'
import type { Form } from '../../forms/index.ts'
import { WorkFrame } from '../frame.tsx'
import { type Meeting, workPathOf } from '../rules.ts'

interface QuestionsProps {
  desk: Desk
  meeting: Meeting
  form: Form | null
  /** The questions that are asked now, in words. */
  asked: string[]
}

export function QuestionsPage({ desk, meeting, form, asked }: QuestionsProps) {
  const { t } = useView()
  return (
    <WorkFrame {...{ desk, meeting }} tab="questions">
      {!meeting.takesRegistrations && <Notice kind="warning" title={t('meetings.questions.no-registrations')} />}
      {form ? (
        <Section title={t('meetings.questions')}>
          {asked.length > 0 ? (
            <ol>
              {asked.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ol>
          ) : (
            <Notice kind="warning" title={t('meetings.questions.unpublished')} />
          )}
          <ButtonLink href={`/praca/formularze/${form.id}`} icon="pencil">
            {t('meetings.questions.edit')}
          </ButtonLink>
        </Section>
      ) : (
        <EmptyState
          title={t('meetings.questions.none')}
          icon="circle-help"
          action={
            <ActButton action={`${workPathOf(meeting)}/pytania`} variant="primary" icon="plus">
              {t('meetings.questions.begin')}
            </ActButton>
          }
        >
          <p>{t('meetings.questions.none.hint')}</p>
        </EmptyState>
      )}
      <Meta>{t('meetings.questions.kept')}</Meta>
    </WorkFrame>
  )
}
